import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpeningHours } from '@/lib/core/diary-facts'
import { addOpeningMinutes, hoursOn, isOpenAt, openSpans, subtractOpeningMinutes } from '@/lib/core/opening'
import { addDays, dayNumber, eachDay, instantAt, instantOf, minuteAt, weekdayOf, type Day, type Weekday } from '@/lib/core/time'

const zone = 'Europe/London'
const everyDay = (opens: number, closes: number, validFrom: Day | null = null, validUntil: Day | null = null): OpeningHours[] =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, opens, closes, validFrom, validUntil }))

const usual = everyDay(540, 1080)
const summer = everyDay(480, 840, '2027-06-01', '2027-08-31')

describe('a season stands in place of the usual hours on its days', () => {
  test.each([
    ['the day before', '2027-05-31', [540, 1080]],
    ['its first', '2027-06-01', [480, 840]],
    ['its last', '2027-08-31', [480, 840]],
    ['the day after', '2027-09-01', [540, 1080]],
  ])('%s', (_, day, [opens, closes]) => {
    expect(openSpans([...usual, ...summer], [], zone, day, day)).toEqual([
      { start: minuteAt(dayNumber(day), opens ?? 0, zone), end: minuteAt(dayNumber(day), closes ?? 0, zone) }])
  })

  test('a weekday that the season leaves out is shut in it', () => {
    const mondaysOff = summer.filter(({ weekday }) => weekday !== 1)
    expect(openSpans([...usual, ...mondaysOff], [], zone, '2027-06-07', '2027-06-07')).toEqual([])
    expect(isOpenAt([...usual, ...mondaysOff], [], zone, instantAt('2027-06-07', 600, zone))).toBe(false)
  })

  test('of two the one that began last, and after it the other again', () => {
    const inner = everyDay(600, 660, '2027-07-01', '2027-07-07')
    const all = [...usual, ...summer, ...inner]
    expect(['2027-06-30', '2027-07-01', '2027-07-08', '2027-09-01'].map((day) => hoursOn(all, day)[0]?.opens)).toEqual([480, 600, 480, 540])
  })

  test('without a last day it goes on', () => {
    expect(hoursOn([...usual, ...everyDay(600, 660, '2027-06-01')], '2029-01-01')[0]?.opens).toBe(600)
  })

  test('minutes are counted over its edge, forwards and back', () => {
    const from = instantAt('2027-05-31', 1020, zone) // an hour is left, then the summer's mornings
    const to = addOpeningMinutes([...usual, ...summer], [], zone, from, 120)
    expect(to).toBe(instantAt('2027-06-01', 540, zone))
    expect(subtractOpeningMinutes([...usual, ...summer], [], zone, to, 120)).toBe(from)
  })
})

const seasonal = fc.record({ from: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 40 }), open: fc.boolean() })
const row = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opens: fc.integer({ min: 0, max: 1300 }), length: fc.integer({ min: 1, max: 139 }) })

/** Every minute of a day asked by itself, from the words of the rule. */
function isOpenByRule(hours: readonly OpeningHours[], day: Day, wall: number): boolean {
  const covering = hours.filter(({ validFrom, validUntil }) => validFrom != null && validFrom <= day && (validUntil == null || day <= validUntil))
  const last = covering.map(({ validFrom }) => validFrom ?? '').sort().at(-1)
  const inForce = last === undefined ? hours.filter(({ validFrom }) => validFrom == null) : covering.filter(({ validFrom }) => validFrom === last)
  return inForce.some(({ weekday, opens, closes }) => weekday === weekdayOf(day) && opens <= wall && wall < closes)
}

test('any seasons: open exactly when the rule says so', () => {
  const begin = '2027-01-11' // ten weeks without a change of the clocks
  fc.assert(fc.property(fc.array(row, { maxLength: 6 }), fc.array(fc.tuple(seasonal, fc.array(row, { minLength: 1, maxLength: 4 })), { maxLength: 4 }), (base, seasons) => {
    const hoursOf = (rows: { weekday: number; opens: number; length: number }[], validFrom: Day | null, validUntil: Day | null): OpeningHours[] =>
      rows.map(({ weekday, opens, length }) => ({ weekday: weekday as Weekday, opens, closes: opens + length, validFrom, validUntil }))
    const hours = [...hoursOf(base, null, null), ...seasons.flatMap(([{ from, days, open }, rows]) =>
      hoursOf(rows, addDays(begin, from), open ? null : addDays(begin, from + days)))]
    for (const day of eachDay(addDays(begin, 1), addDays(begin, 63))) {
      const spans = openSpans(hours, [], zone, day, day)
      for (const wall of [0, 200, 700, 1299, 1439]) {
        const minute = minuteAt(dayNumber(day), wall, zone)
        expect(spans.some(({ start, end }) => start <= minute && minute < end)).toBe(isOpenByRule(hours, day, wall))
        expect(isOpenAt(hours, [], zone, instantOf(minute))).toBe(isOpenByRule(hours, day, wall))
      }
    }
  }), { numRuns: 60 })
})
