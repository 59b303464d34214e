/** Small made-up practices, mostly around the days on which something odd happens to the clocks. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { DiaryFacts, Weekday, Wish } from '../../lib/core/diary-facts'
import { dateAfter, firstShowing } from './oracle'

export interface Practice {
  facts: DiaryFacts
  wish: Wish
  now: number
  notice: 'online' | 'none'
}

/** A zone with the day of a clock change, or of none. */
const places = [
  ['Europe/London', '2026-03-29'], ['Europe/London', '2026-10-25'], ['Europe/London', '2026-12-31'],
  ['America/New_York', '2026-03-08'], ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'], ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Apia', '2011-12-30'], ['Pacific/Apia', '2026-07-06'], ['Asia/Kathmandu', '2028-02-29'],
  // Clocks that change at midnight, forwards and back.
  ['Africa/Cairo', '2026-04-24'], ['Africa/Cairo', '2026-10-30'], ['America/St_Johns', '2006-10-29'],
] as const

const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })
/** Mostly whole quarters of an hour, as people set them. */
const wall = (max: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 3, arbitrary: int(0, Math.floor(max / 15)).map((n) => n * 15) }, { weight: 1, arbitrary: int(0, Math.floor(max / 5)).map((n) => n * 5) })
const weekdayOf = (day: string): Weekday => Temporal.PlainDate.from(day).dayOfWeek as Weekday

const policyWith = (gridMinutes: number, noticeOpeningMinutes: number, horizonDays: number) => ({
  gridMinutes, noticeOpeningMinutes, horizonDays, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
  retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep' as const,
})

const room = fc.constantFrom('r1', 'r2', null)
const who = fc.constantFrom('a', 'b', 'c')

const sessionArb = fc.record({
  practitioner: who, room, on: int(-1, 3), from: wall(1425), length: int(2, 80).map((n) => n * 15),
  since: fc.oneof({ weight: 4, arbitrary: int(-30, -5) }, { weight: 1, arbitrary: int(-2, 4) }), until: fc.option(int(0, 5), { freq: 5 }), everyWeeks: fc.constantFrom(1, 1, 1, 2, 3),
})
const closureArb = fc.record({ from: int(-2, 4), days: fc.constantFrom(0, 0, 1), fromMinute: fc.constantFrom(0, 0, 90, 120, 720), toMinute: fc.constantFrom(1440, 1440, 150, 900) })
const spanArb = (longest: number) => fc.record({ practitioner: fc.constantFrom('a', 'b', 'c', 'z'), room, on: int(-1, 4), at: wall(1435), minutes: int(1, longest / 5).map((n) => n * 5) })
const hoursArb = fc.record({ weekday: int(1, 7), opens: wall(1200), length: wall(900).map((n) => n + 15) })

const drawn = fc.record({
  place: fc.constantFrom(...places), shift: int(-2, 1), days: int(0, 3),
  sessions: fc.array(sessionArb, { minLength: 3, maxLength: 9 }), closures: fc.oneof(fc.array(closureArb, { maxLength: 0 }), fc.array(closureArb, { maxLength: 2 })),
  away: fc.array(spanArb(2000), { maxLength: 2 }), taken: fc.array(fc.oneof({ weight: 3, arbitrary: spanArb(180) }, { weight: 1, arbitrary: spanArb(900) }), { maxLength: 9 }),
  roundTheClock: fc.array(fc.record({ practitioner: who, room }), { maxLength: 1 }),
  hours: fc.array(hoursArb, { maxLength: 6 }), grid: fc.constantFrom(5, 10, 15, 15, 15, 20, 30, 45, 60, 7),
  noticeMinutes: fc.constantFrom(0, 30, 120, 240, 600), horizon: fc.oneof({ weight: 1, arbitrary: int(0, 5) }, { weight: 3, arbitrary: fc.constant(60) }),
  minutes: int(1, 24).map((n) => n * 5), buffer: fc.constantFrom(0, 0, 5, 10, 30),
  wished: fc.subarray(['a', 'b', 'c'], { minLength: 1 }), nowOn: fc.oneof(int(-9, -4), int(-4, 2)), nowAt: wall(1435), nowMillis: fc.constantFrom(0, 0, 1, 30_000, 60_000),
  notice: fc.constantFrom('online', 'online', 'none'),
})

/** Practices to be tried; repeatable by the seed of the run. */
export const practices: fc.Arbitrary<Practice> = drawn.map((d) => {
  const [zone, anchor] = d.place
  const from = dateAfter(anchor, d.shift)
  const day = (after: number): string => dateAfter(from, after)
  const span = ({ practitioner, on, at, minutes }: { practitioner: string; on: number; at: number; minutes: number }) => {
    const start = firstShowing(zone, day(on), at)
    return { practitioner, start, end: start + minutes }
  }
  const facts: DiaryFacts = {
    zone, policy: policyWith(d.grid, d.noticeMinutes, d.horizon),
    openingHours: d.hours.map(({ weekday, opens, length }) => ({ weekday: weekday as Weekday, opens, closes: opens + length })),
    closures: d.closures.map((closure) => ({ from: day(closure.from), until: day(closure.from + closure.days), fromMinute: closure.fromMinute, toMinute: closure.toMinute, reason: 'Shut' })),
    sessions: [...d.roundTheClock.flatMap(({ practitioner, room }) => ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
      { practitioner, room, weekday, from: 0, to: 1440, validFrom: day(-9), validUntil: null, everyWeeks: 1 }
    ))), ...d.sessions.map((session) => ({
      practitioner: session.practitioner, room: session.room, weekday: weekdayOf(day(session.on)), from: session.from,
      to: Math.min(2880, session.from + session.length), validFrom: day(session.since),
      validUntil: session.until === null ? null : day(session.until), everyWeeks: session.everyWeeks,
    }))],
    away: d.away.map(span),
    taken: d.taken.map((taken) => ({ ...span(taken), room: taken.room })).sort((a, b) => a.start - b.start),
  }
  const wish = { from, to: day(d.days), minutes: d.minutes, bufferMinutes: d.buffer, practitioners: d.wished }
  return { facts, wish, now: firstShowing(zone, day(d.nowOn), d.nowAt) * 60_000 + d.nowMillis, notice: d.notice }
})
