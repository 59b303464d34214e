import type { Closure, RotaSession, Span } from './diary-facts'
import { sessionSpans } from './rota'
import { clipSpans } from './spans'
import { addDays, dayNumber, instantAt, instantOf, minuteAt, type Day, type Instant, type WallMinute, type Zone } from './time'

/** What a day looks like on a sheet: when people are in, and which hours to draw. Instants in, instants out. */

export interface Stay {
  start: Instant
  end: Instant
}

const stay = ({ start, end }: Span): Stay => ({ start: instantOf(start), end: instantOf(end) })

/** When sessions open a local day, the end of a night session of the day before included; merged and sorted. */
export function staysOn(sessions: readonly RotaSession[], day: Day, zone: Zone): Stay[] {
  const today = dayNumber(day)
  const [from, to] = [minuteAt(today, 0, zone), minuteAt(today + 1, 0, zone)]
  return clipSpans(sessionSpans(sessions, zone, today - 1, today), from, to).map(stay)
}

/** What of an absence or of taken time lies in the local day, or null. */
export function within(span: Stay, day: Day, zone: Zone): Stay | null {
  const start = Math.max(span.start, instantAt(day, 0, zone))
  const end = Math.min(span.end, instantAt(addDays(day, 1), 0, zone))
  return start < end ? { start, end } : null
}

/** Closures of one local day. */
export const closuresOn = (closures: readonly Closure[], day: Day): { from: WallMinute; to: WallMinute; reason: string }[] =>
  closures.filter((closure) => closure.from <= day && day <= closure.until)
    .map(({ fromMinute, toMinute, reason }) => ({ from: fromMinute, to: toMinute, reason }))

/** An appointment is orphaned when no session of its practitioner at that clinic covers it any more. */
export const isCovered = (appointment: Stay, stays: readonly Stay[]): boolean =>
  stays.some((open) => open.start <= appointment.start && appointment.end <= open.end)

/** The hours to draw, on whole hours: all that is open or booked, and at least nine to five. */
export function hoursToDraw(minutes: readonly { from: WallMinute; to: WallMinute }[]): { from: WallMinute; to: WallMinute } {
  const from = Math.min(540, ...minutes.map((span) => span.from))
  const to = Math.max(1020, ...minutes.map((span) => span.to))
  return { from: Math.floor(from / 60) * 60, to: Math.min(1440, Math.ceil(to / 60) * 60) }
}
