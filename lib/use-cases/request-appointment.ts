import { randomUUID } from 'node:crypto'
import { hashSecret } from '@/lib/auth/hold-secret'
import { linkSecret } from '@/lib/auth/link-secret'
import { baseUrl } from '@/lib/config'
import type { BestTime } from '@/lib/core/appointment'
import { dueAt } from '@/lib/core/call'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import type { Day, Instant, Zone } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'
import { findAppointment } from '@/lib/store/appointments'
import { book, type Booking } from '@/lib/store/book'
import { writeDraft } from '@/lib/store/drafts'
import { requestHeld, type HeldRow } from '@/lib/store/holds'
import { findKey } from '@/lib/store/idempotency'
import { newReference } from '@/lib/store/new-reference'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, toAppointmentView } from '@/lib/store/shape'
import { isDuplicate } from '@/lib/store/transact'
import { findNamedHold, isKept, type HoldName } from './find-hold'
import { lookAndBook, slotTaken } from './look'
import { resolveWish, type KnownWish, type WishInput } from './wish'

export interface RequestInput {
  from: HoldName | { slot: WishInput & { start: Instant } }
  patient: { name: string; phone: string; email?: string | undefined; dateOfBirth?: Day | undefined }
  reason?: string | undefined
  bookedBy?: string | undefined
  bestTime?: BestTime | undefined
  pregnant?: boolean | undefined
  firstVisit?: boolean | undefined
  idempotencyKey: string
  /** SHA-256 of the body in its canonical form, in hex: the same key with another body is refused. */
  bodyHash: string
  source: 'web' | 'api'
}

export interface RequestedAppointment {
  appointment: AppointmentView
  /** The link's secret. */
  secret: string
  manageUrl: string
  timeZone: Zone
}

const patientActor = { kind: 'patient', id: null, name: null } as const

async function answer(id: string, setup: Setup, now: Instant): Promise<Result<RequestedAppointment>> {
  const row = await findAppointment({ id })
  if (!row) return refused({ reason: 'not-found' })
  const appointment = toAppointmentView(row, setup, now)
  const secret = linkSecret(row.id, row.linkGeneration)
  const manageUrl = `${baseUrl()}/appointments/${row.reference}?key=${secret}`
  return done({ appointment, secret, manageUrl, timeZone: appointment.clinic.timeZone })
}

/** The answer that this key had before; null where it is new. */
async function replay(input: RequestInput, keyHash: Buffer<ArrayBuffer>, setup: Setup, now: Instant): Promise<Result<RequestedAppointment> | null> {
  const known = await findKey(keyHash)
  if (!known) return null
  const sameBody = Buffer.from(known.bodyHash).equals(Buffer.from(input.bodyHash, 'hex'))
  return sameBody ? answer(known.appointmentId, setup, now) : refused({ reason: 'idempotency-key-reused' })
}

const particulars = (input: RequestInput) => ({
  patient: { id: randomUUID(), name: input.patient.name, phone: input.patient.phone, email: input.patient.email ?? null,
    dateOfBirth: input.patient.dateOfBirth ?? null },
  reason: input.reason ?? null, bookedByName: input.bookedBy ?? null, bestTime: input.bestTime ?? 'any' as const,
  firstVisit: input.firstVisit ?? false, pregnant: input.pregnant ?? false, source: input.source, actor: patientActor,
})

function callFor(setup: Setup, clinic: string, start: Instant, now: Instant) {
  const { openingHours, closures, timeZone } = clinicOf(setup, clinic)
  const facts = { openingHours, closures, zone: timeZone, policy: setup.practice.policy }
  return { id: randomUUID(), dueAt: dueAt(facts, now, start) }
}

function bookingOf(input: RequestInput, known: KnownWish, slot: Slot, id: string, setup: Setup, keyHash: Buffer, now: Instant): Booking {
  return {
    ...particulars(input), id, reference: newReference(), status: 'requested', clinic: known.clinic.id,
    practitioner: slot.practitioner, room: slot.room, service: known.service.id, start: slot.start, end: slot.end,
    busyUntil: slot.end + known.service.bufferMinutes * 60_000, hold: null, note: null,
    call: callFor(setup, known.clinic.id, slot.start, now),
    idempotency: { keyHash, bodyHash: Buffer.from(input.bodyHash, 'hex') }, verb: 'request',
  }
}

async function requestSlot(
  input: RequestInput, slot: WishInput & { start: Instant }, setup: Setup, keyHash: Buffer, now: Instant,
): Promise<Result<string>> {
  const known = resolveWish(setup, slot, 'online')
  if (!known.ok) return known
  const id = randomUUID()
  const booked = await lookAndBook(setup, known.value, slot.start, now,
    async (free) => await book(bookingOf(input, known.value, free, id, setup, keyHash, now), now) !== null)
  return booked.ok ? done(id) : booked
}

/** A draft whose ten minutes are over asks for the same time again: it may well still be free. */
async function requestLost(input: RequestInput, hold: HeldRow, setup: Setup, keyHash: Buffer, now: Instant): Promise<Result<string>> {
  if (!('draft' in input.from)) return refused({ reason: 'hold-expired' })
  const { clinic, service, practitioner, start } = hold
  return requestSlot(input, { clinic, service, practitioner, start }, setup, keyHash, now)
}

async function requestHold(input: RequestInput, name: HoldName, setup: Setup, keyHash: Buffer, now: Instant): Promise<Result<string>> {
  const hold = await findNamedHold(name, now)
  if (!hold) return refused({ reason: 'hold-expired' })
  if (!isKept(hold, now)) return requestLost(input, hold, setup, keyHash, now)
  const requested = await requestHeld({
    ...particulars(input), id: hold.id, clinic: hold.clinic, call: callFor(setup, hold.clinic, hold.start, now),
    idempotency: { keyHash, bodyHash: Buffer.from(input.bodyHash, 'hex') },
  }, now)
  if (requested) return done(hold.id)
  const known = resolveWish(setup, hold, 'online')
  return known.ok ? slotTaken(setup, known.value, hold.start, now) : known
}

/**
 * Asks for a time: a held one, or a free one at once. Opens the call by which reception confirms it.
 * The same Idempotency-Key with the same body gets the same answer and makes one booking.
 * Refusals: `invalid` (as `holdSlot`), `slot-taken`, `hold-expired`, `idempotency-key-reused`.
 */
export async function requestAppointment(input: RequestInput, now: Instant): Promise<Result<RequestedAppointment>> {
  const setup = await readSetup()
  const keyHash = hashSecret(input.idempotencyKey)
  const before = await replay(input, keyHash, setup, now)
  if (before) return before
  const made = await ('slot' in input.from ? requestSlot(input, input.from.slot, setup, keyHash, now)
    : requestHold(input, input.from, setup, keyHash, now)).catch((error: unknown) => {
    if (isDuplicate(error)) return null // the same key, a moment before
    throw error
  })
  if (!made?.ok) return await replay(input, keyHash, setup, now) ?? made ?? refused({ reason: 'idempotency-key-reused' })
  if ('draft' in input.from) await writeDraft(hashSecret(input.from.draft), { appointmentId: made.value, details: {} }, now)
  return answer(made.value, setup, now)
}
