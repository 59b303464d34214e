import type { Closure, OpeningHours, Span } from './diary-facts'
import { clipSpans, mergeSpans, subtractSpans } from './spans'
import {
  dayNumber, dayNumberOf, instantOf, minuteAt, weekdayOfNumber, type Day, type DayNumber, type Instant, type Zone,
} from './time'

/** How far opening time is looked for: a little over a year, a week at a time. */
const WEEKS_SEARCHED = 53

/** When the clinic is shut on the days from `from` to `to` (both inclusive), sorted. */
export function closureSpans(closures: readonly Closure[], zone: Zone, from: DayNumber, to: DayNumber): Span[] {
  const spans: Span[] = []
  for (const closure of closures) {
    const first = Math.max(from, dayNumber(closure.from))
    const last = Math.min(to, dayNumber(closure.until))
    for (let n = first; n <= last; n += 1) {
      spans.push({ start: minuteAt(n, closure.fromMinute, zone), end: minuteAt(n, closure.toMinute, zone) })
    }
  }
  return mergeSpans(spans)
}

/**
 * The week's hours that are in force on a day: those of the season that it is in, all of them, in place of the usual ones; of
 * several seasons the one that began last.
 */
function inForce(hours: readonly OpeningHours[], n: DayNumber): readonly OpeningHours[] {
  const seasons = hours.filter(({ validFrom, validUntil }) =>
    validFrom != null && dayNumber(validFrom) <= n && (validUntil == null || n <= dayNumber(validUntil)))
  const began = Math.max(...seasons.map(({ validFrom }) => dayNumber(validFrom ?? '')))
  return seasons.length > 0 ? seasons.filter(({ validFrom }) => dayNumber(validFrom ?? '') === began) : hours.filter(({ validFrom }) => validFrom == null)
}

/** The same by a local date of the clinic, for what shows a week's hours or a day's. */
export const hoursOn = (hours: readonly OpeningHours[], day: Day): OpeningHours[] => [...inForce(hours, dayNumber(day))]

function openOn(
  hours: readonly OpeningHours[], closures: readonly Closure[], zone: Zone, from: DayNumber, to: DayNumber,
): Span[] {
  const open: Span[] = []
  const seasonal = hours.some(({ validFrom }) => validFrom != null)
  // Hours that pass midnight belong to the day they begin on.
  for (let n = from - 1; n <= to; n += 1) {
    const weekday = weekdayOfNumber(n)
    for (const { weekday: on, opens, closes } of seasonal ? inForce(hours, n) : hours) {
      if (on === weekday) open.push({ start: minuteAt(n, opens, zone), end: minuteAt(n, closes, zone) })
    }
  }
  const shut = closureSpans(closures, zone, from - 1, to)
  return clipSpans(subtractSpans(mergeSpans(open), shut), minuteAt(from, 0, zone), minuteAt(to + 1, 0, zone))
}

/**
 * When the clinic is open on its local dates from `from` to `to`, both inclusive: minutes since the epoch, sorted,
 * joined where hours abut, without the closures.
 */
export const openSpans = (
  hours: readonly OpeningHours[], closures: readonly Closure[], zone: Zone, from: Day, to: Day,
): Span[] => openOn(hours, closures, zone, dayNumber(from), dayNumber(to))

export function isOpenAt(
  hours: readonly OpeningHours[], closures: readonly Closure[], zone: Zone, at: Instant,
): boolean {
  const today = dayNumberOf(at, zone)
  return openOn(hours, closures, zone, today, today)
    .some((span) => instantOf(span.start) <= at && at < instantOf(span.end))
}

/**
 * The first instant at which the clinic has been open for `minutes` since `from`: `from` itself for none, closing time
 * where they are used up exactly then. A clinic without as much opening time in the 53 weeks after (or none at all) is
 * counted as if it never closed.
 */
export function addOpeningMinutes(
  hours: readonly OpeningHours[], closures: readonly Closure[], zone: Zone, from: Instant, minutes: number,
): Instant {
  let left = instantOf(minutes)
  if (left <= 0) return from
  const today = dayNumberOf(from, zone)
  for (let week = 0; week < WEEKS_SEARCHED && hours.length > 0; week += 1) {
    for (const span of openOn(hours, closures, zone, today + 7 * week, today + 7 * week + 6)) {
      const start = Math.max(from, instantOf(span.start))
      const length = instantOf(span.end) - start
      if (length >= left) return start + left
      left -= Math.max(0, length)
    }
  }
  return from + instantOf(minutes)
}

/** The last instant from which the clinic is open for `minutes` until `to`; else as `addOpeningMinutes`, backwards. */
export function subtractOpeningMinutes(
  hours: readonly OpeningHours[], closures: readonly Closure[], zone: Zone, to: Instant, minutes: number,
): Instant {
  let left = instantOf(minutes)
  if (left <= 0) return to
  const today = dayNumberOf(to, zone)
  for (let week = 0; week < WEEKS_SEARCHED && hours.length > 0; week += 1) {
    for (const span of openOn(hours, closures, zone, today - 7 * week - 6, today - 7 * week).reverse()) {
      const end = Math.min(to, instantOf(span.end))
      const length = end - instantOf(span.start)
      if (length >= left) return end - left
      left -= Math.max(0, length)
    }
  }
  return to - instantOf(minutes)
}
