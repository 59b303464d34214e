import type { DayState, Slot } from '@/lib/core/diary-facts'
import type { Policy } from '@/lib/core/diary-facts'
import { nearestSlots } from '@/lib/core/slots'
import { addDays, dayOf } from '@/lib/core/time'
import type { Day, Instant, Zone } from '@/lib/core/time'
import { readNextFree } from '@/lib/use-cases/read-next-free'
import { readSlots } from '@/lib/use-cases/read-slots'

const shown = 7

export interface WeekWish {
  clinic: string
  service: string
  practitioner?: string | undefined
  skill?: string | undefined
}

interface Range {
  today: Day
  /** The last day that can be booked at all. */
  last: Day
  zone: Zone
}

export interface Week extends Range {
  from: Day
  to: Day
  days: DayState[]
  /** The first day with a free time, here or later; null where nothing is free online. */
  nextFree: Day | null
  earlier: Day | null
  later: Day | null
}

/** What a use-case refused although the page had checked it: nothing a visitor can put right. */
class NotReadable extends Error {}

const later = (a: Day, b: Day): Day => (a > b ? a : b)

async function nextFreeDay(wish: WeekWish, after: Day, zone: Zone, at: Instant): Promise<Day | null> {
  const next = await readNextFree({ ...wish, after }, at)
  if (!next.ok) throw new NotReadable(next.refusal.reason)
  return next.value && dayOf(next.value.start, zone)
}

/** The first of the days to show: as asked for, else today, else where the first free time is. */
async function firstShown(wish: WeekWish, asked: Day | undefined, range: Range, at: Instant): Promise<Day> {
  if (asked) return asked > range.last ? range.last : later(asked, range.today)
  const free = await nextFreeDay(wish, range.today, range.zone, at)
  return free && free >= addDays(range.today, shown) ? free : range.today
}

export async function readWeek(
  wish: WeekWish & { draft?: string | undefined }, asked: Day | undefined, zone: Zone, policy: Policy, at: Instant,
): Promise<Week> {
  const today = dayOf(at, zone)
  const range = { today, last: addDays(today, policy.horizonDays), zone }
  const from = await firstShown(wish, asked, range, at)
  const to = addDays(from, shown - 1)
  const slots = await readSlots({ ...wish, from, to }, at)
  if (!slots.ok) throw new NotReadable(slots.refusal.reason)
  const firstHere = slots.value.slots[0]
  return {
    ...range, from, to, days: slots.value.days,
    nextFree: firstHere ? dayOf(firstHere.start, zone) : await nextFreeDay(wish, addDays(to, 1), zone, at),
    earlier: from > today ? later(addDays(from, -shown), today) : null,
    later: to < range.last ? addDays(from, shown) : null,
  }
}

/** Up to five free times nearest to one that went, in their order; and whether it is free after all. */
export async function readNear(wish: WeekWish, start: Instant, zone: Zone, at: Instant): Promise<{ near: Slot[]; isFree: boolean }> {
  const day = dayOf(start, zone)
  const slots = await readSlots({ ...wish, from: addDays(day, -3), to: addDays(day, 13) }, at)
  if (!slots.ok) throw new NotReadable(slots.refusal.reason)
  const near = nearestSlots(slots.value.slots, start).sort((a, b) => a.start - b.start)
  return { near, isFree: near.some((slot) => slot.start === start) }
}
