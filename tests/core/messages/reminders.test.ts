import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decentTime, remindersFor } from '@/lib/core/messages/reminders'
import { addDays, dayOf, formatInstant, instantAt, minuteOfDay } from '@/lib/core/time'

const london = 'Europe/London'
const longAgo = 0
const due = (start: number, now = longAgo) => remindersFor(start, london, now).map(({ kind, dueAt }) => [kind, formatInstant(dueAt, london)])

describe('ten in the morning by the clinic’s clock, three days and one day before', () => {
  test.each([
    ['in winter', instantAt('2027-01-14', 540, london), '2027-01-11T10:00:00+00:00', '2027-01-13T10:00:00+00:00'],
    ['over the spring change of 28 March', instantAt('2027-03-29', 540, london), '2027-03-26T10:00:00+00:00', '2027-03-28T10:00:00+01:00'],
    ['over the autumn change of 31 October', instantAt('2027-11-01', 1020, london), '2027-10-29T10:00:00+01:00', '2027-10-31T10:00:00+00:00'],
    ['across the year', instantAt('2027-01-01', 600, london), '2026-12-29T10:00:00+00:00', '2026-12-31T10:00:00+00:00'],
  ])('%s', (_, start, third, last) => {
    expect(due(start)).toEqual([['reminder-3', third], ['reminder-1', last]])
  })
})

test('who books later than a reminder’s time gets none for it', () => {
  const start = instantAt('2027-01-14', 540, london)
  expect(due(start, instantAt('2027-01-11', 599, london)).map(([kind]) => kind)).toEqual(['reminder-3', 'reminder-1'])
  expect(due(start, instantAt('2027-01-11', 600, london)).map(([kind]) => kind)).toEqual(['reminder-1'])
  expect(due(start, instantAt('2027-01-13', 601, london))).toEqual([])
})

const zones = fc.constantFrom('Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/New_York')
const instants = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2029, 0) }).map((ms) => Math.floor(ms / 60_000) * 60_000)

test('wherever the clinic is: never at night, on the right day, before the visit and before the next reminder', () => {
  fc.assert(fc.property(zones, instants, instants, (zone, start, now) => {
    const all = remindersFor(start, zone, now)
    for (const { kind, dueAt, until } of all) {
      expect(minuteOfDay(dueAt, zone)).toBe(600)
      expect(dayOf(dueAt, zone)).toBe(addDays(dayOf(start, zone), kind === 'reminder-3' ? -3 : -1))
      expect(dueAt).toBeGreaterThan(now)
      expect(dueAt).toBeLessThan(until)
      expect(until).toBeLessThanOrEqual(start)
    }
  }))
})

test('a decent time is itself, or the next nine o’clock', () => {
  fc.assert(fc.property(zones, instants, (zone, at) => {
    const then = decentTime(at, zone)
    expect(minuteOfDay(then, zone)).toBeGreaterThanOrEqual(540)
    expect(minuteOfDay(then, zone)).toBeLessThan(1080)
    expect(then).toBeGreaterThanOrEqual(at)
    expect(then - at).toBeLessThanOrEqual(16 * 3_600_000)
    if (then !== at) expect(minuteOfDay(then, zone)).toBe(540)
    expect(decentTime(then, zone)).toBe(then)
  }))
})
