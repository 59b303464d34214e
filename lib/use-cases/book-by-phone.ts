import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can, clinicScopes } from '@/lib/auth/can'
import { courseHorizonDays, mostTimes } from '@/lib/core/course'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { whyNotFor } from '@/lib/core/service-choice'
import { offerByPractitioner } from '@/lib/core/slots'
import { dayOf, type Day, type Instant } from '@/lib/core/time'
import { countBookings } from '@/lib/health/registry'
import { bookAllWithin, type Booking } from '@/lib/store/book'
import { readFacts } from '@/lib/store/facts'
import { findKey } from '@/lib/store/idempotency'
import { newReference } from '@/lib/store/new-reference'
import { isPatientOf } from '@/lib/store/patients'
import { readSetup, type Setup } from '@/lib/store/setup'
import { isDuplicate, transact } from '@/lib/store/transact'
import { findBooked, findKept, readVisits } from '@/lib/store/visits'
import { again } from './repeated'
import { eventActorOf } from './subject'
import { resolveWish, wishFor, type KnownWish } from './wish'

export interface TimeToBook {
  clinic: string
  practitioner: string
  start: Instant
}

export interface PhoneBooking {
  /** A record, or somebody new. */
  patient: { id: string } | { name: string; phone: string; email?: string | undefined; dateOfBirth?: Day | undefined }
  service: string
  /** 1 to 12, each at a clinic of the actor's. */
  times: TimeToBook[]
  reason?: string | undefined
  note?: string | undefined
  bookedBy?: string | undefined
  pregnant?: boolean | undefined
  /** Sent with the form: the same form sent twice books once. */
  key: string
}

export interface Booked {
  /** In the order of the times. */
  references: string[]
  course: string | null
}

const visitsLookedAt = 40
const invalid = (field: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [field], message }] })
const sha256 = (text: string): Buffer<ArrayBuffer> => createHash('sha256').update(text).digest()

interface Fit {
  known: KnownWish
  slot: Slot
}

/** The place of each time as it is just now; the starts that are on offer no more. */
async function fitTimes(setup: Setup, input: PhoneBooking, now: Instant): Promise<Result<Fit[]>> {
  const fits: Fit[] = []
  const gone: Instant[] = []
  for (const { clinic, practitioner, start } of input.times) {
    const known = resolveWish(setup, { clinic, service: input.service, practitioner }, 'phone')
    if (!known.ok) return known
    const day = dayOf(start, known.value.clinic.timeZone)
    const { facts } = await readFacts(setup, clinic, known.value.practitioners, { from: day, to: day }, now)
    const free = { ...facts, policy: { ...facts.policy, horizonDays: courseHorizonDays } }
    const slot = offerByPractitioner(free, wishFor(known.value, day, day), now, { notice: 'none' }).find((one) => one.start === start)
    if (slot) fits.push({ known: known.value, slot })
    else gone.push(start)
  }
  return gone.length === 0 ? done(fits) : refused({ reason: 'slot-taken', alternatives: [], gone })
}

interface Who {
  patient: NonNullable<Booking['patient']>
  /** Professions in which they were seen or are booked. */
  knownIn: string[]
}

async function whoIs(actor: Actor, input: PhoneBooking): Promise<Result<Who>> {
  const { patient } = input
  if (!('id' in patient)) {
    const { name, phone, email = null, dateOfBirth = null } = patient
    return done({ patient: { id: randomUUID(), name, phone, email, dateOfBirth }, knownIn: [] })
  }
  const clinics = clinicScopes(actor, 'appointment.book')
  const row = await findKept(patient.id)
  if (!row || !await isPatientOf(row.id, clinics)) return invalid('patient', 'This patient is no longer there. Search again.')
  const visits = (await readVisits([row.id], clinics, visitsLookedAt)).get(row.id) ?? []
  return done({ patient: { id: row.id }, knownIn: visits.filter(({ status }) => status !== 'no_show').map(({ profession }) => profession) })
}

function bookingsOf(actor: Actor, input: PhoneBooking, who: Who, fits: Fit[]): Booking[] {
  const course = fits.length > 1 ? randomUUID() : undefined
  const idempotency = { keyHash: sha256(input.key), bodyHash: bodyHash(input) }
  return fits.map(({ known, slot }, i) => ({
    id: randomUUID(), reference: newReference(), status: 'confirmed', clinic: known.clinic.id, practitioner: slot.practitioner, room: slot.room,
    service: known.service.id, start: slot.start, end: slot.end, busyUntil: slot.end + known.service.bufferMinutes * 60_000,
    source: 'phone', hold: null, patient: who.patient, reason: input.reason ?? null, note: input.note ?? null,
    bookedByName: input.bookedBy ?? null, bestTime: 'any', firstVisit: i === 0 && !who.knownIn.includes(known.service.profession),
    pregnant: input.pregnant ?? false, call: null, idempotency: i === 0 ? idempotency : null, draftHash: null, course,
    verb: 'book', actor: eventActorOf(actor),
  }))
}

/** What the form says, without its key. */
const bodyHash = ({ patient, service, times }: PhoneBooking): Buffer<ArrayBuffer> => sha256(JSON.stringify([patient, service, times]))

/** What this form booked before, where it did. */
async function replay(input: PhoneBooking): Promise<Result<Booked> | null> {
  const known = await findKey(sha256(input.key))
  if (!known) return null
  if (!bodyHash(input).equals(Buffer.from(known.bodyHash))) return refused({ reason: 'idempotency-key-reused' })
  return again(await findBooked(known.appointmentId))
}

async function notFor(setup: Setup, input: PhoneBooking, who: Who): Promise<Result<never> | null> {
  const service = setup.services.find(({ id }) => id === input.service)
  const why = service ? whyNotFor(service, who.knownIn) : null
  if (why === null) return null
  return invalid('service', why === 'new-only' ? 'That is for first visits only. Choose another.' : 'That is for those we have seen. Choose a first visit.')
}

/**
 * Books a caller, confirmed at once: one visit or a course, all of it or nothing, in one transaction, with an event each.
 * Online notice and horizon don't apply. Refusals: `forbidden`, `invalid` by field, `slot-taken` with the starts that are
 * gone, `idempotency-key-reused`.
 */
export async function bookByPhone(actor: Actor, input: PhoneBooking, now: Instant): Promise<Result<Booked>> {
  if (input.times.length === 0 || input.times.length > mostTimes) return invalid('times', 'Choose a time.')
  if (!input.times.every(({ clinic }) => can(actor, 'appointment.book', { clinic }))) return refused({ reason: 'forbidden' })
  const before = await replay(input)
  if (before) return before
  const [setup, who] = [await readSetup(), await whoIs(actor, input)]
  if (!who.ok) return who
  const fits = await fitTimes(setup, input, now)
  if (!fits.ok) return await replay(input) ?? fits
  const wrong = await notFor(setup, input, who.value)
  if (wrong) return wrong
  const bookings = bookingsOf(actor, input, who.value, fits.value)
  const booked = await transact(async (tx) => {
    const gone = await bookAllWithin(tx, bookings, now)
    return gone.length === 0 ? done({ references: bookings.map(({ reference }) => reference), course: bookings[0]?.course ?? null })
      : refused({ reason: 'slot-taken', alternatives: [], gone })
  }).catch((error: unknown) => {
    if (isDuplicate(error)) return null // the same form, a moment before
    throw error
  })
  if (booked?.ok) {
    countBookings('desk', bookings.length)
    return booked
  }
  return await replay(input) ?? booked ?? refused({ reason: 'slot-taken', alternatives: [] })
}
