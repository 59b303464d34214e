/**
 * The slot core against a plain sorted-interval sweep, and how it grows.
 * Run: npx tsx tests/bench/slots-core.ts. Prints one line a ratio; leaves with 1 where a bar is missed.
 */
import type { DiaryFacts, RotaSession, Slot, Taken, Wish } from '@/lib/core/diary-facts'
import { offerSlots } from '@/lib/core/slots'
import { addDays, dayNumber, instantAt, minuteAt, type Instant } from '@/lib/core/time'
import { plainSweep } from './plain-sweep'

const zone = 'Europe/London'
const firstDay = '2026-06-01'
const now = instantAt('2026-05-31', 600, zone)

const policy = {
  gridMinutes: 15, horizonDays: 365, noticeOpeningMinutes: 240, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
  retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep',
} as const

/** Numbers from 0 to n − 1, the same at every run (mulberry32). */
function seeded(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
  }
}

/** Monday to Friday, morning and afternoon; every two practitioners share a room, one in it before the other. */
function sessionsOf(practitioners: readonly string[]): RotaSession[] {
  return practitioners.flatMap((practitioner, i) => ([1, 2, 3, 4, 5] as const).flatMap((weekday) => {
    const begins = i % 2 === 0 ? 420 : 810
    const common = { practitioner, weekday, room: `room-${i >> 1}`, validFrom: '2026-01-01', validUntil: null, everyWeeks: 1 }
    return [{ ...common, from: begins, to: begins + 180 }, { ...common, from: begins + 210, to: begins + 390 }]
  }))
}

/** Appointments of half an hour to an hour inside the sessions, none overlapping, as evenly spread as they come. */
function bookings(sessions: readonly RotaSession[], days: number, count: number): Taken[] {
  const random = seeded(7)
  const taken: Taken[] = []
  const starts = sessions.flatMap((session) => Array.from({ length: days }, (_, i) => dayNumber(firstDay) + i)
    .filter((n) => ((n + 3) % 7) + 1 === session.weekday)
    .flatMap((n) => [0, 30, 60, 90, 120, 150].map((after) => ({ session, start: minuteAt(n, session.from + after, zone) }))))
  for (let i = 0; i < count && starts.length > 0; i += 1) {
    const [pick] = starts.splice(random(starts.length), 1)
    if (pick) taken.push({ start: pick.start, end: pick.start + 30, practitioner: pick.session.practitioner, room: pick.session.room })
  }
  // Made anew in their order, as rows of a query are.
  return taken.sort((a, b) => a.start - b.start).map((span) => ({ ...span }))
}

interface Case {
  facts: DiaryFacts
  wish: Wish
}

function makeCase(people: number, days: number, appointments: number): Case {
  const practitioners = Array.from({ length: people }, (_, i) => `practitioner-${String(i).padStart(4, '0')}`)
  const sessions = sessionsOf(practitioners)
  const facts: DiaryFacts = {
    zone, policy, sessions, closures: [{ from: '2026-06-10', until: '2026-06-10', fromMinute: 0, toMinute: 1440, reason: 'Training' }],
    openingHours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, opens: 420, closes: 1200 })),
    away: practitioners.filter((_, i) => i % 5 === 0).map((practitioner) => ({
      practitioner, start: minuteAt(dayNumber(firstDay) + 3, 0, zone), end: minuteAt(dayNumber(firstDay) + 5, 0, zone),
    })),
    taken: bookings(sessions, days, appointments),
  }
  return { facts, wish: { from: firstDay, to: addDays(firstDay, days - 1), minutes: 45, bufferMinutes: 15, practitioners } }
}

type Find = (facts: DiaryFacts, wish: Wish, now: Instant) => Slot[]

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN

/** Milliseconds of processor time, all threads: what else the machine does meanwhile doesn't count. */
function timeOf(find: Find, { facts, wish }: Case, repeats: number): number {
  const start = process.cpuUsage()
  for (let i = 0; i < repeats; i += 1) find(facts, wish, now)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / repeats
}

/** The median of the ratios of neighbouring runs, so that one garbage collection is one run. */
function ratioOf(find: Find, made: Case, toFind: Find, toMade: Case): { ratio: number; millis: number; toMillis: number } {
  for (let i = 0; i < 30; i += 1) {
    timeOf(find, made, 3)
    timeOf(toFind, toMade, 3)
  }
  const repeats = Math.max(1, Math.ceil(4 / timeOf(toFind, toMade, 20)))
  const pairs = Array.from({ length: 151 }, () => {
    return { millis: timeOf(find, made, repeats), toMillis: timeOf(toFind, toMade, repeats) }
  })
  return {
    ratio: median(pairs.map(({ millis, toMillis }) => millis / toMillis)),
    millis: median(pairs.map(({ millis }) => millis)),
    toMillis: median(pairs.map(({ toMillis }) => toMillis)),
  }
}

let missed = 0

function report(name: string, bar: number, measured: ReturnType<typeof ratioOf>): void {
  const { ratio, millis, toMillis } = measured
  if (!(ratio <= bar)) missed += 1
  console.log(`${name.padEnd(64)} ${ratio.toFixed(2)}× (bar ${bar}×) ${ratio <= bar ? 'pass' : 'miss'}  [${millis.toFixed(3)} / ${toMillis.toFixed(3)} ms]`)
}

function sameAnswer({ facts, wish }: Case): void {
  const slots = offerSlots(facts, wish, now)
  if (slots.length === 0 || JSON.stringify(slots) !== JSON.stringify(plainSweep(facts, wish, now))) {
    throw new Error('the sweep and the core give different answers')
  }
}

const one = makeCase(1, 28, 60)
const sixty = makeCase(60, 28, 5000)
for (const made of [one, sixty]) sameAnswer(made)

report('slots: one practitioner × 28 days, against the plain sweep', 3, ratioOf(offerSlots, one, plainSweep, one))
report('slots: 60 practitioners × 28 days × 5,000, against the plain sweep', 3, ratioOf(offerSlots, sixty, plainSweep, sixty))
report('slots: 60 practitioners, then 240', 4.8, ratioOf(offerSlots, makeCase(240, 28, 20_000), offerSlots, sixty))
report('slots: 14 days, then 56', 4.8, ratioOf(offerSlots, makeCase(60, 56, 10_000), offerSlots, makeCase(60, 14, 2500)))
report('slots: 5,000 appointments, then 10,000', 1.3, ratioOf(offerSlots, makeCase(60, 28, 10_000), offerSlots, sixty))
process.exitCode = missed > 0 ? 1 : 0
