import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { cancelReasons, type AppointmentStatus, type CancelReason } from '@/lib/core/appointment'
import { attemptOutcomes, type AttemptOutcome } from '@/lib/core/call'
import { periodOf, type PeriodKind } from '@/lib/core/figures/period'
import { instantAt, type Day, type Instant, type Zone } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { createPatient } from '@/tests/factories/appointments'
import { createPractitioner, createService } from '@/tests/factories/people'
import { createClinic, createPractice } from '@/tests/factories/practice'
import { createStaff } from '@/tests/factories/staff'

/** Practices that chance makes up: whole minutes, anywhere around a day, whatever that does to them. */

export const clinics: readonly { id: string; zone: Zone }[] = [
  { id: 'north', zone: 'Europe/London' }, { id: 'south', zone: 'Europe/London' }, { id: 'west', zone: 'America/New_York' },
]
export const services = [
  { id: 'bones', profession: 'osteopath', minutes: 30, buffer: 15, pence: 4600 },
  { id: 'muscles', profession: 'physiotherapist', minutes: 45, buffer: 0, pence: 5150 },
] as const
export const practitioners = ['ann', 'ben'] as const
const minute = 60_000

export interface MadeSession {
  practitioner: string
  clinic: string
  weekday: number
  from: number
  to: number
  validFrom: Day
  validUntil: Day | null
  everyWeeks: number
}
export interface MadeClosure { clinic: string | null; from: Day; until: Day; fromMinute: number; toMinute: number }
export interface MadeAbsence { practitioner: string; start: Instant; end: Instant }
export interface MadeVisit {
  clinic: string
  practitioner: string
  service: (typeof services)[number]
  status: AppointmentStatus
  start: Instant
  busyUntil: Instant
  first: boolean
  made: Instant
  requested: Instant | null
  confirmed: Instant | null
  changed: Instant
  reason: CancelReason | null
  tries: { at: Instant; outcome: AttemptOutcome }[]
}
export interface MadeWait {
  clinics: string[]
  service: (typeof services)[number]
  practitioner: string | null
  created: Instant
  closed: Instant | null
  outcome: 'booked' | 'withdrawn' | 'over'
}
export interface Made {
  around: Day
  now: Instant
  sessions: MadeSession[]
  closures: MadeClosure[]
  absences: MadeAbsence[]
  visits: MadeVisit[]
  waits: MadeWait[]
}

const dayAfter = (day: Day, n: number): Day => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)
const taking: readonly AppointmentStatus[] = ['requested', 'confirmed', 'arrived', 'completed']
const statuses = ['requested', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled', 'released'] as const
const clinicIds = clinics.map(({ id }) => id)

/** More of the one than of the other: what is usual, and what happens all the same. */
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: other })

const sessionOf = (around: Day): fc.Arbitrary<MadeSession> => fc.record({
  practitioner: fc.constantFrom(...practitioners), clinic: fc.constantFrom(...clinicIds), weekday: fc.integer({ min: 1, max: 7 }),
  from: mostly(fc.integer({ min: 300, max: 1020 }), fc.integer({ min: 0, max: 1439 })), length: mostly(fc.integer({ min: 1, max: 420 }), fc.integer({ min: 1, max: 900 })),
  since: fc.integer({ min: -160, max: 3 }), lasts: mostly(fc.constant(null), fc.integer({ min: 0, max: 170 })), everyWeeks: mostly(fc.constant(1), fc.constantFrom(2, 3)),
}).map(({ length, since, lasts, ...rest }) => ({
  ...rest, to: rest.from + length, validFrom: dayAfter(around, since), validUntil: lasts === null ? null : dayAfter(around, since + lasts),
}))

const closureOf = (around: Day): fc.Arbitrary<MadeClosure> => fc.record({
  clinic: fc.option(fc.constantFrom(...clinicIds)), first: fc.integer({ min: -20, max: 8 }), days: fc.integer({ min: 0, max: 2 }),
  fromMinute: fc.integer({ min: 0, max: 1400 }), lasts: fc.integer({ min: 1, max: 900 }),
}).map(({ clinic, first, days, fromMinute, lasts }) => ({
  clinic, from: dayAfter(around, first), until: dayAfter(around, first + days), fromMinute, toMinute: Math.min(1440, fromMinute + lasts),
}))

const visitOf = (at: Instant, when: fc.Arbitrary<number>): fc.Arbitrary<MadeVisit> => fc.record({
  clinic: fc.constantFrom(...clinicIds), practitioner: fc.constantFrom(...practitioners), service: fc.constantFrom(...services),
  status: fc.constantFrom(...statuses), begins: when, first: fc.boolean(),
  lead: mostly(fc.integer({ min: -2000, max: 50_000 }), fc.integer({ min: 560_000, max: 900_000 })),
  online: fc.boolean(), confirmed: fc.option(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(240))), changed: fc.integer({ min: 0, max: 12_000 }),
  reason: fc.option(fc.constantFrom(...cancelReasons)),
  tries: fc.array(fc.record({ after: fc.integer({ min: 0, max: 6000 }), outcome: fc.constantFrom(...attemptOutcomes) }), { maxLength: 5 }),
}).map(({ begins, lead, online, confirmed, changed, tries, service, ...rest }) => {
  const start = at + begins * minute
  const made = start - lead * minute
  return {
    ...rest, service, start, busyUntil: start + (service.minutes + service.buffer) * minute, made, requested: online ? made : null,
    confirmed: online && confirmed !== null ? made + confirmed * minute : null, changed: start - changed * minute + 2000 * minute,
    tries: online ? tries.map(({ after, outcome }) => ({ at: made + after * minute, outcome })) : [],
  }
})

const waitOf = (at: Instant, reach: number): fc.Arbitrary<MadeWait> => fc.record({
  clinics: fc.constantFrom<string[]>(['north'], ['west'], ['north', 'west'], ['west', 'north'], ['nowhere', 'west']), service: fc.constantFrom(...services),
  practitioner: fc.option(fc.constantFrom(...practitioners)), after: fc.integer({ min: -reach, max: reach }),
  lasts: fc.option(fc.integer({ min: 0, max: 40_000 })), outcome: fc.constantFrom('booked', 'withdrawn', 'over'),
}).map(({ after, lasts, ...rest }) => ({ ...rest, created: at + after * minute, closed: lasts === null ? null : at + (after + lasts) * minute }))

/** What takes time never overlaps: the later of two is left out. */
function apart(visits: readonly MadeVisit[]): MadeVisit[] {
  const kept: MadeVisit[] = []
  for (const visit of visits) {
    const clashes = taking.includes(visit.status) && kept.some((other) => taking.includes(other.status)
      && other.practitioner === visit.practitioner && other.start < visit.busyUntil && visit.start < other.busyUntil)
    if (!clashes) kept.push(visit)
  }
  return kept
}

/** Nothing is confirmed later than now. */
const byNow = (made: Made): Made => ({
  ...made, visits: made.visits.map((visit) => ({ ...visit, confirmed: visit.confirmed !== null && visit.confirmed <= made.now ? visit.confirmed : null })),
})

/** Everybody works the same hours, but for how long: what is shared is laid out once, and nobody gets another's. */
const alike = (around: Day): fc.Arbitrary<MadeSession[]> => fc.array(fc.record({
  session: sessionOf(around), places: fc.subarray([...clinicIds], { minLength: 1 }), days: fc.array(mostly(fc.constant(0), fc.integer({ min: -30, max: 30 })), { minLength: 12, maxLength: 12 }),
}), { minLength: 2, maxLength: 7 }).map((all) => all.flatMap(({ session, places, days }) => places.flatMap((clinic, n) => practitioners.map((practitioner, m) => {
  const [since, until] = [days[n * 4 + m * 2] ?? 0, days[n * 4 + m * 2 + 1] ?? 0]
  const validFrom = dayAfter(session.validFrom, since)
  const ends = until === 0 ? session.validUntil : dayAfter(around, until)
  return { ...session, clinic, practitioner, validFrom, validUntil: ends === null || ends < validFrom ? null : ends }
}))))

/**
 * Around the days on which one of the clocks changes, and others. `reachDays`: how far from it things happen; half of them where its
 * period begins, mostly while people work.
 */
export const practice = (kind: PeriodKind, reachDays: number): fc.Arbitrary<Made> =>
  fc.constantFrom('2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2027-01-01', '2027-06-14', '2027-06-16').chain((around) => {
    const [at, reach] = [instantAt(around, 0, 'Europe/London'), reachDays * 1440]
    const edge = (instantAt(periodOf(kind, around).from, 0, 'Europe/London') - at) / minute
    const nearby = fc.tuple(fc.integer({ min: -2, max: 1 }), mostly(fc.integer({ min: 300, max: 1200 }), fc.integer({ min: 0, max: 1439 }))).map(([day, wall]) => edge + day * 1440 + wall)
    const when = fc.oneof(fc.integer({ min: -reach, max: reach }), nearby)
    return fc.record({
      around: fc.constant(around), now: fc.integer({ min: -reach, max: reach }).map((after) => at + after * minute),
      sessions: fc.oneof(fc.array(sessionOf(around), { minLength: 8, maxLength: 30 }), alike(around)),
      closures: fc.array(closureOf(around), { maxLength: 3 }),
      absences: fc.array(fc.record({
        practitioner: fc.constantFrom(...practitioners), after: mostly(nearby, when), lasts: mostly(fc.integer({ min: 30, max: 900 }), fc.integer({ min: 1, max: 4000 })),
      }).map(({ practitioner, after, lasts }) => ({ practitioner, start: at + after * minute, end: at + (after + lasts) * minute })), { maxLength: 8 }),
      visits: fc.array(visitOf(at, when), { minLength: 10, maxLength: 60 }).map(apart), waits: fc.array(waitOf(at, reach), { maxLength: 12 }),
    }).map(byNow)
  })

let patient = ''
let staff = ''

/** The places and people that all of them have. */
export async function layGround(): Promise<void> {
  await createPractice()
  await createClinic({ id: 'north', traits: ['weekdays'] })
  await createClinic({ id: 'south', traits: ['weekdays'] })
  await createClinic({ id: 'west', traits: ['nights'], timeZone: 'America/New_York' })
  for (const { id, profession, minutes, buffer, pence } of services) {
    await createService({ id, traits: [profession], minutes, bufferMinutes: buffer, pricePence: pence })
  }
  await createPractitioner({ id: 'ann', name: 'Ann', traits: ['osteopath'] })
  await createPractitioner({ id: 'ben', name: 'Ben', traits: ['physiotherapist'] })
  patient = (await createPatient({ now: 0 })).id
  staff = (await createStaff({ now: 0, clinics: clinicIds })).id
}

async function clear(): Promise<void> {
  await db().attempt.deleteMany()
  await db().call.deleteMany()
  await db().appointment.deleteMany()
  await db().wait.deleteMany()
  await db().absence.deleteMany()
  await db().closure.deleteMany()
  await db().rotaSession.deleteMany()
}

/** Writes it in place of what was there. */
export async function write(made: Made): Promise<void> {
  await clear()
  const date = (at: Instant | null) => (at === null ? null : new Date(at))
  await db().rotaSession.createMany({ data: made.sessions.map(({ practitioner, clinic, from, to, validFrom, validUntil, ...rest }) => ({
    id: randomUUID(), practitionerId: practitioner, clinicId: clinic, fromMinute: from, toMinute: to, ...rest,
    validFrom: new Date(validFrom), validUntil: validUntil === null ? null : new Date(validUntil),
  })) })
  await db().closure.createMany({ data: made.closures.map(({ clinic, from, until, ...rest }) => (
    { id: randomUUID(), clinicId: clinic, fromDay: new Date(from), untilDay: new Date(until), reason: 'closed', ...rest })) })
  await db().absence.createMany({ data: made.absences.map(({ practitioner, start, end }) => (
    { id: randomUUID(), practitionerId: practitioner, startsAt: new Date(start), endsAt: new Date(end), reason: 'away' })) })
  const rows = made.visits.map((visit, n) => ({ id: randomUUID(), reference: `PL-${n}`, call: randomUUID(), visit }))
  await db().appointment.createMany({ data: rows.map(({ id, reference, visit }) => ({
    id, reference, status: visit.status, clinicId: visit.clinic, practitionerId: visit.practitioner, serviceId: visit.service.id,
    patientId: patient, startsAt: new Date(visit.start), endsAt: new Date(visit.start + visit.service.minutes * minute),
    busyUntil: new Date(visit.busyUntil), source: 'web', firstVisit: visit.first, cancelReason: visit.status === 'cancelled' ? visit.reason : null,
    // Entered the day before it was asked for: what counts is the asking.
    createdAt: new Date(visit.requested === null ? visit.made : visit.made - 1440 * minute), requestedAt: date(visit.requested), confirmedAt: date(visit.confirmed), changedAt: new Date(visit.changed),
  })) })
  const called = rows.filter(({ visit }) => visit.requested !== null)
  await db().call.createMany({ data: called.map(({ id, call, visit }) => ({
    id: call, appointmentId: id, clinicId: visit.clinic, openedAt: new Date(visit.made), dueAt: new Date(visit.made),
    closedAt: date(visit.confirmed), outcome: visit.confirmed === null ? null : 'confirmed',
  })) })
  await db().attempt.createMany({ data: called.flatMap(({ call, visit }) => visit.tries.map(({ at, outcome }) => (
    { id: randomUUID(), callId: call, staffId: staff, at: new Date(at), outcome }))) })
  await db().wait.createMany({ data: made.waits.map(({ clinics: places, service, practitioner, created, closed, outcome }) => ({
    id: randomUUID(), patientId: patient, serviceId: service.id, clinics: places, practitionerId: practitioner, weekdays: [], parts: [],
    fromDay: new Date('2027-01-01'), untilDay: new Date('2027-12-31'), source: 'web', createdAt: new Date(created), closedAt: date(closed),
    outcome: closed === null ? null : outcome,
  })) })
  forgetAll()
}
