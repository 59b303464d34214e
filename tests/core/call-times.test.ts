import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestTimes, type BestTime } from '../../lib/core/appointment'
import { callDeadline, dueAt, nextTry, type CallFacts, type PartOfDay } from '../../lib/core/call'
import type { Closure, OpeningHours } from '../../lib/core/diary-facts'
import { afterRingBackTry, ringBackDue } from '../../lib/core/ring-back'
import { addDays, dayOf, daysBetween, instantAt, minuteOfDay, weekdayOf, type Instant } from '../../lib/core/time'
import { compareCalls, nextToRing, ringTime, urgency } from '../../lib/core/worklist'

const zone = 'Europe/London'
const minute = 60_000
const seed = 20_260_806
const runs = { seed, numRuns: 150 }

const policy = {
  gridMinutes: 15, horizonDays: 60, noticeOpeningMinutes: 240, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
  retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep',
} as const

/** Weeks around both changes of the clocks, and around Christmas and Easter. */
const bases = ['2026-03-23', '2026-10-19', '2026-12-21', '2027-03-22', '2026-08-03'] as const
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** One or two stretches a day on some days, always Tuesday; some days shut, or shut in the middle. */
const practices = fc.record({
  base: fc.constantFrom(...bases),
  hours: fc.array(fc.record({
    weekday: fc.constantFrom(...weekdays), opens: fc.integer({ min: 24, max: 44 }), length: fc.integer({ min: 4, max: 40 }),
  }), { maxLength: 9 }),
  closures: fc.array(fc.record({
    day: fc.integer({ min: -3, max: 20 }), days: fc.integer({ min: 0, max: 3 }), from: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 96 }),
  }), { maxLength: 5 }),
}).map(({ base, hours, closures }): { base: string; facts: CallFacts } => ({ base, facts: {
  zone, policy,
  openingHours: [{ weekday: 2, opens: 540, closes: 1110 }, ...hours.map(({ weekday, opens, length }): OpeningHours =>
    ({ weekday, opens: opens * 15, closes: Math.min(1380, (opens + length) * 15) }))],
  closures: closures.map(({ day, days, from, length }): Closure => ({
    from: addDays(base, day), until: addDays(base, day + days), fromMinute: from * 15, toMinute: Math.min(1440, (from + length) * 15), reason: 'shut',
  })),
} }))

/** Whether the clinic is open in the minute that begins then: read off the clock on the wall. */
function isOpen({ openingHours, closures }: CallFacts, at: Instant): boolean {
  const [day, wall] = [dayOf(at, zone), minuteOfDay(at, zone)]
  return openingHours.some(({ weekday, opens, closes }) => weekday === weekdayOf(day) && opens <= wall && wall < closes)
    && !closures.some(({ from, until, fromMinute, toMinute }) => from <= day && day <= until && fromMinute <= wall && wall < toMinute)
}

function countOn(facts: CallFacts, from: Instant, minutes: number): Instant {
  let at = from
  for (let left = minutes; left > 0; at += minute) if (isOpen(facts, at)) left -= 1
  return at
}

function countBack(facts: CallFacts, to: Instant, minutes: number): Instant {
  let at = to
  for (let left = minutes; left > 0;) {
    at -= minute
    if (isOpen(facts, at)) left -= 1
  }
  return at
}

const wishes: Record<BestTime, (wall: number) => boolean> = {
  'any': () => true, 'before-noon': (wall) => wall < 720, 'noon-to-2': (wall) => wall >= 720 && wall < 840,
  '2-to-5': (wall) => wall >= 840 && wall < 1020, 'after-5': (wall) => wall >= 1020,
}
const suits = (facts: CallFacts, best: BestTime, at: Instant): boolean => isOpen(facts, at) && wishes[best](minuteOfDay(at, zone))
const partAt = (at: Instant): PartOfDay => {
  const wall = minuteOfDay(at, zone)
  return wall < 720 ? 'morning' : wall < 1020 ? 'afternoon' : 'evening'
}

function firstWhere(from: Instant, until: Instant, holds: (at: Instant) => boolean): Instant | null {
  for (let at = from; at < until; at += minute) if (holds(at)) return at
  return null
}

const moments = fc.integer({ min: 0, max: 14 * 1440 })
const momentIn = (base: string, offset: number): Instant => instantAt(base, 0, zone) + offset * minute

describe('the promise', () => {
  test('is as many opening minutes on as the policy says, and no later than the deadline', () => {
    fc.assert(fc.property(practices, moments, fc.integer({ min: 0, max: 10 * 1440 }), ({ base, facts }, offset, later) => {
      const asked = momentIn(base, offset)
      const start = asked + later * minute
      const deadline = countBack(facts, start, policy.callBeforeOpeningMinutes)
      expect(callDeadline(facts, start)).toBe(deadline)
      expect(dueAt(facts, asked, start)).toBe(Math.max(asked, Math.min(countOn(facts, asked, policy.callDueOpeningMinutes), deadline)))
      expect(ringBackDue(facts, asked)).toBe(countOn(facts, asked, policy.callDueOpeningMinutes))
    }), runs)
  })
})

describe('the wish', () => {
  test('is kept within the promise: the first stretch of the wished part that is open before it', () => {
    fc.assert(fc.property(practices, moments, fc.integer({ min: -600, max: 5 * 1440 }), fc.constantFrom(...bestTimes), ({ base, facts }, offset, ahead, bestTime) => {
      const now = momentIn(base, offset)
      const dueAt = now + ahead * minute
      const ring = ringTime(facts, { dueAt, nextTryAt: null, bestTime }, now)
      expect(ring.by).toBeLessThanOrEqual(dueAt)
      const from = bestTime === 'any' ? null : firstWhere(now, dueAt, (at) => suits(facts, bestTime, at))
      if (from === null) {
        expect(ring).toEqual({ from: null, by: dueAt })
        return
      }
      const day = dayOf(from, zone)
      const until = firstWhere(from, dueAt, (at) => dayOf(at, zone) !== day || !suits(facts, bestTime, at)) ?? dueAt
      expect(ring).toEqual({ from: from > now ? from : null, by: until })
    }), runs)
  })

  test('a next try that is planned is at its time', () => {
    const { facts } = fc.sample(practices, { numRuns: 1, seed: 7 })[0] ?? { facts: null }
    if (!facts) throw new Error('no practice')
    const now = momentIn('2026-08-03', 600)
    const planned = { dueAt: now - minute, nextTryAt: now + 90 * minute, bestTime: 'after-5' } as const
    expect(ringTime(facts, planned, now)).toEqual({ from: planned.nextTryAt, by: planned.nextTryAt })
    expect(ringTime(facts, planned, planned.nextTryAt)).toEqual({ from: null, by: planned.nextTryAt })
  })

  const parts = fc.subarray<PartOfDay>(['morning', 'afternoon', 'evening'])
  test('is preferred for the next try, where it was not just tried and comes before the deadline', () => {
    fc.assert(fc.property(practices, moments, fc.constantFrom(...bestTimes), fc.integer({ min: 0, max: 4 * 1440 }), parts, ({ base, facts }, offset, best, room, tried) => {
      const at = momentIn(base, offset)
      const before = at + room * minute
      const earliest = countOn(facts, at, policy.retryOpeningMinutes)
      const wished = wishes[best](minuteOfDay(at, zone)) ? null : firstWhere(earliest, before, (then) => suits(facts, best, then))
      const firstIn = (among: readonly PartOfDay[]) => firstWhere(earliest, earliest + 17 * 1440 * minute, (then) =>
        daysBetween(dayOf(earliest, zone), dayOf(then, zone)) <= 14 && among.includes(partAt(then)) && isOpen(facts, then))
      const all = ['morning', 'afternoon', 'evening'] as const
      const others = all.filter((part) => part !== partAt(at))
      const want = wished ?? firstIn(others.filter((part) => !tried.includes(part))) ?? firstIn(others) ?? firstIn(all) ?? earliest
      expect(nextTry('no-answer', facts, at, null, tried, { best, before })).toBe(want)
    }), { seed, numRuns: 100 })
  })
})

test('a ring-back is tried as often as the practice makes, each time later, and then no more', () => {
  fc.assert(fc.property(practices, moments, fc.constantFrom(...bestTimes), ({ base, facts }, offset, best) => {
    const tries: Instant[] = []
    for (let at = momentIn(base, offset); ;) {
      const decided = afterRingBackTry(facts, best, tries, at, 'no-answer')
      tries.push(at)
      if (decided.decision === 'close') break
      expect(decided.nextTryAt).toBeGreaterThan(at)
      expect(isOpen(facts, decided.nextTryAt)).toBe(true)
      at = decided.nextTryAt
    }
    expect(tries).toHaveLength(policy.maxTries)
  }), { seed, numRuns: 100 })
  expect(afterRingBackTry({ zone, policy, openingHours: [], closures: [] }, 'any', [], 0, 'answered')).toEqual({ decision: 'close', as: 'answered' })
})

describe('whose turn it is', () => {
  const now = 1_000 * minute
  const entry = (id: string, by: number, more: { from?: number; claim?: string; start?: number } = {}) => ({
    id, ring: { from: more.from === undefined ? null : now + more.from * minute, by: now + by * minute },
    claim: more.claim === undefined ? null : { staff: more.claim }, ...(more.start !== undefined && { start: more.start }),
  })
  test('is in the order of due times; between equals the soonest appointment, and whoever has none after those who have', () => {
    const list = [entry('none', 10), entry('later', 10, { start: 9 }), entry('sooner', 10, { start: 3 }), entry('due', -5, { start: 99 })]
    expect(list.sort(compareCalls).map(({ id }) => id)).toEqual(['due', 'sooner', 'later', 'none'])
    expect(list.map(({ ring }) => urgency(ring, now))).toEqual(['overdue', 'within-hour', 'within-hour', 'within-hour'])
  })
  test('whoever would rather be rung later isn’t before it, while there is somebody else', () => {
    const list = [entry('from five', 10, { from: 5 }), entry('any time', 30), entry('taken', 20, { claim: 'nasreen' })]
    expect(nextToRing(list, 'bev')?.id).toBe('any time')
    expect(nextToRing(list, 'bev', 'any time')?.id).toBe('from five')
    expect(nextToRing(list, 'nasreen')?.id).toBe('taken')
    expect(nextToRing([list[2] ?? entry('', 0)], 'bev')?.id).toBe('taken')
    expect(nextToRing(list.slice(3), 'bev')).toBeUndefined()
  })
})
