import { randomUUID } from 'node:crypto'
import { isOfPractice, type Actor } from '@/lib/auth/actor'
import { can, clinicScopes } from '@/lib/auth/can'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { offerSlots } from '@/lib/core/slots'
import { dayOf, type Day, type Instant } from '@/lib/core/time'
import { findBookedBy } from '@/lib/store/appointments'
import { countBookings } from '@/lib/health/registry'
import { book, type Booking } from '@/lib/store/book'
import { readFacts } from '@/lib/store/facts'
import { newReference } from '@/lib/store/new-reference'
import { isPatientOf } from '@/lib/store/patients'
import { readSetup } from '@/lib/store/setup'
import { slotTaken } from './look'
import { again } from './repeated'
import { sameTryMs } from './same-try'
import { eventActorOf } from './subject'
import { resolveWish, whyNotOffered, wishFor, type KnownWish, type WishInput } from './wish'

export interface CallerBooking extends WishInput {
  start: Instant
  patient: { id: string } | { name: string; phone: string; email?: string | undefined; dateOfBirth?: Day | undefined }
  bookedBy?: string | undefined
  reason?: string | undefined
  note?: string | undefined
  pregnant?: boolean | undefined
  firstVisit?: boolean | undefined
}

function bookingFor(actor: Actor, input: CallerBooking, known: KnownWish, slot: Slot): Booking {
  const { patient } = input
  return {
    id: randomUUID(), reference: newReference(), status: 'confirmed', clinic: known.clinic.id, practitioner: slot.practitioner,
    room: slot.room, service: known.service.id, start: slot.start, end: slot.end,
    busyUntil: slot.end + known.service.bufferMinutes * 60_000, source: 'phone', hold: null,
    patient: 'id' in patient ? patient
      : { id: randomUUID(), name: patient.name, phone: patient.phone, email: patient.email ?? null, dateOfBirth: patient.dateOfBirth ?? null },
    reason: input.reason ?? null, note: input.note ?? null, bookedByName: input.bookedBy ?? null, bestTime: 'any',
    firstVisit: input.firstVisit ?? false, pregnant: input.pregnant ?? false, call: null, idempotency: null, draftHash: null, verb: 'book',
    actor: eventActorOf(actor),
  }
}

interface BookedForCaller {
  reference: string
  start: Instant
  end: Instant
}

/** The same person booked for the same time by the same colleague a moment ago: a second press. */
async function bookedAlready(actor: Actor, input: CallerBooking, now: Instant): Promise<Result<BookedForCaller> | null> {
  if (!isOfPractice(actor)) return null
  const { patient, practitioner } = input
  const isThem = (who: { id: string; name: string; phone: string } | null): boolean =>
    who !== null && ('id' in patient ? who.id === patient.id : who.name === patient.name && who.phone === patient.phone)
  const row = (await findBookedBy(actor.id, input, now - sameTryMs))
    .find((one) => isThem(one.patient) && (!practitioner || one.practitionerId === practitioner))
  return row ? again({ reference: row.reference, start: row.startsAt.getTime(), end: row.endsAt.getTime() }) : null
}

/**
 * Books free time for a caller, once however often it is pressed: confirmed at once, since reception has them on the line; online notice doesn't apply.
 * Refusals: `forbidden`, `invalid` (by field), `slot-taken` with alternatives.
 */
export async function bookForCaller(actor: Actor, input: CallerBooking, now: Instant): Promise<Result<BookedForCaller>> {
  const before = await bookedAlready(actor, input, now)
  if (before) return before
  const booked = await tryBooking(actor, input, now)
  return booked.ok ? booked : await bookedAlready(actor, input, now) ?? booked
}

async function tryBooking(actor: Actor, input: CallerBooking, now: Instant): Promise<Result<BookedForCaller>> {
  if (!can(actor, 'appointment.book', { clinic: input.clinic })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const wished = resolveWish(setup, input, 'phone')
  if (!wished.ok) return wished
  const known = wished.value
  if ('id' in input.patient && !await isPatientOf(input.patient.id, clinicScopes(actor, 'appointment.book'))) {
    return refused({ reason: 'invalid', errors: [{ path: ['patient'], message: 'This patient is no longer there. Search again.' }] })
  }
  const day = dayOf(input.start, known.clinic.timeZone)
  const { facts } = await readFacts(setup, known.clinic.id, known.practitioners, { from: day, to: day }, now)
  const slot = offerSlots(facts, wishFor(known, day, day), now, { notice: 'none' }).find((free) => free.start === input.start)
  if (!slot) {
    const wrong = whyNotOffered(facts, known, input.start, now, 'none')
    return wrong === null ? slotTaken(setup, known, input.start, now)
      : refused({ reason: 'invalid', errors: [{ path: ['start'], message: wrong }] })
  }
  const reference = await book(bookingFor(actor, input, known, slot), now)
  if (reference === null) return slotTaken(setup, known, input.start, now)
  countBookings('desk')
  return done({ reference, start: slot.start, end: slot.end })
}
