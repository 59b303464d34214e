import { randomUUID } from 'node:crypto'
import { hashSecret } from '@/lib/auth/hold-secret'
import { linkSecret } from '@/lib/auth/link-secret'
import { baseUrl } from '@/lib/config'
import { cutoffAt } from '@/lib/core/allowed'
import type { BestTime } from '@/lib/core/appointment'
import { dueAt } from '@/lib/core/call'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import type { Day, Instant, Zone } from '@/lib/core/time'
import type { AppointmentView, ServiceView } from '@/lib/core/views'
import { countBookings } from '@/lib/health/registry'
import { findAppointment } from '@/lib/store/appointments'
import type { Asker } from '@/lib/store/asks'
import { book, type BookedAnswer, type Booking } from '@/lib/store/book'
import { requestHeld, type HeldRow } from '@/lib/store/holds'
import { findKey, type KnownKey } from '@/lib/store/idempotency'
import { newReference } from '@/lib/store/new-reference'
import { readSetup, type Setup } from '@/lib/store/setup'
import { asGiven, clinicOf, nameOf, serviceOf, toAppointmentView } from '@/lib/store/shape'
import { isDuplicate } from '@/lib/store/transact'
import { findNamedHold, isKept, type HoldName } from './find-hold'
import { askerOf, withinCaps } from './asking'
import { lookAndBook, slotTaken } from './look'
import { again } from './repeated'
import { resolveWish, type KnownWish, type WishInput } from './wish'

export interface RequestInput {
  from: HoldName | { slot: WishInput & { start: Instant } }
  patient: { name: string; phone: string; email?: string | undefined; dateOfBirth?: Day | undefined }
  reason?: string | undefined
  bookedBy?: string | undefined
  bestTime?: BestTime | undefined
  pregnant?: boolean | undefined
  /** Where nobody says so, a service for new patients is one. */
  firstVisit?: boolean | undefined
  idempotencyKey: string
  /** SHA-256 of the body in its canonical form, in hex: the same key with another body is refused. */
  bodyHash: string
  source: 'web' | 'api'
  /** Where it comes from, as the server saw it: so much may be asked for from there. */
  address?: string | undefined
  /** Which privacy notice was shown with the form; nobody's own form shows none. */
  privacyVersion?: string | undefined
}

export interface RequestedAppointment {
  appointment: AppointmentView
  /** The link's secret. */
  secret: string
  manageUrl: string
  timeZone: Zone
}

const patientActor = { kind: 'patient', id: null, name: null } as const

/** What was written, enough to answer from without reading it again. */
interface Made {
  id: string
  reference: string
  clinic: string
  practitioner: string
  service: string
  start: Instant
  end: Instant
  callBy: Instant
}

function answer(id: string, generation: number, appointment: AppointmentView): RequestedAppointment {
  const secret = linkSecret(id, generation)
  const manageUrl = `${baseUrl()}/appointments/${appointment.reference}?key=${secret}`
  return { appointment, secret, manageUrl, timeZone: appointment.clinic.timeZone }
}

/**
 * The answer that was given, whatever became of the appointment since: as it was asked for, with the link as it was made then. Where
 * the link was renewed, that one has ended: whoever has an old answer isn't handed the new one. Keys of the time before answers were
 * kept get the present state.
 */
async function answerAgain(key: KnownKey, setup: Setup, now: Instant): Promise<Result<RequestedAppointment>> {
  const row = await findAppointment({ id: key.appointmentId })
  if (!row?.patient) return refused({ reason: 'not-found' })
  const view = toAppointmentView(asGiven(row), setup, now)
  const answered = key.answer as BookedAnswer | null
  if (answered === null) return again(answer(row.id, row.linkGeneration, view))
  const { reference, practitioner, start, end, callBy } = answered
  return again(answer(row.id, 0, { ...view, reference, status: 'requested', start, end, callBy,
    practitioner: { id: practitioner, name: nameOf(setup, practitioner) } }))
}

/** The appointment as it was just written: version 1 when it was asked for at once, 2 after a hold. */
function freshView(made: Made, input: RequestInput, setup: Setup, now: Instant): AppointmentView {
  const cutoff = cutoffAt(made.start, setup.practice.policy.cutoffHours)
  const service = serviceOf(setup, made.service)
  const { bookedByName, reason, bestTime, firstVisit, pregnant, patient } = particulars(input, service)
  return {
    reference: made.reference, status: 'requested', version: 'slot' in input.from ? 1 : 2, start: made.start, end: made.end,
    clinic: clinicOf(setup, made.clinic), practitioner: { id: made.practitioner, name: nameOf(setup, made.practitioner) },
    service,
    patient: { name: patient.name, phone: patient.phone, email: patient.email, dateOfBirth: patient.dateOfBirth },
    contactEmail: patient.email, bookedByName, reason, bestTime, firstVisit, pregnant, requestedAt: now, confirmedAt: null, callBy: made.callBy, timesRung: 0,
    mayMove: now <= cutoff, mayCancel: now <= cutoff, cutoffAt: cutoff,
  }
}

/** The answer that this key had before; null where it is new. */
async function replay(input: RequestInput, keyHash: Buffer<ArrayBuffer>, setup: Setup, now: Instant): Promise<Result<RequestedAppointment> | null> {
  const known = await findKey(keyHash)
  if (!known) return null
  const sameBody = Buffer.from(known.bodyHash).equals(Buffer.from(input.bodyHash, 'hex'))
  if (!sameBody) return refused({ reason: 'idempotency-key-reused' })
  return answerAgain(known, setup, now)
}

const particulars = (input: RequestInput, service: ServiceView) => ({
  patient: { id: randomUUID(), name: input.patient.name, phone: input.patient.phone, email: input.patient.email ?? null,
    dateOfBirth: input.patient.dateOfBirth ?? null },
  reason: input.reason ?? null, bookedByName: input.bookedBy ?? null, bestTime: input.bestTime ?? 'any' as const,
  firstVisit: input.firstVisit ?? service.patients === 'new', pregnant: input.pregnant ?? false, source: input.source, privacyVersion: input.privacyVersion ?? null, actor: patientActor,
  draftHash: 'draft' in input.from ? hashSecret(input.from.draft) : null,
})

function callFor(setup: Setup, clinic: string, start: Instant, now: Instant) {
  const { openingHours, closures, timeZone } = clinicOf(setup, clinic)
  const facts = { openingHours, closures, zone: timeZone, policy: setup.practice.policy }
  return { id: randomUUID(), dueAt: dueAt(facts, now, start) }
}

function bookingOf(
  input: RequestInput, known: KnownWish, slot: Slot, id: string, call: NonNullable<Booking['call']>, keyHash: Buffer, asker: Asker | null,
): Booking {
  return {
    ...particulars(input, known.service), id, reference: newReference(), status: 'requested', clinic: known.clinic.id,
    practitioner: slot.practitioner, room: slot.room, service: known.service.id, start: slot.start, end: slot.end,
    busyUntil: slot.end + known.service.bufferMinutes * 60_000, hold: null, note: null, call,
    idempotency: { keyHash, bodyHash: Buffer.from(input.bodyHash, 'hex') }, verb: 'request', asker,
  }
}

async function requestSlot(
  input: RequestInput, slot: WishInput & { start: Instant }, setup: Setup, keyHash: Buffer, now: Instant,
): Promise<Result<Made>> {
  const known = resolveWish(setup, slot, 'online')
  if (!known.ok) return known
  const { clinic, service } = known.value
  const id = randomUUID()
  const call = callFor(setup, clinic.id, slot.start, now)
  let reference: string | null = null
  const asker = askerOf(input.address, setup)
  const booked = await withinCaps({ asker, phone: clinic.phone }, now, () => lookAndBook(setup, known.value, slot.start, now, async (free) => {
    reference = await book(bookingOf(input, known.value, free, id, call, keyHash, asker), now)
    return reference !== null
  }))
  if (!booked.ok) return booked
  const { practitioner, start, end } = booked.value
  return done({ id, reference: reference ?? '', clinic: clinic.id, service: service.id, practitioner, start, end, callBy: call.dueAt })
}

/** A draft whose ten minutes are over asks for the same time again: it may well still be free. */
async function requestLost(input: RequestInput, hold: HeldRow, setup: Setup, keyHash: Buffer, now: Instant): Promise<Result<Made>> {
  if (!('draft' in input.from)) return refused({ reason: 'hold-expired' })
  const { clinic, service, practitioner, start } = hold
  return requestSlot(input, { clinic, service, practitioner, start }, setup, keyHash, now)
}

async function requestHold(input: RequestInput, name: HoldName, setup: Setup, keyHash: Buffer, now: Instant): Promise<Result<Made>> {
  const hold = await findNamedHold(name, now)
  if (!hold) return refused({ reason: 'hold-expired' })
  if (!isKept(hold, now)) return requestLost(input, hold, setup, keyHash, now)
  // Taken off since the time was held: said as for any other service that isn't there.
  const known = resolveWish(setup, { clinic: hold.clinic, service: hold.service }, 'online')
  if (!known.ok) return known
  const call = callFor(setup, hold.clinic, hold.start, now)
  const asker = askerOf(input.address, setup)
  const requested = await withinCaps({ asker, phone: known.value.clinic.phone }, now, () => requestHeld({
    ...particulars(input, known.value.service), id: hold.id, clinic: hold.clinic, call, asker,
    idempotency: { keyHash, bodyHash: Buffer.from(input.bodyHash, 'hex') },
    answer: { reference: hold.reference, clinic: hold.clinic, practitioner: hold.practitioner, service: hold.service, start: hold.start,
      end: hold.end, callBy: call.dueAt },
  }, now))
  if (typeof requested !== 'boolean') return requested
  if (requested) return done({ ...hold, callBy: call.dueAt })
  return slotTaken(setup, known.value, hold.start, now)
}

/**
 * Asks for a time: a held one, or a free one at once. Opens the call by which reception confirms it.
 * The same Idempotency-Key with the same body gets the same answer and makes one booking. The key is written with the booking,
 * so it is looked up only when the booking doesn't come about: a second one with it can't.
 * Refusals: `invalid` (as `holdSlot`), `slot-taken`, `hold-expired`, `idempotency-key-reused`,
 * `too-many-open` (of the contact, or from there; a held time stays held).
 */
export async function requestAppointment(input: RequestInput, now: Instant): Promise<Result<RequestedAppointment>> {
  const setup = await readSetup()
  const keyHash = hashSecret(input.idempotencyKey)
  const made = await ('slot' in input.from ? requestSlot(input, input.from.slot, setup, keyHash, now)
    : requestHold(input, input.from, setup, keyHash, now)).catch((error: unknown) => {
    if (isDuplicate(error)) return null // the same key, a moment before
    throw error
  })
  if (!made?.ok) return await replay(input, keyHash, setup, now) ?? made ?? refused({ reason: 'idempotency-key-reused' })
  countBookings('website')
  return done(answer(made.value.id, 0, freshView(made.value, input, setup, now)))
}
