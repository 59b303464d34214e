import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, type Instant, type Weekday } from '@/lib/core/time'
import {
  compareWaits, gatherOpenings, joinServices, offerUntil, wantersOf, whoFits, type FreeStart, type Waiting,
} from '@/lib/core/waiting'

const zone = 'Europe/London'
const first = '2027-03-22' // the clocks go forward on the 28th
const day = (n: number): string => new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10)

const wall = (at: Instant) => Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
  timeZone: zone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23',
}).formatToParts(at).map(({ type, value }) => [type, value]))

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The same question, asked as one would on paper: with another clock, one pair at a time. */
function fitsByHand(wait: Waiting, free: FreeStart, clinic: string): boolean {
  const at = wall(free.start)
  const date = `${at.year}-${at.month}-${at.day}`
  const part = Number(at.hour) < 12 ? 'morning' : Number(at.hour) < 17 ? 'afternoon' : 'evening'
  return wait.clinics.includes(clinic) && free.services.includes(wait.service) && !wait.offered
    && [null, free.practitioner].includes(wait.practitioner) && date >= wait.from && date <= wait.until
    && (wait.weekdays.length === 0 || wait.weekdays.includes((names.indexOf(at.weekday ?? '') + 1) as Weekday))
    && (wait.parts.length === 0 || wait.parts.includes(part)) && (wait.before ?? Infinity) > free.start
    && wait.declined.every((no) => no.start !== free.start || no.practitioner !== free.practitioner)
}

const starts = fc.tuple(fc.nat(13), fc.nat(95)).map(([n, quarter]) => instantAt(day(n), quarter * 15, zone))
const who = fc.constantFrom('ann', 'ben')
const waitsArb = fc.array(fc.record({
  clinics: fc.subarray(['here', 'there'], { minLength: 1 }), service: fc.constantFrom('first', 'next', 'long'),
  practitioner: fc.option(who), weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7]), from: fc.nat(10), length: fc.nat(13),
  parts: fc.subarray(['morning', 'afternoon', 'evening'] as const), before: fc.option(starts, { freq: 3 }), urgent: fc.boolean(),
  since: fc.nat(5), offered: fc.constantFrom(false, false, false, true), declined: fc.array(fc.record({ practitioner: who, start: starts }), { maxLength: 2 }),
}), { maxLength: 20 }).map((drawn) => drawn.map(({ from, length, ...rest }, i): Waiting => ({ ...rest, id: `w${i}`, from: day(from), until: day(from + length) })))
const freeArb = fc.uniqueArray(fc.record({
  practitioner: who, room: fc.constant(null), start: starts, services: fc.subarray(['first', 'next', 'long'], { minLength: 1 }),
}), { maxLength: 40, selector: ({ practitioner, start }) => `${start} ${practitioner}` })

describe('who fits a free time', () => {
  it('is as by brute force, whatever the wishes and the times', () => {
    fc.assert(fc.property(freeArb, waitsArb, (free, waits) => {
      // Some have declined exactly what is free.
      const taught = waits.map((wait, i) => (i % 3 === 0 && free[i] ? { ...wait, declined: [...wait.declined, free[i]] } : wait))
      const found = whoFits(free, taught, 'here', zone)
      const byHand = free.flatMap((start) => {
        const fitting = taught.filter((wait) => fitsByHand(wait, start, 'here'))
        return fitting.length === 0 ? [] : [[start.start, start.practitioner, fitting.map(({ id }) => id).sort()]]
      })
      expect(found.map(({ start, practitioner, waits: fitting }) => [start, practitioner, fitting.map(({ id }) => id).sort()])).toEqual(byHand)
      for (const { waits: fitting } of found) {
        for (const [i, wait] of fitting.entries()) {
          const next = fitting[i + 1]
          if (next) expect(Number(next.urgent) < Number(wait.urgent) || (next.urgent === wait.urgent && next.since >= wait.since)).toBe(true)
        }
      }
    }), { numRuns: 500 })
  })

  it('the order is total: shuffled, it comes out the same', () => {
    fc.assert(fc.property(waitsArb.chain((waits) => fc.tuple(fc.constant(waits), fc.shuffledSubarray(waits, { minLength: waits.length }))), ([waits, shuffled]) => {
      expect([...shuffled].sort(compareWaits)).toEqual([...waits].sort(compareWaits))
    }))
  })
})

describe('openings', () => {
  it('hold every wanted start once, in runs without a gap, of one practitioner and day', () => {
    fc.assert(fc.property(freeArb, waitsArb, (free, waits) => {
      const wanted = whoFits([...free].sort((a, b) => a.start - b.start), waits, 'here', zone)
      const openings = gatherOpenings(wanted, 15, zone)
      const key = ({ start, practitioner }: { start: Instant; practitioner: string }) => `${start} ${practitioner}`
      expect(openings.flatMap(({ starts: run }) => run.map(key)).sort()).toEqual(wanted.map(key).sort())
      for (const opening of openings) {
        const run = opening.starts.map(({ start }) => start)
        expect(run.every((start, i) => i === 0 || start - (run[i - 1] ?? 0) === 900_000)).toBe(true)
        expect(new Set(run.map((start) => wall(start).day)).size).toBe(1)
        expect(wantersOf(opening).map(({ id }) => id).sort()).toEqual([...new Set(opening.starts.flatMap(({ waits: all }) => all.map(({ id }) => id)))].sort())
      }
    }))
  })

  it('services join at one start', () => {
    const slot = (start: number, practitioner = 'ann') => ({ start, end: start + 1, practitioner, room: null })
    expect(joinServices([{ service: 'first', slots: [slot(2), slot(1)] }, { service: 'next', slots: [slot(1), slot(1, 'ben')] }])).toEqual([
      { practitioner: 'ann', room: null, start: 1, services: ['first', 'next'] }, { practitioner: 'ben', room: null, start: 1, services: ['next'] },
      { practitioner: 'ann', room: null, start: 2, services: ['first'] },
    ])
  })
})

describe('how long an offer stands', () => {
  const minute = 60_000
  it('a quarter of an hour by phone, an hour by link, never past the start', () => {
    expect(offerUntil('phone', 1e9, 0)).toBe(15 * minute)
    expect(offerUntil('link', 1e9, 0)).toBe(60 * minute)
    expect(offerUntil('link', 20 * minute, 0)).toBe(20 * minute)
  })
})
