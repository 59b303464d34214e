import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absenceSpans, absenceStatuses, absenceVerbs, endParts, nextAbsence, spansToCome, wrongTimes, type AbsenceTimes } from '@/lib/core/absence'
import { sayTimes } from '@/lib/copy/staff/absence-words'
import { addDays, dayOf, daysBetween, instantAt, instantOf, minuteOf, minuteOfDay } from '@/lib/core/time'

const zone = 'Europe/London'
const now = instantAt('2027-03-01', 480, zone)
const times = (change: Partial<AbsenceTimes> = {}): AbsenceTimes =>
  ({ from: '2027-03-10', until: '2027-03-10', fromMinute: 0, toMinute: 1440, everyWeeks: null, repeatUntil: null, ...change })

test('the life of time away, whole: what isn’t here can’t be done', () => {
  const life = Object.fromEntries(absenceStatuses.map((status) => [status, absenceVerbs.map((verb) => nextAbsence(status, verb) ?? '-').join(' ')]))
  expect([absenceVerbs.join(' '), life]).toEqual(['grant refuse withdraw change end', {
    asked: 'granted refused withdrawn - -', granted: '- - - granted ended', refused: '- - - - -', withdrawn: '- - - - -', ended: '- - - - -',
  }])
})

describe('what may be asked for', () => {
  test.each<[string, Partial<AbsenceTimes>, string | null]>([
    ['a day', {}, null],
    ['hours', { fromMinute: 780, toMinute: 1020 }, null],
    ['from an hour of one day to an hour of another', { until: '2027-03-12', fromMinute: 780, toMinute: 600 }, null],
    ['today, though it has begun', { from: '2027-03-01', until: '2027-03-01' }, null],
    ['every second Wednesday', { everyWeeks: 2, repeatUntil: '2027-06-30' }, null],
    ['days in the wrong order', { until: '2027-03-09' }, 'until'],
    ['hours in the wrong order', { fromMinute: 780, toMinute: 780 }, 'to'],
    ['yesterday', { from: '2027-02-28', until: '2027-02-28' }, 'from'],
    ['hours of today that are over', { from: '2027-03-01', until: '2027-03-01', fromMinute: 400, toMinute: 480 }, 'from'],
    ['more than a year', { until: '2028-03-10' }, 'until'],
    ['in three years', { from: '2030-03-10', until: '2030-03-10' }, 'from'],
    ['how often, and not until when', { everyWeeks: 1 }, 'repeat'],
    ['until when, and not how often', { repeatUntil: '2027-06-30' }, 'every'],
    ['an end before it comes again', { everyWeeks: 2, repeatUntil: '2027-03-23' }, 'repeat'],
    ['again for more than two years', { everyWeeks: 1, repeatUntil: '2030-06-30' }, 'repeat'],
    ['again before it is over', { until: '2027-03-17', everyWeeks: 1, repeatUntil: '2027-06-30' }, 'every'],
  ])('%s', (_, change, field) => {
    expect(wrongTimes(times(change), zone, now).map(({ path }) => path.join())).toEqual(field === null ? [] : [field])
  })
})

const generated = fc.record({
  ahead: fc.integer({ min: -30, max: 300 }), days: fc.integer({ min: 0, max: 6 }), fromMinute: fc.integer({ min: 0, max: 95 }).map((n) => n * 15),
  toMinute: fc.integer({ min: 1, max: 96 }).map((n) => n * 15), weeks: fc.option(fc.integer({ min: 1, max: 4 })), times: fc.integer({ min: 1, max: 30 }),
}).map(({ ahead, days, fromMinute, toMinute, weeks, times: often }): AbsenceTimes => {
  const from = addDays('2027-03-01', ahead)
  return { from, until: addDays(from, days), fromMinute, toMinute: days === 0 ? Math.max(toMinute, fromMinute + 15) : toMinute, everyWeeks: weeks,
    repeatUntil: weeks === null ? null : addDays(from, weeks * 7 * often) }
})

test('each time away is from that time of its day to that time of its last, by the clock, as often as said', () => {
  fc.assert(fc.property(generated, (one) => {
    const spans = absenceSpans(one, zone)
    expect(spans).toHaveLength(one.everyWeeks === null ? 1 : daysBetween(one.from, one.repeatUntil ?? '') / (7 * one.everyWeeks) + 1)
    spans.forEach((span, i) => {
      const day = addDays(one.from, i * 7 * (one.everyWeeks ?? 1))
      expect([dayOf(instantOf(span.start), zone), span.start < span.end]).toEqual([day, true])
      const last = instantOf(span.end) - 60_000
      expect(dayOf(last, zone)).toBe(addDays(day, daysBetween(one.from, one.until)))
      // In the hour that is left out in spring, the first instant after it counts.
      if (minuteOfDay(instantOf(span.start), zone) !== one.fromMinute) expect(instantOf(span.start)).toBe(instantAt(day, one.fromMinute, zone))
    })
    expect(spansToCome(one, zone, now)).toEqual(spans.filter(({ end }) => instantOf(end) > now))
  }))
})

test('an end leaves what is over, cuts what has begun, drops what is to come: from then on nobody is away', () => {
  fc.assert(fc.property(generated, fc.integer({ min: 0, max: 200 }), (one, ahead) => {
    const day = addDays('2027-03-01', ahead)
    const parts = absenceSpans(one, zone).map((span, i) => ({ ...span, id: String(i) }))
    const { drops, cut } = endParts(parts, day, zone, now)
    const after = [...parts.filter(({ id }) => !drops.includes(id)), ...cut]
    const from = Math.max(minuteOf(instantAt(day, 0, zone)), minuteOf(now) + 1)
    expect(after.filter(({ end }) => end > from)).toEqual([])
    const awayAt = (spans: { start: number; end: number }[], minute: number): boolean => spans.some(({ start, end }) => start <= minute && minute < end)
    for (const { start, end } of parts) for (const minute of [start, end - 1, from - 1]) {
      expect(awayAt(after, minute)).toBe(minute < from && awayAt(parts, minute))
    }
  }))
})

test.each<[Partial<AbsenceTimes>, string]>([
  [{}, 'Wed 10 March'], [{ until: '2027-03-12' }, 'Wed 10 March to Fri 12 March'], [{ fromMinute: 780, toMinute: 1020 }, 'Wed 10 March, 13:00 to 17:00'],
  [{ until: '2027-03-12', fromMinute: 780, toMinute: 600 }, 'Wed 10 March 13:00 to Fri 12 March 10:00'],
  [{ from: '2028-01-03', until: '2028-01-03' }, 'Mon 3 January 2028'],
  [{ everyWeeks: 1, repeatUntil: '2027-06-30' }, 'Wed 10 March, every week until Wed 30 June'],
  [{ fromMinute: 780, toMinute: 1440, everyWeeks: 3, repeatUntil: '2028-06-28' }, 'Wed 10 March, 13:00 to 24:00, every 3 weeks until Wed 28 June 2028'],
])('%j is said: %s', (change, said) => {
  expect(sayTimes(times(change), '2027-03-01')).toBe(said)
})
