import type { Span } from './diary-facts'
import type { FieldError } from './refusal'
import { addDays, dayNumber, dayOf, daysBetween, instantAt, minuteAt, minuteOf, type Day, type Instant, type Minute, type WallMinute, type Zone } from './time'

/** A practitioner's time away: how it comes about, and which time it is. */

export const absenceReasons = ['leave', 'training', 'family', 'unwell', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]
export const absenceStatuses = ['asked', 'granted', 'refused', 'withdrawn', 'ended'] as const
export type AbsenceStatus = (typeof absenceStatuses)[number]
export const absenceVerbs = ['grant', 'refuse', 'withdraw', 'change', 'end'] as const
export type AbsenceVerb = (typeof absenceVerbs)[number]

/** Which verb leads from which status to which: what isn't here can't be done. */
const next = {
  asked: { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' },
  granted: { change: 'granted', end: 'ended' },
  refused: {},
  withdrawn: {},
  ended: {},
} as const satisfies Record<AbsenceStatus, Partial<Record<AbsenceVerb, AbsenceStatus>>>

export const nextAbsence = (from: AbsenceStatus, verb: AbsenceVerb): AbsenceStatus | null =>
  (next[from] as Partial<Record<AbsenceVerb, AbsenceStatus>>)[verb] ?? null

/** From a time of the first day to a time of the last, by the clock of the practitioner's first clinic; then the same every so many weeks. */
export interface AbsenceTimes {
  from: Day
  until: Day
  /** 0 to 1440; whole days are from 0 to 1440. */
  fromMinute: WallMinute
  toMinute: WallMinute
  /** Null: once. */
  everyWeeks: number | null
  /** No time away begins on a later day; null where it is once. */
  repeatUntil: Day | null
}

export const isWholeDays = ({ fromMinute, toMinute }: AbsenceTimes): boolean => fromMinute === 0 && toMinute === 1440

const mostDays = 366
const mostAheadDays = 2 * 366

/** Each time away, in order. */
export function absenceSpans({ from, until, fromMinute, toMinute, everyWeeks, repeatUntil }: AbsenceTimes, zone: Zone): Span[] {
  const [first, length] = [dayNumber(from), daysBetween(from, until)]
  const last = everyWeeks === null || repeatUntil === null ? first : dayNumber(repeatUntil)
  const step = 7 * (everyWeeks ?? 1)
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => {
    const day = first + i * step
    return { start: minuteAt(day, fromMinute, zone), end: minuteAt(day + length, toMinute, zone) }
  })
}

/** What is still to come of it, the one that has begun included. */
export const spansToCome = (times: AbsenceTimes, zone: Zone, now: Instant): Span[] =>
  absenceSpans(times, zone).filter(({ end }) => end > minuteOf(now))

const wrong = (path: string, message: string): FieldError[] => [{ path: [path], message }]

/** What is wrong with the times, by field (`until`, `to`, `from`, `every`, `repeat`); nothing: an empty list. */
export function wrongTimes(times: AbsenceTimes, zone: Zone, now: Instant): FieldError[] {
  const { from, until, everyWeeks, repeatUntil } = times
  const today = dayOf(now, zone)
  if (until < from) return wrong('until', 'The last day is before the first. Swap them.')
  if (daysBetween(from, until) >= mostDays) return wrong('until', 'That is more than a year. Ask for less at a time.')
  if (daysBetween(today, from) > mostAheadDays) return wrong('from', 'That is more than two years ahead. Choose an earlier day.')
  if (minuteAt(dayNumber(until), times.toMinute, zone) <= minuteAt(dayNumber(from), times.fromMinute, zone)) {
    return wrong('to', 'It ends before it begins. Choose a later time.')
  }
  if ((everyWeeks === null) !== (repeatUntil === null)) {
    return everyWeeks === null ? wrong('every', 'Choose how often it comes again, or leave out until when.') : wrong('repeat', 'Enter the day until which it comes again.')
  }
  if (everyWeeks !== null && repeatUntil !== null) {
    if (repeatUntil < addDays(from, 7 * everyWeeks)) return wrong('repeat', 'By then it doesn’t come again. Choose a later day, or leave it at once.')
    if (daysBetween(today, repeatUntil) > mostAheadDays) return wrong('repeat', 'That is more than two years ahead. Choose an earlier day.')
    if (daysBetween(from, until) >= 7 * everyWeeks) return wrong('every', 'It comes again before it is over. Choose fewer days, or more weeks.')
  }
  return spansToCome(times, zone, now).length === 0 ? wrong('from', 'This is over already. Choose a day to come.') : []
}

export interface Part extends Span {
  id: string
}

/**
 * What an end does to the parts of an absence: those that begin on the day or later are dropped; one that has begun is cut at that
 * day's beginning, or where that is past, at the next minute.
 */
export function endParts(parts: readonly Part[], day: Day, zone: Zone, now: Instant): { drops: string[]; cut: Span[] } {
  const at: Minute = Math.max(minuteOf(instantAt(day, 0, zone)), minuteOf(now) + 1)
  const over = parts.filter(({ end }) => end > at)
  return {
    drops: over.map(({ id }) => id),
    cut: over.filter(({ start }) => start < at).map(({ start }) => ({ start, end: at })),
  }
}
