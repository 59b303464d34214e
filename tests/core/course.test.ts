import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { courseDays, courseHorizonDays, courseStarts, planCourse, type CourseDate, type CourseWish } from '../../lib/core/course'
import type { DiaryFacts, Slot } from '../../lib/core/diary-facts'
import { clockAt, dateAfter, firstShowing, oracle } from './oracle'
import { practices } from './practices'

/** Where every date of a course, its clash and what is proposed instead are what a plain look at each day of its week tells. */

interface Case {
  facts: DiaryFacts
  wish: CourseWish
  now: number
}

const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })
/** Something in the way of the date with that number: from so many minutes after its start. */
const hindrance = fc.record({ date: int(0, 5), kind: fc.constantFrom('taken', 'taken', 'away', 'shut'), from: int(-8, 4).map((n) => n * 15), minutes: int(1, 40).map((n) => n * 15) })

const cases: fc.Arbitrary<Case> = fc.record({
  practice: practices, times: int(1, 5), everyWeeks: fc.constantFrom(1, 1, 2, 3, 8), on: int(0, 6), wall: int(0, 95).map((n) => n * 15),
  pick: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), isOffered: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  hindrances: fc.array(hindrance, { maxLength: 5 }), nowOn: fc.oneof({ weight: 3, arbitrary: fc.constant(-3) }, { weight: 1, arbitrary: int(-3, 20) }),
}).map(({ practice: { facts: drawn, wish: { from, minutes, bufferMinutes, practitioners } }, ...d }) => {
  const base: DiaryFacts = { ...drawn, sessions: drawn.sessions.map((session) => ({ ...session, validUntil: null })) }
  const { zone } = base
  const before = firstShowing(zone, dateAfter(from, -3), 0) * 60_000
  const week = { from, to: dateAfter(from, 6), minutes, bufferMinutes, practitioners }
  const offered = d.isOffered ? oracle(far(base), week, before, false).each : []
  const chosen = offered[Math.floor(d.pick * offered.length)]
  const start = chosen?.start ?? firstShowing(zone, dateAfter(from, d.on), d.wall) * 60_000
  const practitioner = chosen?.practitioner ?? practitioners[0] ?? 'a'
  const wish: CourseWish = { practitioner, start, times: d.times, everyWeeks: d.everyWeeks, minutes, bufferMinutes, practitioners }
  return { facts: hinder(base, wish, d.hindrances), wish, now: firstShowing(zone, dateAfter(from, d.nowOn), 600) * 60_000 }
})

const far = (facts: DiaryFacts): DiaryFacts => ({ ...facts, policy: { ...facts.policy, horizonDays: courseHorizonDays } })

/** The days and the clock of a course, straight from the calendar. */
function plainStarts(zone: string, { start, times, everyWeeks }: CourseWish): { day: string; start: number; wall: number }[] {
  const first = clockAt(zone, start / 60_000)
  return Array.from({ length: times }, (_, k) => {
    const day = Temporal.PlainDate.from(first.day).add({ weeks: everyWeeks * k }).toString()
    return { day, start: k === 0 ? start : firstShowing(zone, day, first.wall) * 60_000, wall: first.wall }
  })
}

function hinder(facts: DiaryFacts, wish: CourseWish, hindrances: { date: number; kind: string; from: number; minutes: number }[]): DiaryFacts {
  const starts = plainStarts(facts.zone, wish)
  const added = { away: [...facts.away], taken: [...facts.taken], closures: [...facts.closures] }
  for (const { date, kind, from, minutes } of hindrances) {
    const at = starts[date % starts.length]
    if (!at) continue
    const span = { practitioner: wish.practitioner, start: at.start / 60_000 + from, end: at.start / 60_000 + from + minutes }
    if (kind === 'taken') added.taken.push({ ...span, room: null })
    if (kind === 'away') added.away.push(span)
    if (kind === 'shut') added.closures.push({ from: at.day, until: at.day, fromMinute: 0, toMinute: 1440, reason: 'Holiday' })
  }
  return { ...facts, ...added, taken: added.taken.sort((a, b) => a.start - b.start) }
}

const key = ({ start, practitioner }: Slot): string => `${start} ${practitioner}`
const distance = (start: number) => (slot: Slot): number => Math.abs(slot.start - start)

/** What may stand in for a date: by trying every slot of the days around it. */
function plainInstead(zone: string, offered: Slot[], wish: CourseWish, date: { day: string; start: number; wall: number }): string[] {
  const own = offered.filter((slot) => slot.practitioner === wish.practitioner)
  const nearestOf = (slots: Slot[]): Slot | undefined => {
    const least = Math.min(...slots.map(distance(date.start)))
    return slots.filter((slot) => distance(date.start)(slot) === least).sort((a, b) => a.start - b.start)[0]
  }
  const later = own.filter((slot) => {
    const shown = clockAt(zone, slot.start / 60_000)
    return shown.day > date.day && shown.wall === clockAt(zone, date.start / 60_000).wall
  }).sort((a, b) => a.start - b.start)
  const others = offered.filter((slot) => slot.start === date.start && slot.practitioner !== wish.practitioner)
  const all = [later[0], nearestOf(own), others[0], own.length === 0 ? nearestOf(offered) : undefined].filter((slot) => slot !== undefined)
  return [...new Set(all.map(key))].slice(0, 3)
}

function checkDate(one: CourseDate, date: { day: string; start: number; wall: number }, { facts, wish, now }: Case): void {
  const window = { from: dateAfter(date.day, -2), to: dateAfter(date.day, 4), minutes: wish.minutes, bufferMinutes: wish.bufferMinutes, practitioners: wish.practitioners }
  const offered = oracle(far(facts), window, now, false).each
  const asWished = offered.find((slot) => slot.start === date.start && slot.practitioner === wish.practitioner) ?? null
  expect(one.slot).toEqual(asWished)
  expect(one.clash === null).toBe(asWished !== null)
  expect(one.instead.map(key)).toEqual(asWished ? [] : plainInstead(facts.zone, offered, wish, date))
  if (one.clash) expect(one.clash.kind).toBe(plainClash(one.clash.kind, date, { facts, wish, now }, window))
}

/** Why a date can't be; where two reasons meet, either will do that is true. */
function plainClash(said: string, date: { day: string; start: number }, { facts, wish, now }: Case, window: Parameters<typeof oracle>[1]): string {
  if (date.start < now) return 'past'
  const shut = facts.closures.some(({ from, until }) => from <= date.day && date.day <= until)
  const minute = date.start / 60_000
  const away = facts.away.some((one) => one.practitioner === wish.practitioner && one.start < minute + wish.minutes + wish.bufferMinutes && minute < one.end)
  if (said === 'shut' && shut) return 'shut'
  if (said === 'away' && away) return 'away'
  const bare = { ...far(facts), taken: [] }
  const works = oracle(bare, { ...window, from: date.day, to: date.day, practitioners: [wish.practitioner] }, now, false).each.some(({ start }) => start === date.start)
  return works ? 'taken' : 'off'
}

test('every date of a course is as the calendar and the oracle say, and nothing is proposed twice', { timeout: 120_000 }, () => {
  const seen = new Map<string, number>()
  fc.assert(fc.property(cases, (one) => {
    const { facts, wish, now } = one
    const plan = planCourse(facts, wish, now)
    const dates = plainStarts(facts.zone, wish)
    expect(plan.map(({ day, start }) => ({ day, start }))).toEqual(dates.map(({ day, start }) => ({ day, start })))
    plan.forEach((planned, k) => { checkDate(planned, dates[k] ?? { day: '', start: 0, wall: 0 }, one) })
    const proposed = plan.flatMap(({ slot, instead }) => [...(slot ? [slot] : []), ...instead])
    expect(new Set(proposed.map(key)).size).toBe(proposed.length)
    const last = dateAfter(clockAt(facts.zone, Math.floor(now / 60_000)).day, courseHorizonDays)
    const { from, to } = courseDays(wish, facts.zone)
    for (const slot of proposed) {
      const { day } = clockAt(facts.zone, slot.start / 60_000)
      expect(slot.start).toBeGreaterThanOrEqual(now)
      expect(day <= last && from <= day && day <= to).toBe(true)
    }
    for (const { clash, instead } of plan) {
      const what = clash ? `${clash.kind} ${instead.length}` : 'free'
      seen.set(what, (seen.get(what) ?? 0) + 1)
    }
  }), { seed: Number(process.env.SLOTS_SEED ?? 20_260_806), numRuns: 150 })
  console.log(`course: ${JSON.stringify(Object.fromEntries(seen))}`)
  expect([...new Set([...seen.keys()].map((what) => what.split(' ')[0]))].sort()).toEqual(['away', 'free', 'off', 'past', 'shut', 'taken'])
})

test('over a year, across both changes of the clocks, it is the same time of day on the same weekday', () => {
  const zone = 'Europe/London'
  for (const everyWeeks of [1, 2, 4, 8]) {
    const starts = courseStarts({ start: firstShowing(zone, '2026-03-16', 570) * 60_000, times: 12, everyWeeks }, zone)
    expect(starts.map(({ start }) => clockAt(zone, start / 60_000)))
      .toEqual(starts.map((_, k) => ({ day: dateAfter('2026-03-16', 7 * everyWeeks * k), wall: 570 })))
    const offsets = new Set(starts.map(({ start }) => ((start / 60_000 - 570) % 1440 + 1440) % 1440))
    expect(offsets.size).toBe(2)
  }
})
