import { randomUUID } from 'node:crypto'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant, Zone } from '@/lib/core/time'
import { lockAsks, type Asker } from '@/lib/store/asks'
import { book, bookWithin, type Booking } from '@/lib/store/book'
import { findDraft, lockDraft, writeDraft } from '@/lib/store/drafts'
import { drop, findHold, type HeldRow } from '@/lib/store/holds'
import { newReference } from '@/lib/store/new-reference'
import { readSetup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { askerOf, withinCaps } from './asking'
import { findNamedHold, isKept } from './find-hold'
import { lookAndBook } from './look'
import { again } from './repeated'
import { resolveWish, type KnownWish, type WishInput } from './wish'

export interface HoldInput extends WishInput {
  start: Instant
  /** The secret of the draft that the hold is for: its earlier hold is dropped in the same transaction. */
  draft?: string | undefined
  /** Where it comes from, as the server saw it: so many may be held from there. */
  address?: string | undefined
}

export interface HeldSlot {
  /** The hold's secret: handed out here and nowhere else; empty where the draft holds that time already. */
  hold: string
  practitioner: string
  start: Instant
  end: Instant
  expiresAt: Instant
  timeZone: Zone
}

const patient = { kind: 'patient', id: null, name: null } as const

function heldBooking(known: KnownWish, slot: Slot, hold: NonNullable<Booking['hold']>, asker: Asker | null): Booking {
  return {
    id: randomUUID(), reference: newReference(), status: 'held', clinic: known.clinic.id, practitioner: slot.practitioner,
    room: slot.room, service: known.service.id, start: slot.start, end: slot.end,
    busyUntil: slot.end + known.service.bufferMinutes * 60_000, source: 'web', hold,
    patient: null, reason: null, note: null, bookedByName: null, bestTime: 'any', firstVisit: false, pregnant: false,
    call: null, idempotency: null, draftHash: null, verb: 'hold', actor: patient, asker,
  }
}

/** Booked and tied to its draft at once; a hold that the draft had before is free again, or kept where the new time is taken. */
async function bookForDraft(booking: Booking, draft: string, input: HoldInput, now: Instant): Promise<boolean> {
  const secretHash = hashSecret(draft)
  const booked = await transact<null>(async (tx) => {
    await lockAsks(tx, booking.asker, null)
    // Two presses at once in one draft come one after the other.
    await lockDraft(tx, secretHash)
    const before = await findDraft(secretHash, now, tx)
    const own = before?.holdId ? await findHold({ id: before.holdId }, tx) : null
    if (own && isKept(own, now) && isSameWish(own, input)) return refused({ reason: 'slot-taken', alternatives: [] }) // by this very draft
    if (before?.holdId) await drop(tx, before.holdId, patient, now)
    if (!await bookWithin(tx, booking, now)) return refused({ reason: 'slot-taken', alternatives: [] })
    await writeDraft(secretHash, { holdId: booking.id, appointmentId: null }, now, tx)
    return done(null)
  })
  return booked.ok
}

/** What the draft holds now. */
async function heldFor(draft: string, now: Instant): Promise<HeldRow | undefined> {
  const hold = await findNamedHold({ draft }, now)
  return hold && isKept(hold, now) ? hold : undefined
}

/** A time pressed twice is one hold. */
const isSameWish = (hold: HeldRow, input: HoldInput): boolean => hold.clinic === input.clinic && hold.service === input.service
  && hold.start === input.start && (!input.practitioner || hold.practitioner === input.practitioner)

/**
 * Keeps a slot for the practice's hold time (ten minutes) while a patient fills in the form.
 * Refusals: `invalid` (no such clinic, service or practitioner; a start that isn't offered), `slot-taken` with up to five
 * nearest alternatives, `too-many-open` (held from there; what is held stays held).
 */
export async function holdSlot(input: HoldInput, now: Instant): Promise<Result<HeldSlot>> {
  const setup = await readSetup()
  const wished = resolveWish(setup, input, 'online')
  if (!wished.ok) return wished
  const own = input.draft ? await heldFor(input.draft, now) : undefined
  const known = { ...wished.value, own }
  if (own && isSameWish(own, input)) return again({ ...own, hold: '', timeZone: wished.value.clinic.timeZone })
  const secret = makeSecret()
  const expiresAt = now + setup.practice.policy.holdMinutes * 60_000
  const asker = askerOf(input.address, setup)
  const booked = await withinCaps({ asker, phone: known.clinic.phone }, now, () => lookAndBook(setup, known, input.start, now, (slot) => {
    const booking = heldBooking(known, slot, { hash: hashSecret(secret), expiresAt }, asker)
    return input.draft ? bookForDraft(booking, input.draft, input, now) : book(booking, now).then((made) => made !== null)
  }))
  if (!booked.ok) {
    // Pressed twice without waiting: what is in the way may be this draft's own.
    const mine = input.draft ? await heldFor(input.draft, now) : undefined
    return mine && isSameWish(mine, input) ? again({ ...mine, hold: '', timeZone: known.clinic.timeZone }) : booked
  }
  const { practitioner, start, end } = booked.value
  return done({ hold: secret, practitioner, start, end, expiresAt, timeZone: known.clinic.timeZone })
}
