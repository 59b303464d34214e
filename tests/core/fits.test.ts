import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Closure, DiaryFacts, Taken, Wish } from '../../lib/core/diary-facts'
import { judgeDay, type Verdict } from '../../lib/core/fits'
import { instantAt } from '../../lib/core/time'
import { clockAt, dateAfter, firstShowing, oracle } from './oracle'
import { practices } from './practices'

/** Where the verdicts of one day are the plain oracle's, and their reasons those of a look at every minute by itself. */

interface Case {
  facts: DiaryFacts
  wish: Wish
  held: Taken[]
  now: number
}

const cases: fc.Arbitrary<Case> = fc.tuple(practices, fc.nat({ max: 3 }), fc.nat({ max: 511 })).map(([{ facts, wish, now }, after, mask]) => {
  const day = dateAfter(wish.from, after)
  return { facts, wish: { ...wish, from: day, to: day }, held: facts.taken.filter((_, i) => mask & (1 << i)), now }
})

const inside = (span: { start: number; end: number }, at: number): boolean => span.start <= at && at < span.end

function isShut(closure: Closure, zone: string, at: number): boolean {
  for (let day = closure.from; day <= closure.until; day = dateAfter(day, 1)) {
    if (firstShowing(zone, day, closure.fromMinute) <= at && at < firstShowing(zone, day, closure.toMinute)) return true
  }
  return false
}

/** Is the practitioner in session, in that room, whatever else is going on? Asked through the oracle, of a practice without anything else. */
function openMinutes({ facts, wish }: Case, practitioner: string): { room: string | null; minutes: Set<number> }[] {
  const bare: DiaryFacts = { ...facts, closures: [], away: [], taken: [], policy: { ...facts.policy, gridMinutes: 1, horizonDays: 100_000 } }
  const rooms = [...new Set(facts.sessions.filter((one) => one.practitioner === practitioner).map(({ room }) => room))]
  return rooms.map((room) => {
    const only = { ...bare, sessions: bare.sessions.filter((one) => one.practitioner === practitioner && one.room === room) }
    const every = { ...wish, to: dateAfter(wish.to, 1), minutes: 1, bufferMinutes: 0, practitioners: [practitioner] }
    const before = firstShowing(facts.zone, dateAfter(wish.from, -2), 0) * 60_000
    return { room, minutes: new Set(oracle(only, every, before, false).each.map(({ start }) => start / 60_000)) }
  })
}

function plainVerdict(one: Case, practitioner: string, at: number, rooms: ReturnType<typeof openMinutes>): Verdict {
  const { facts, wish, held, now } = one
  if (at * 60_000 < now) return { why: 'past' }
  if (wish.from > dateAfter(clockAt(facts.zone, Math.floor(now / 60_000)).day, facts.policy.horizonDays)) return { why: 'far' }
  const closure = facts.closures.find((shut) => isShut(shut, facts.zone, at))
  if (closure) return { why: 'shut', reason: closure.reason }
  if (!rooms.some(({ minutes }) => minutes.has(at))) return { why: 'off' }
  if (facts.away.some((away) => away.practitioner === practitioner && inside(away, at))) return { why: 'away' }
  const isFree = (room: string | null, minute: number): boolean => !facts.closures.some((shut) => isShut(shut, facts.zone, minute))
    && !facts.away.some((away) => away.practitioner === practitioner && inside(away, minute))
    && !facts.taken.some((taken) => inside(taken, minute) && (taken.practitioner === practitioner || (room !== null && taken.room === room)))
  const heldHere = held.some((hold) => inside(hold, at)
    && (hold.practitioner === practitioner || rooms.some(({ room }) => room !== null && room === hold.room)))
  if (facts.taken.some((taken) => taken.practitioner === practitioner && inside(taken, at))) return { why: heldHere ? 'held' : 'taken' }
  const longest = Math.max(...rooms.map(({ room, minutes }) => {
    let end = at
    while (end < at + wish.minutes + wish.bufferMinutes && minutes.has(end) && isFree(room, end)) end += 1
    return end - at
  }))
  if (longest >= wish.minutes + wish.bufferMinutes) return { why: 'fits' }
  if (longest > 0) return { why: 'short', minutes: wish.minutes + wish.bufferMinutes - longest }
  return { why: heldHere ? 'held' : 'room' }
}

test('what fits is what the oracle offers, and every reason is the one that minutes tell', { timeout: 120_000 }, () => {
  const seen = new Map<string, number>()
  fc.assert(fc.property(cases, (one) => {
    const { facts, wish, held, now } = one
    const columns = judgeDay(facts, wish, held, now)
    const offered = new Set(oracle(facts, wish, now, false).each.map(({ practitioner, start }) => `${practitioner} ${start}`))
    expect(columns.map(({ practitioner }) => practitioner)).toEqual([...new Set(wish.practitioners)].sort())
    for (const { practitioner, starts } of columns) {
      const rooms = openMinutes(one, practitioner)
      for (const { start, verdict } of starts) {
        seen.set(verdict.why, (seen.get(verdict.why) ?? 0) + 1)
        expect(verdict.why === 'fits').toBe(offered.has(`${practitioner} ${start}`))
        offered.delete(`${practitioner} ${start}`)
        expect(verdict).toEqual(plainVerdict(one, practitioner, start / 60_000, rooms))
      }
    }
    expect([...offered]).toEqual([])
  }), { seed: Number(process.env.SLOTS_SEED ?? 20_260_806), numRuns: 200 })
  console.log(`fits: ${JSON.stringify(Object.fromEntries(seen))}`)
  expect([...seen.keys()].sort()).toEqual(['away', 'far', 'fits', 'held', 'off', 'past', 'room', 'short', 'shut', 'taken'])
})

test('the words have what they need: how much is missing, and why it is shut', () => {
  const zone = 'Europe/London'
  const day = '2026-08-06'
  const at = (wall: number): number => instantAt(day, wall, zone) / 60_000
  const facts: DiaryFacts = {
    zone, openingHours: [], away: [], taken: [{ practitioner: 'a', room: null, start: at(600), end: at(645) }],
    policy: { gridMinutes: 15, horizonDays: 60, noticeOpeningMinutes: 0, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
      retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep' },
    sessions: [{ practitioner: 'a', room: null, weekday: 4, from: 540, to: 720, validFrom: '2026-01-01', validUntil: null, everyWeeks: 1 }],
    closures: [{ from: day, until: day, fromMinute: 540, toMinute: 570, reason: 'Staff meeting' }],
  }
  const [column] = judgeDay(facts, { from: day, to: day, minutes: 30, bufferMinutes: 15, practitioners: ['a'] }, facts.taken, instantAt(day, 0, zone))
  const told = Object.fromEntries((column?.starts ?? []).map(({ start, verdict }) => [start / 60_000 - at(0), verdict]))
  expect(told[525]).toEqual({ why: 'off' })
  expect(told[555]).toEqual({ why: 'shut', reason: 'Staff meeting' })
  expect(told[570]).toEqual({ why: 'short', minutes: 15 })
  expect(told[615]).toEqual({ why: 'held' })
  expect(told[645]).toEqual({ why: 'fits' })
  expect(told[690]).toEqual({ why: 'short', minutes: 15 })
})
