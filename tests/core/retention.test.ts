import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDue, keepFor, yearsAfter, type KeepRule } from '@/lib/core/retention'
import { addDays, dayFromNumber, dayNumber, type Day } from '@/lib/core/time'

// Kept to the day, and never let go early: by examples at each edge, and against an oracle that walks the calendar.

const unattendedDays = 365
const kept = (dateOfBirth: Day | null, lastTreated: Day | null, lastHeard = '2030-01-01') => keepFor({ dateOfBirth, lastTreated, lastHeard }, unattendedDays)

test.each<[string, Day | null, Day | null, Day, KeepRule]>([
  ['an adult', '1980-04-12', '2027-03-03', '2035-03-03', 'adult'],
  ['an adult, treated on 29 February', '1980-04-12', '2028-02-29', '2036-02-29', 'adult'],
  ['an adult, treated on 29 February, eight years before a year that is no leap year', '2040-04-12', '2092-02-29', '2100-03-01', 'adult'],
  ['treated on the 18th birthday', '2009-03-03', '2027-03-03', '2035-03-03', 'adult'],
  ['treated the day before the 18th birthday', '2009-03-04', '2027-03-03', '2035-03-04', 'seventeen'],
  ['treated on the 17th birthday', '2010-03-03', '2027-03-03', '2036-03-03', 'seventeen'],
  ['treated the day before the 17th birthday', '2010-03-04', '2027-03-03', '2035-03-04', 'child'],
  ['a small child', '2024-07-01', '2027-03-03', '2049-07-01', 'child'],
  ['born on 29 February: the 25th birthday is 1 March', '2012-02-29', '2027-03-03', '2037-03-01', 'child'],
  ['born on 29 February, treated on 28 February at 17 still: 1 March is the 18th birthday', '2012-02-29', '2030-02-28', '2038-03-01', 'seventeen'],
  ['born on 29 February, treated on the 1 March that is the 18th birthday', '2012-02-29', '2030-03-01', '2038-03-01', 'adult'],
  ['treated at an unknown age', null, '2027-03-03', '2052-03-03', 'age-unknown'],
  ['never treated', '1980-04-12', null, '2031-01-01', 'unattended'],
])('%s', (_, born, treated, until, rule) => {
  expect(kept(born, treated)).toEqual({ until, rule })
  expect([until, addDays(until, 1)].map((day) => isDue({ until, rule }, day))).toEqual([false, true])
})

/** The first day that the calendar has at or after the same date `years` later: found by looking, not by reckoning. */
function walkTo(day: Day, years: number): Day {
  const wanted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  let at = `${wanted.slice(0, 4)}-01-01`
  while (at < wanted) at = addDays(at, 1)
  return at
}
/** How many birthdays somebody has had by a day. */
function birthdaysBy(born: Day, day: Day): number {
  let age = 0
  while (walkTo(born, age + 1) <= day) age += 1
  return age
}

const dayBetween = (from: Day, to: Day) => fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dayFromNumber)
/** Any day, and the awkward ones often. */
const anyDay = fc.oneof(
  { weight: 3, arbitrary: dayBetween('1930-01-01', '2090-12-31') },
  { weight: 2, arbitrary: fc.constantFrom('1940-02-29', '2004-02-29', '2012-02-29', '2024-02-29', '2028-02-29', '2092-02-29', '2027-02-28', '2027-03-01', '2027-12-31', '2028-01-01') },
)

describe('against an oracle that walks the calendar', () => {
  test('the same date years later', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, years) => { expect(yearsAfter(day, years)).toBe(walkTo(day, years)) }), { numRuns: 200 })
  })

  test('never due while any rule still holds, and due the day after the last of them', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 33_000 }), (born, later) => {
      const treated = addDays(born, later)
      const age = birthdaysBy(born, treated)
      const reasons = [walkTo(treated, 8), ...(age < 18 ? [walkTo(born, age === 17 ? 26 : 25)] : [])].sort()
      const last = reasons.at(-1) ?? ''
      const keep = kept(born, treated)
      for (const reason of reasons) expect(isDue(keep, reason)).toBe(false)
      expect(isDue(keep, last)).toBe(false)
      expect(isDue(keep, addDays(last, 1))).toBe(true)
    }), { numRuns: 150 })
  })

  test('not knowing the date of birth never lets anybody go before knowing it would', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 33_000 }), (born, later) => {
      const treated = addDays(born, later)
      expect(kept(null, treated).until >= kept(born, treated).until).toBe(true)
    }), { numRuns: 300 })
  })
})
