import { addDays, dayOf, instantAt, minuteOfDay, type Instant, type WallMinute, type Zone } from '@/lib/core/time'

/** When somebody is reminded. All by the clinic's clock, so that a change of the clocks between moves nothing. */

/** Ten in the morning. */
const remindedAt: WallMinute = 600
const decentFrom: WallMinute = 540
const decentUntil: WallMinute = 1080

export type ReminderKind = 'reminder-3' | 'reminder-1'

export interface Reminder {
  kind: ReminderKind
  dueAt: Instant
  /** From then on it is of no use: the next one says it, or the visit has begun. */
  until: Instant
}

/** Three days and the day before a visit that was agreed on at `now`; none whose time is past by then. */
export function remindersFor(start: Instant, zone: Zone, now: Instant): Reminder[] {
  const before = (days: number): Instant => instantAt(addDays(dayOf(start, zone), -days), remindedAt, zone)
  const both: Reminder[] = [
    { kind: 'reminder-3', dueAt: before(3), until: before(1) },
    { kind: 'reminder-1', dueAt: before(1), until: start },
  ]
  return both.filter(({ dueAt }) => dueAt > now)
}

/** The moment itself, where it is between nine in the morning and six in the evening; else the next nine o'clock. */
export function decentTime(at: Instant, zone: Zone): Instant {
  const wall = minuteOfDay(at, zone)
  if (wall >= decentFrom && wall < decentUntil) return at
  const day = dayOf(at, zone)
  return instantAt(wall < decentFrom ? day : addDays(day, 1), decentFrom, zone)
}
