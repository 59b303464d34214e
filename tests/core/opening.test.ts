import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTry, partOfDay } from '../../lib/core/call'
import { addOpeningMinutes, isOpenAt, openSpans, subtractOpeningMinutes } from '../../lib/core/opening'
import { clockAt, dateAfter, openMinutes } from './oracle'
import { practices } from './practices'

const seed = 20_260_806
const parts = ['morning', 'afternoon', 'evening'] as const
const brutePart = (zone: string, minute: number) => {
  const { wall } = clockAt(zone, minute)
  if (wall < 720) return 'morning'
  return wall < 1020 ? 'afternoon' : 'evening'
}

/** Opening time minute by minute, for 24 days on either side of the practice's `now`. */
const around = practices.map(({ facts, now }) => {
  const today = clockAt(facts.zone, Math.floor(now / 60_000)).day
  const days = Array.from({ length: 48 }, (_, i) => dateAfter(today, i - 24))
  return { facts, now, today, open: openMinutes(facts.openingHours, facts.closures, facts.zone, days) }
  // Newfoundland once put its clocks back at 00:01, into the evening before; no zone does that today, and whole days are
  // taken as they come here.
}).filter(({ facts }) => facts.openingHours.length > 0 && facts.zone !== 'America/St_Johns')

test('opening time is what it is minute by minute', { timeout: 120_000 }, () => {
  fc.assert(fc.property(around, fc.integer({ min: 0, max: 300 }), ({ facts, now, today, open }, minutes) => {
    const { openingHours, closures, zone } = facts
    for (const { start, end } of openSpans(openingHours, closures, zone, today, dateAfter(today, 2))) {
      for (let m = start; m < end; m += 1) if (!open.has(m)) expect.fail(`shut at ${m}`)
      expect(open.has(end) && clockAt(zone, end).day <= dateAfter(today, 2)).toBe(false)
    }
    const within = openSpans(openingHours, closures, zone, today, today).reduce((sum, { start, end }) => sum + end - start, 0)
    let counted = 0
    for (let m = open.first; m < open.first + open.marks.length; m += 1) if (open.has(m) && clockAt(zone, m).day === today) counted += 1
    expect(within).toBe(counted)
    expect(isOpenAt(openingHours, closures, zone, now)).toBe(open.has(Math.floor(now / 60_000)))

    const from = Math.ceil(now / 60_000)
    let later = from
    for (let left = minutes; left > 0; later += 1) left -= open.has(later) || later > from + 23 * 1440 ? 1 : 0
    if (later < from + 23 * 1440) expect(addOpeningMinutes(openingHours, closures, zone, from * 60_000, minutes)).toBe(later * 60_000)
    let earlier = from
    for (let left = minutes; left > 0; earlier -= 1) left -= open.has(earlier - 1) || earlier < from - 23 * 1440 ? 1 : 0
    if (earlier > from - 23 * 1440) expect(subtractOpeningMinutes(openingHours, closures, zone, from * 60_000, minutes)).toBe(earlier * 60_000)
  }), { seed, numRuns: 1000 })
})

test('seconds are kept: half a minute past is half a minute past', () => {
  const hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, opens: 0, closes: 1440 }))
  expect(addOpeningMinutes(hours, [], 'Europe/London', 30_500, 90)).toBe(30_500 + 90 * 60_000)
})

test('a clinic that never opens is counted by elapsed time', () => {
  expect(addOpeningMinutes([], [], 'Europe/London', 1000, 240)).toBe(1000 + 240 * 60_000)
  const closures = [{ from: '2020-01-01', until: '2040-01-01', fromMinute: 0, toMinute: 1440, reason: 'Gone' }]
  const now = Date.UTC(2026, 7, 6)
  expect(addOpeningMinutes([{ weekday: 1, opens: 0, closes: 600 }], closures, 'Europe/London', now, 5)).toBe(now + 300_000)
})

test('the next try is two opening hours later, in another part of the day', { timeout: 120_000 }, () => {
  fc.assert(fc.property(around, fc.subarray([...parts]), ({ facts, now, open }, tried) => {
    const { openingHours, closures, zone, policy } = facts
    const at = Math.ceil(now / 60_000)
    const last = brutePart(zone, at)
    expect(partOfDay(at * 60_000, zone)).toBe(last)
    const earliest = addOpeningMinutes(openingHours, closures, zone, at * 60_000, policy.retryOpeningMinutes) / 60_000
    fc.pre(earliest < at + 8 * 1440)
    const first = (may: (part: string) => boolean): number | null => {
      for (let m = earliest; m < earliest + 14 * 1440; m += 1) if (open.has(m) && may(brutePart(zone, m))) return m * 60_000
      return null
    }
    const want = first((part) => part !== last && !tried.some((was) => was === part))
      ?? first((part) => part !== last) ?? first(() => true)
    for (const outcome of ['no-answer', 'voicemail', 'wrong-number'] as const) {
      expect(nextTry(outcome, facts, at * 60_000, null, tried)).toBe(want)
    }
  }), { seed, numRuns: 1000 })
})
