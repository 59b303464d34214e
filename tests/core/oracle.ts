/**
 * The slot rules once more, as plainly as can be: every minute is looked at by itself. Shares no code with the product;
 * what the clocks show comes straight from the time library, minute by minute.
 */
import { Temporal } from 'temporal-polyfill'
import type { Closure, DiaryFacts, OpeningHours, RotaSession, Slot, Wish } from '../../lib/core/diary-facts'

interface Reading {
  day: string
  /** Minutes on the clock since midnight. */
  wall: number
}

const readings = new Map<string, Map<number, Reading[]>>()

const dayAndWall = (clock: Temporal.PlainDateTime | Temporal.ZonedDateTime): Reading =>
  ({ day: clock.toPlainDate().toString(), wall: clock.hour * 60 + clock.minute })

/** A UTC date's 1440 readings. On one without a change only the first is asked for: the others follow by counting on. */
function readDay(zone: string, date: number): Reading[] {
  const at = (minute: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds((date * 1440 + minute) * 60_000).toZonedDateTimeISO(zone)
  const first = at(0)
  if (first.offset !== at(1440).offset) return Array.from({ length: 1440 }, (_, i) => dayAndWall(at(i)))
  const { day, wall } = dayAndWall(first)
  const next = first.toPlainDate().add({ days: 1 }).toString()
  return Array.from({ length: 1440 }, (_, i) => (
    wall + i < 1440 ? { day, wall: wall + i } : { day: next, wall: wall + i - 1440 }
  ))
}

/** What the clocks of the zone show at that minute since the epoch. Each is asked for once. */
export function clockAt(zone: string, minute: number): Reading {
  const date = Math.floor(minute / 1440)
  const dates = readings.get(zone) ?? new Map<number, Reading[]>()
  if (!readings.has(zone)) readings.set(zone, dates)
  const day = dates.get(date) ?? readDay(zone, date)
  if (!dates.has(date)) dates.set(date, day)
  const reading = day[minute - date * 1440]
  if (!reading) throw new Error('no such minute')
  return reading
}

/** Asks the time library once for each question. */
function once<A extends string | number, B extends string | number, T>(ask: (a: A, b: B) => T): (a: A, b: B) => T {
  const answers = new Map<A, Map<B, T>>()
  return (a, b) => {
    const known = answers.get(a) ?? new Map<B, T>()
    if (!answers.has(a)) answers.set(a, known)
    const answer = known.get(b) ?? ask(a, b)
    known.set(b, answer)
    return answer
  }
}

export const dateAfter = once((day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString())
const middayUtc = (day: string): number => Temporal.Instant.from(`${day}T12:00:00Z`).epochMilliseconds / 60_000
const askWeekday = once((day: string, _: number): number => Temporal.PlainDate.from(day).dayOfWeek)
const weekday = (day: string): number => askWeekday(day, 0)
const monday = (day: string): string => dateAfter(day, 1 - weekday(day))
const weeksBetween = once((a: string, b: string): number =>
  Temporal.PlainDate.from(monday(a)).until(monday(b), { largestUnit: 'days' }).days / 7)

const found = new Map<string, number>()

/** The first minute at which the clocks show that time of that day, or a later one. */
export function firstShowing(zone: string, day: string, wall: number): number {
  const key = `${zone} ${day} ${wall}`
  const known = found.get(key)
  if (known !== undefined) return known
  const wanted = wall >= 1440 ? { day: dateAfter(day, Math.floor(wall / 1440)), wall: wall % 1440 } : { day, wall }
  // Nothing of a day is shown before its first minute is.
  let minute = wanted.wall > 0 ? firstShowing(zone, wanted.day, 0) : middayUtc(wanted.day) - 36 * 60
  for (;;) {
    const shown = clockAt(zone, minute)
    if (shown.day > wanted.day || (shown.day === wanted.day && shown.wall >= wanted.wall)) break
    minute += 1
  }
  found.set(key, minute)
  return minute
}

/** One mark for each minute from `first` on. */
export class Minutes {
  readonly first: number
  readonly marks: Uint8Array

  constructor(first: number, end: number) {
    this.first = first
    this.marks = new Uint8Array(end - first)
  }

  mark(start: number, end: number, value: 0 | 1): void {
    for (let m = start; m < end; m += 1) if (m >= this.first && m < this.first + this.marks.length) this.marks[m - this.first] = value
  }

  has(minute: number): boolean {
    return this.marks[minute - this.first] === 1
  }
}

const runsOn = (session: RotaSession, day: string): boolean =>
  weekday(day) === session.weekday && day >= session.validFrom && (session.validUntil === null || day <= session.validUntil)
  && weeksBetween(session.validFrom, day) % session.everyWeeks === 0

function shut(minutes: Minutes, closures: readonly Closure[], zone: string): void {
  for (const closure of closures) {
    for (let day = closure.from; day <= closure.until; day = dateAfter(day, 1)) {
      minutes.mark(firstShowing(zone, day, closure.fromMinute), firstShowing(zone, day, closure.toMinute), 0)
    }
  }
}

export function openMinutes(
  hours: readonly OpeningHours[], closures: readonly Closure[], zone: string, days: readonly string[],
): Minutes {
  const minutes = new Minutes(middayUtc(days[0] ?? '') - 2880, middayUtc(days.at(-1) ?? '') + 2880)
  for (const day of days) {
    for (const { opens, closes } of hours.filter((entry) => entry.weekday === weekday(day))) {
      minutes.mark(firstShowing(zone, day, opens), firstShowing(zone, day, closes), 1)
    }
  }
  shut(minutes, closures, zone)
  return minutes
}

/** Open milliseconds from `now` to each minute from `first` on, added up minute by minute. */
function openSince(now: number, open: Minutes): (minute: number) => number {
  const sums = new Float64Array(open.marks.length)
  let sum = 0
  for (let i = 0; i < open.marks.length; i += 1) {
    sums[i] = sum
    const start = (open.first + i) * 60_000
    if (open.marks[i] === 1 && start + 60_000 > now) sum += start + 60_000 - Math.max(now, start)
  }
  return (minute) => sums[minute - open.first] ?? 0
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Offers {
  any: Slot[]
  each: Slot[]
}

/** What `offerSlots` and `offerByPractitioner` should answer. */
export function oracle(facts: DiaryFacts, wish: Wish, now: number, notice: boolean): Offers {
  const { zone, policy } = facts
  const days: string[] = []
  for (let day = dateAfter(wish.from, -2); day <= dateAfter(wish.to, 2); day = dateAfter(day, 1)) days.push(day)
  const first = middayUtc(days[0] ?? '') - 2880
  const end = middayUtc(days.at(-1) ?? '') + 2880
  const today = clockAt(zone, Math.floor(now / 60_000)).day
  const horizon = dateAfter(today, policy.horizonDays)

  // Notice is counted from now, which may be days before the range.
  const openDays: string[] = []
  for (let day = dateAfter(today < wish.from ? today : wish.from, -2); day <= dateAfter(wish.to, 2); day = dateAfter(day, 1)) openDays.push(day)
  const opened = openSince(now, openMinutes(facts.openingHours, facts.closures, zone, openDays))
  const longEnough = (minute: number): boolean => {
    if (minute * 60_000 < now) return false
    if (!notice) return true
    const wanted = policy.noticeOpeningMinutes * 60_000
    return facts.openingHours.length === 0 ? minute * 60_000 - now >= wanted : opened(minute) >= wanted
  }

  const people = [...new Set(wish.practitioners)].sort(byText)
  const rooms = [...new Set(facts.sessions.map((session) => session.room))]
    .sort((a, b) => (a === null ? 1 : b === null ? -1 : byText(a, b)))
  const any: Slot[] = []
  const each: Slot[] = []
  const free = new Map<string, Minutes>()
  for (const person of people) {
    for (const room of rooms) {
      const minutes = new Minutes(first, end)
      for (const session of facts.sessions) {
        if (session.practitioner !== person || session.room !== room) continue
        for (const day of days.filter((candidate) => runsOn(session, candidate))) {
          minutes.mark(firstShowing(zone, day, session.from), firstShowing(zone, day, session.to), 1)
        }
      }
      shut(minutes, facts.closures, zone)
      for (const away of facts.away) if (away.practitioner === person) minutes.mark(away.start, away.end, 0)
      for (const taken of facts.taken) {
        if (taken.practitioner === person || (room !== null && taken.room === room)) minutes.mark(taken.start, taken.end, 0)
      }
      free.set(`${person} ${room}`, minutes)
    }
  }

  const fits = (minutes: Minutes | undefined, start: number): boolean => {
    for (let m = start; m < start + wish.minutes + wish.bufferMinutes; m += 1) if (!minutes?.has(m)) return false
    return true
  }
  const busy = new Map<string, number>()
  const busyOn = (person: string, day: string): number => {
    const key = `${person} ${day}`
    const known = busy.get(key)
    if (known !== undefined) return known
    let sum = 0
    for (const taken of facts.taken) {
      if (taken.practitioner !== person) continue
      for (let m = taken.start; m < taken.end; m += 1) if (clockAt(zone, m).day === day) sum += 1
    }
    busy.set(key, sum)
    return sum
  }

  for (let start = first; start < end; start += 1) {
    const { day, wall } = clockAt(zone, start)
    if (day < wish.from || day > wish.to || day > horizon || wall % policy.gridMinutes !== 0 || !longEnough(start)) continue
    const here: Slot[] = []
    for (const practitioner of people) {
      const room = rooms.find((candidate) => fits(free.get(`${practitioner} ${candidate}`), start))
      if (room !== undefined) here.push({ start: start * 60_000, end: (start + wish.minutes) * 60_000, practitioner, room })
    }
    each.push(...here)
    const least = Math.min(...here.map((slot) => busyOn(slot.practitioner, day)))
    const chosen = here.find((slot) => busyOn(slot.practitioner, day) === least)
    if (chosen) any.push(chosen)
  }
  return { any, each }
}
