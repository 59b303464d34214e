import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DiaryFacts } from '@/lib/core/diary-facts'
import { clash, clashing, freePlaces, propose, type Affected, type ProposedPlace, type Search, type Taking } from '@/lib/core/proposals'
import { nearestSlots, offerByPractitioner } from '@/lib/core/slots'
import { addOpeningMinutes } from '@/lib/core/opening'
import { dayOf, instantOf, minuteOf } from '@/lib/core/time'
import { practices } from './practices'

// Held against a plan made as plainly as can be: for each in turn all slots are computed anew with what was given before as taken.

const withTaken = (facts: DiaryFacts, given: readonly Taking[]): DiaryFacts => ({
  ...facts,
  taken: [...facts.taken, ...given.map(({ practitioner, room, start, busyUntil }) => ({ practitioner, room, start: minuteOf(start), end: minuteOf(busyUntil) }))]
    .sort((a, b) => a.start - b.start),
})

/** Nobody is fetched earlier than the notice allows; their own time and any later one is good until it is past. */
const inTime = (facts: DiaryFacts, one: Affected, now: number) => {
  const earliest = addOpeningMinutes(facts.openingHours, facts.closures, facts.zone, now, facts.policy.noticeOpeningMinutes)
  return ({ start }: { start: number }): boolean => start >= one.start || start >= earliest
}

const minutesOn = (facts: DiaryFacts, practitioner: string, day: string): number => facts.taken
  .filter((span) => span.practitioner === practitioner && dayOf(instantOf(span.start), facts.zone) === day)
  .reduce((sum, { start, end }) => sum + end - start, 0)

function plainly(affected: readonly Affected[], search: Search): Map<string, Taking> {
  const given: Taking[] = []
  const found = new Map<string, Taking>()
  for (const one of [...affected].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))) {
    const facts = withTaken(search.factsOf(one.clinic), given)
    const slots = (practitioners: string[]) => offerByPractitioner(facts, { ...search.days, ...one, practitioners }, search.now, { notice: 'none' })
    const others = slots(one.practitioners.filter((id) => id !== one.practitioner)).filter(inTime(facts, one, search.now))
    const day = dayOf(one.start, facts.zone)
    const same = others.filter(({ start }) => start === one.start)
      .sort((a, b) => minutesOn(facts, a.practitioner, day) - minutesOn(facts, b.practitioner, day))[0]
    const own = slots(one.practitioners.filter((id) => id === one.practitioner)).filter(({ start }) => start !== one.start).filter(inTime(facts, one, search.now))
    const slot = same ?? nearestSlots(own, one.start, 1)[0] ?? nearestSlots(others, one.start, 1)[0]
    if (!slot) continue
    const taking = { practitioner: slot.practitioner, room: slot.room, start: slot.start, busyUntil: slot.end + instantOf(one.bufferMinutes) }
    given.push(taking)
    found.set(one.id, taking)
  }
  return found
}

const plans = practices.chain(({ facts, wish, now }) => fc.record({
  facts: fc.constant(facts), now: fc.constant(Math.min(now, Number.MAX_SAFE_INTEGER)), days: fc.constant({ from: wish.from, to: wish.to }),
  affected: fc.array(fc.record({
    at: fc.integer({ min: 0, max: 40 }), minutes: fc.constantFrom(15, 30, 45, 60), bufferMinutes: fc.constantFrom(0, 0, 15),
    practitioner: fc.constantFrom('a', 'b', 'c'), practitioners: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  }), { minLength: 1, maxLength: 12 }),
})).map(({ facts, now, days, affected }) => {
  const midnight = minuteOf(now) - (minuteOf(now) % 15)
  return {
    search: ((search: Search) => search)({ factsOf: () => facts, days, now }),
    affected: affected.map(({ at, ...rest }, i): Affected => ({ ...rest, id: `id-${i}`, clinic: 'one', start: instantOf(midnight + at * 30) })),
  }
})

const ofPlace = (place: ProposedPlace): Taking => ({ practitioner: place.practitioner, room: place.room, start: place.start, busyUntil: place.busyUntil })

describe('proposals', () => {
  test('are those of the plain plan, first come by start', () => {
    fc.assert(fc.property(plans, ({ affected, search }) => {
      const proposals = propose(affected, search)
      const plain = plainly(affected, search)
      for (const { id, place } of proposals) expect(place && ofPlace(place)).toEqual(plain.get(id) ?? null)
    }), { numRuns: 200 })
  })

  test('hold all at once: free, in session, nobody away, to come; nobody goes without while a place is left', () => {
    fc.assert(fc.property(plans, ({ affected, search }) => {
      const facts = search.factsOf('one')
      const proposals = propose(affected, search)
      const chosen = proposals.flatMap(({ id, place }) => (place ? [{ ...place, id }] : []))
      expect(clashing(chosen).size).toBe(0)
      for (const { id, place, alternatives } of proposals) {
        const one = affected.find((other) => other.id === id)!
        for (const each of alternatives) {
          const [start, end] = [minuteOf(each.start), minuteOf(each.busyUntil)]
          expect(each.start).toBeGreaterThanOrEqual(search.now)
          expect(one.practitioners).toContain(each.practitioner)
          expect(facts.away.some((away) => away.practitioner === each.practitioner && away.start < end && start < away.end)).toBe(false)
          expect(facts.taken.some((taken) => (taken.practitioner === each.practitioner || (taken.room !== null && taken.room === each.room))
            && taken.start < end && start < taken.end)).toBe(false)
          // Another's proposal is nobody's alternative.
          expect(chosen.some((other) => other.id !== id && clash(other, each))).toBe(false)
        }
        if (place) expect(alternatives[0]).toEqual(place)
        else expect(freePlaces({ ...search, factsOf: () => withTaken(facts, chosen) }, one).filter(inTime(facts, one, search.now)).filter(({ start, practitioner }) =>
          start !== one.start || practitioner !== one.practitioner)).toEqual([])
      }
    }), { numRuns: 200 })
  })

  test('the same in any order', () => {
    fc.assert(fc.property(plans, ({ affected, search }) => {
      expect(propose([...affected].reverse(), search)).toEqual(propose(affected, search))
    }), { numRuns: 100 })
  })
})

test('two that take one person or one room at once are named, both of them', () => {
  const place = (id: string, practitioner: string, room: string | null, start: number) => ({ id, practitioner, room, start, busyUntil: start + 30 })
  expect([...clashing([place('1', 'ann', 'r1', 0), place('2', 'ben', 'r1', 29), place('3', 'ben', 'r2', 59), place('4', 'cat', null, 0), place('5', 'dan', null, 0)])])
    .toEqual(['1', '2'])
})
