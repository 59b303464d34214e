import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastWhole, periodKinds, periodOf, periodsUpTo, shiftPeriod, weekNumber } from '@/lib/core/figures/period'
import { addDays, dayFromNumber } from '@/lib/core/time'

const day = fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber)
const kind = fc.constantFrom(...periodKinds)

test.each([
  ['week', '2026-11-25', '2026-11-23', '2026-11-30'], ['week', '2027-01-01', '2026-12-28', '2027-01-04'], ['month', '2026-12-31', '2026-12-01', '2027-01-01'],
  ['month', '2028-02-29', '2028-02-01', '2028-03-01'], ['quarter', '2026-11-25', '2026-10-01', '2027-01-01'], ['quarter', '2027-01-01', '2027-01-01', '2027-04-01'],
] as const)('the %s of %s is from %s to before %s', (of, on, from, until) => {
  expect(periodOf(of, on)).toEqual({ kind: of, from, until })
})

test('a day is in its period, and periods follow one another without a gap', () => {
  fc.assert(fc.property(kind, day, fc.integer({ min: -30, max: 30 }), (of, on, n) => {
    const period = periodOf(of, on)
    expect(period.from <= on && on < period.until).toBe(true)
    expect(shiftPeriod(shiftPeriod(period, n), -n)).toEqual(period)
    expect(shiftPeriod(period, 1).from).toBe(period.until)
    expect(lastWhole(of, on).until).toBe(period.from)
    expect(periodOf(of, addDays(period.until, -1))).toEqual(period)
    const all = periodsUpTo(period, 12)
    expect(all.slice(1).map(({ from }) => from)).toEqual(all.slice(0, -1).map(({ until }) => until))
    expect(all.at(-1)).toEqual(period)
  }))
})

test.each([['2026-11-23', 48], ['2026-12-28', 53], ['2027-01-04', 1], ['2024-12-30', 1], ['2021-01-04', 1]] as const)('%s begins week %i', (monday, week) => {
  expect(weekNumber(monday)).toBe(week)
})
