import { expect, test } from 'vitest'
import { bankHolidays } from '../../lib/core/bank-holidays'
import {
  ageOn, addDays, clock24, clockTime, dayOf, daysBetween, durationWords, eachDay, formatInstant, instantAt, isZone, longDate,
  mediumDate, minuteOfDay, parseDay, parseInstant, relativeDay, shortDate, startOfWeek, wallClock, weekdayOf,
} from '../../lib/core/time'
import { clockAt, dateAfter, firstShowing } from './oracle'

const days = [
  ['Europe/London', '2026-03-29'], ['Europe/London', '2026-10-25'], ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'], ['Australia/Lord_Howe', '2026-04-05'], ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Apia', '2011-12-30'], ['Asia/Kathmandu', '2026-08-06'], ['Africa/Cairo', '2026-10-30'], ['America/St_Johns', '2006-10-29'],
] as const

test.each(days)('%s around %s reads as the time library says, every minute', (zone, day) => {
  for (let after = -1; after <= 1; after += 1) {
    const date = dateAfter(day, after)
    for (let wall = 0; wall <= 2880; wall += 1) expect(instantAt(date, wall, zone)).toBe(firstShowing(zone, date, wall) * 60_000)
    const midday = Date.parse(`${date}T12:00:00Z`) / 60_000
    for (let minute = midday - 1440; minute < midday + 1440; minute += 1) {
      const shown = clockAt(zone, minute)
      if (dayOf(minute * 60_000 + 59_999, zone) !== shown.day || minuteOfDay(minute * 60_000, zone) !== shown.wall) {
        expect.fail(`${zone} ${minute}`)
      }
      expect(parseInstant(formatInstant(minute * 60_000, zone))).toBe(minute * 60_000)
    }
  }
}, 60_000)

test.each([
  ['2026-08-06', '2026-08-06'], ['2028-02-29', '2028-02-29'], ['2026-02-29', null], ['2026-13-01', null], ['2026-8-6', null],
  ['06/08/2026', null], ['0026-08-06', null], ['2026-08-06T00:00', null], ['', null],
])('the day «%s» is %s', (text, day) => expect(parseDay(text)).toBe(day))

test.each([
  ['2026-08-06T17:30:00+01:00', true], ['2026-08-06t16:30:00.5z', true], ['2026-08-06T17:30:00', false], ['2026-08-06', false],
  ['2026-02-30T17:30:00Z', false], ['2026-08-06T25:00:00Z', false], ['2026-08-06T17:30:00+25:00', false],
  ['2026-08-06T17:30:00+01:00[Europe/London]', false], ['9999-12-31T23:59:59Z', false], ['now', false],
])('«%s» as an instant: %s', (text, ok) => expect(parseInstant(text) !== null).toBe(ok))

test('days are counted', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28)
  expect(eachDay('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(eachDay('2026-03-01', '2026-02-27')).toEqual([])
  expect([weekdayOf('2026-08-06'), weekdayOf('1969-12-31'), startOfWeek('2026-08-09')]).toEqual([4, 3, '2026-08-03'])
  expect([ageOn('2000-08-06', '2026-08-05'), ageOn('2000-08-06', '2026-08-06'), ageOn('2004-02-29', '2026-02-28')]).toEqual([25, 26, 21])
})

test('what people read', () => {
  const at = Date.UTC(2026, 7, 6, 16, 30)
  expect(longDate('2026-08-06')).toBe('Thursday 6 August 2026')
  expect(mediumDate('2026-08-06')).toBe('Thursday 6 August')
  expect(shortDate('2026-08-06')).toBe('Thu 6 August')
  expect([clockTime(at, 'Europe/London'), clock24(at, 'Europe/London')]).toEqual(['5:30pm', '17:30'])
  expect([wallClock(0), wallClock(720), wallClock(1440), wallClock(1500)]).toEqual(['12:00am', '12:00pm', '12:00am', '1:00am'])
  expect(['2026-08-06', '2026-08-07', '2026-08-08'].map((day) => relativeDay(day, '2026-08-06'))).toEqual(['today', 'tomorrow', 'Saturday 8 August'])
  expect([40, 60, 100].map(durationWords)).toEqual(['40 min', '1 h', '1 h 40 min'])
})

test('a zone is a name', () => {
  expect(['Europe/London', 'UTC', '+01:00', 'Europe/Lodon', ''].map(isZone)).toEqual([true, true, false, false, false])
})

test('bank holidays are weekdays, in order', () => {
  const listed = bankHolidays.map(({ day }) => day)
  expect(listed).toEqual([...new Set(listed)].sort())
  expect(listed.every((day) => weekdayOf(day) <= 5 && parseDay(day) === day)).toBe(true)
  expect(listed).toHaveLength(24)
})
