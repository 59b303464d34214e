/**
 * The one door for time: the only file that knows the time library.
 *
 * Inside the product time is a number (an instant or a minute since the epoch) or a text (a local date); wall-clock
 * times mean the zone of the clinic, never the server's. The zones of the IANA database are asked once for each zone
 * and day. Their offsets count as whole minutes, which every zone in use today has.
 */
import { Temporal } from 'temporal-polyfill'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number
/** Whole minutes since 1970-01-01T00:00Z. */
export type Minute = number
/** A local date, 'YYYY-MM-DD', from 1900-01-01 to 2999-12-31. */
export type Day = string
/** Minutes on the clock since local midnight: 0 to 1440, or up to 2880 for what ends the day after. */
export type WallMinute = number
/** An IANA name, such as 'Europe/London'. */
export type Zone = string
/** Whole days since 1970-01-01: a `Day` to count with. */
export type DayNumber = number
/** ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const MINUTE = 60_000
const DAY = 1440

export const minuteOf = (at: Instant): Minute => Math.floor(at / MINUTE)
export const instantOf = (minute: Minute): Instant => minute * MINUTE

// ── Local dates ─────────────────────────────────────────────────────────────────────────────────────────────────

const inDays = (year: number, month: number, day: number): DayNumber => Date.UTC(year, month - 1, day) / (DAY * MINUTE)

/** Takes a valid `Day`; see `parseDay` for what comes from outside. */
export const dayNumber = (day: Day): DayNumber =>
  inDays(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))

export const dayFromNumber = (n: DayNumber): Day => new Date(n * DAY * MINUTE).toISOString().slice(0, 10)

/** The local date that a text states, or null: '2026-02-30', '6/8/2026' and years outside 1900 to 2999 are none. */
export function parseDay(text: string): Day | null {
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return null
  const n = dayNumber(text)
  return Number.isFinite(n) && dayFromNumber(n) === text ? text : null
}

export const addDays = (day: Day, n: number): Day => dayFromNumber(dayNumber(day) + n)

/** How many days from `a` to `b`; negative where `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a)

/** Every day from `from` to `to`, both inclusive; none where `to` is earlier. */
export const eachDay = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))

/** 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (n: DayNumber): Weekday => ((((n + 3) % 7) + 7) % 7 + 1) as Weekday

export const weekdayOf = (day: Day): Weekday => weekdayOfNumber(dayNumber(day))

/** The Monday of the week that `day` is in. */
export const startOfWeek = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/** Whole years on `day` of someone born on `born`. Who was born on 29 February has the birthday on 1 March elsewise. */
export const ageOn = (born: Day, day: Day): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)

// ── Zones ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A stretch of time in which the zone keeps one offset: the local clock shows `minute + offset`. */
export interface OffsetSpan {
  start: Minute
  end: Minute
  offset: number
}

/** Days of all zones together: enough for twenty zones over half a year. A full cache starts afresh. */
const CACHE_SIZE = 4096
const offsetCache = new Map<Zone, Map<DayNumber, readonly OffsetSpan[]>>()
let cached = 0

function remember(zone: Zone, n: DayNumber, spans: readonly OffsetSpan[]): void {
  if (cached >= CACHE_SIZE) {
    offsetCache.clear()
    cached = 0
  }
  const days = offsetCache.get(zone) ?? new Map<DayNumber, readonly OffsetSpan[]>()
  offsetCache.set(zone, days.set(n, spans))
  cached += 1
}

function findOffsets(zone: Zone, n: DayNumber): OffsetSpan[] {
  // A local day lies within a day of the UTC day of that date, and a night session runs into the next one.
  const end = (n + 3) * DAY
  let at = Temporal.Instant.fromEpochMilliseconds(instantOf((n - 1) * DAY)).toZonedDateTimeISO(zone)
  let start = (n - 1) * DAY
  const spans: OffsetSpan[] = []
  while (start < end) {
    const next = at.getTimeZoneTransition('next')
    const until = next ? Math.min(end, minuteOf(next.epochMilliseconds)) : end
    spans.push({ start, end: until, offset: Math.floor(at.offsetNanoseconds / (MINUTE * 1e6)) })
    start = until
    at = next ?? at
  }
  return spans
}

/** The offsets that the zone keeps from the UTC day before `n` to the end of the second one after it, in order. */
export function offsetsAround(n: DayNumber, zone: Zone): readonly OffsetSpan[] {
  const known = offsetCache.get(zone)?.get(n)
  if (known) return known
  const spans = findOffsets(zone, n)
  remember(zone, n, spans)
  return spans
}

function offsetAt(minute: Minute, zone: Zone): number {
  const spans = offsetsAround(Math.floor(minute / DAY), zone)
  return (spans.find((span) => minute < span.end) ?? spans[spans.length - 1])?.offset ?? 0
}

/** `instantAt` in whole minutes and day numbers, for loops. */
export function minuteAt(n: DayNumber, wall: WallMinute, zone: Zone): Minute {
  const local = n * DAY + wall
  const spans = offsetsAround(n, zone)
  for (const span of spans) {
    const minute = Math.max(span.start, local - span.offset)
    if (minute < span.end) return minute
  }
  return local - (spans[spans.length - 1]?.offset ?? 0)
}

/**
 * The first instant at which the clocks of the zone show that time or a later one: in the spring gap the instant of the
 * change, in the autumn fold the first of the two readings (as RFC 5545 section 3.3.5 does for the fold).
 * `wall` may be up to 2880.
 */
export const instantAt = (day: Day, wall: WallMinute, zone: Zone): Instant =>
  instantOf(minuteAt(dayNumber(day), wall, zone))

const localMinute = (at: Instant, zone: Zone): number => minuteOf(at) + offsetAt(minuteOf(at), zone)

/** The local date at that instant, as a number. */
export const dayNumberOf = (at: Instant, zone: Zone): DayNumber => Math.floor(localMinute(at, zone) / DAY)

export const dayOf = (at: Instant, zone: Zone): Day => dayFromNumber(dayNumberOf(at, zone))

/** What the clocks show at that instant, 0 to 1439. */
export const minuteOfDay = (at: Instant, zone: Zone): WallMinute => localMinute(at, zone) - dayNumberOf(at, zone) * DAY

/** Whether the text is an IANA zone known here. A bare offset ('+01:00') is none: it has no summer time. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text) !== null
  } catch {
    return false
  }
}

// ── Texts that machines read ────────────────────────────────────────────────────────────────────────────────────

const rfc3339 = /^(?:19|2\d)\d{2}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/

/** The instant that an RFC 3339 text states (section 5.6: date, time with seconds, offset), or null. */
export function parseInstant(text: string): Instant | null {
  if (!rfc3339.test(text)) return null
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return null
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** RFC 3339 with the offset of the zone, to the second: '2026-08-06T17:30:00+01:00'. */
export function formatInstant(at: Instant, zone: Zone): string {
  const offset = offsetAt(minuteOf(at), zone)
  const size = Math.abs(offset)
  const clock = new Date(at + offset * MINUTE).toISOString().slice(0, 19)
  return `${clock}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** RFC 3339 in UTC, to the millisecond: '2026-08-06T16:30:00.000Z'. For the database and for logs. */
export const toIso = (at: Instant): string => new Date(at).toISOString()

/** RFC 5322 section 3.3, in UTC: 'Thu, 06 Aug 2026 16:30:00 +0000'. For the head of an email. */
export const mailDate = (at: Instant): string => new Date(at).toUTCString().replace('GMT', '+0000')

/** What a certificate says of its dates: 'Nov 30 12:00:00 2026 GMT'; null for anything else. */
export function certificateInstant(text: string): Instant | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}

/** The opposite of `toIso`, for texts of our own; throws where the text is no instant. */
export function fromIso(text: string): Instant {
  const at = parseInstant(text)
  if (at === null) throw new RangeError('not an instant')
  return at
}

// ── Texts that people read ──────────────────────────────────────────────────────────────────────────────────────

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
] as const

export const weekdayName = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''
const dayAndMonth = (day: Day): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`

/** 'Thursday 6 August' */
export const mediumDate = (day: Day): string => `${weekdayName(weekdayOf(day))} ${dayAndMonth(day)}`
/** 'Thursday 6 August 2026' */
export const longDate = (day: Day): string => `${mediumDate(day)} ${day.slice(0, 4)}`
/** '6 August 2026' */
export const plainDate = (day: Day): string => `${dayAndMonth(day)} ${day.slice(0, 4)}`
/** 'Thu 6 August' */
export const shortDate = (day: Day): string => `${weekdayName(weekdayOf(day)).slice(0, 3)} ${dayAndMonth(day)}`

/** '5:30pm'; also for what is past midnight (1500 is '1:00am'). */
export function wallClock(wall: WallMinute): string {
  const hour = Math.floor(wall / 60) % 24
  return `${hour % 12 || 12}:${two(wall % 60)}${hour < 12 ? 'am' : 'pm'}`
}

/** '17:30' */
export const wallClock24 = (wall: WallMinute): string => `${two(Math.floor(wall / 60) % 24)}:${two(wall % 60)}`

/** '5:30pm' */
export const clockTime = (at: Instant, zone: Zone): string => wallClock(minuteOfDay(at, zone))
/** '17:30' */
export const clock24 = (at: Instant, zone: Zone): string => wallClock24(minuteOfDay(at, zone))

/** 'today', 'tomorrow' or 'Thursday 6 August', to go inside a sentence. */
export function relativeDay(day: Day, today: Day): string {
  const ahead = daysBetween(today, day)
  if (ahead === 0) return 'today'
  return ahead === 1 ? 'tomorrow' : mediumDate(day)
}

/** '40 min', '1 h', '1 h 40 min' */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
