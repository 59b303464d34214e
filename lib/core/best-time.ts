/** When the patient would like to be rung, in the clinic's opening time. */
import type { BestTime } from './appointment'
import type { DiaryFacts } from './diary-facts'
import { openSpans } from './opening'
import { clipSpans } from './spans'
import { addDays, dayOf, instantAt, instantOf, minuteOf, minuteOfDay, type Instant, type WallMinute, type Zone } from './time'

type OpenFacts = Pick<DiaryFacts, 'openingHours' | 'closures' | 'zone'>

/** On the clinic's clock. */
const parts: Readonly<Record<BestTime, { from: WallMinute; to: WallMinute }>> = {
  'any': { from: 0, to: 1440 }, 'before-noon': { from: 0, to: 720 }, 'noon-to-2': { from: 720, to: 840 },
  '2-to-5': { from: 840, to: 1020 }, 'after-5': { from: 1020, to: 1440 },
}

export function isWished(best: BestTime, at: Instant, zone: Zone): boolean {
  const wall = minuteOfDay(at, zone)
  return parts[best].from <= wall && wall < parts[best].to
}

export interface WishedTime {
  start: Instant
  end: Instant
}

/** Further ahead nobody plans a call. */
const DAYS_SEARCHED = 60

/**
 * The first stretch at or after `from` and before `until` in which the clinic is open in the part of the day wished for,
 * cut to those two; null where it isn't open then.
 */
export function firstWished({ openingHours, closures, zone }: OpenFacts, best: BestTime, from: Instant, until: Instant): WishedTime | null {
  const { from: opens, to: shuts } = parts[best]
  for (let i = 0, day = dayOf(from, zone); i <= DAYS_SEARCHED && instantAt(day, 0, zone) < until; i += 1, day = addDays(day, 1)) {
    const open = openSpans(openingHours, closures, zone, day, day)
    for (const span of clipSpans(open, minuteOf(instantAt(day, opens, zone)), minuteOf(instantAt(day, shuts, zone)))) {
      const [start, end] = [Math.max(from, instantOf(span.start)), Math.min(until, instantOf(span.end))]
      if (start < end) return { start, end }
    }
  }
  return null
}
