import { randomUUID } from 'node:crypto'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, fromIso, type Instant } from '@/lib/core/time'
import type { ServiceView } from '@/lib/core/views'
import { offerUntil, whoFits, type OfferWay } from '@/lib/core/waiting'
import { bookWithin, type Booking } from '@/lib/store/book'
import { newReference } from '@/lib/store/new-reference'
import { findOffers, findOverdue, lockOffer, writeOffer, type OfferRow } from '@/lib/store/offers'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, serviceOf } from '@/lib/store/shape'
import { isDuplicate, transact } from '@/lib/store/transact'
import type { Db } from '@/lib/store/client'
import { findWaits, type WaitRow } from '@/lib/store/waits'
import { again } from './repeated'
import { endOffer } from './settle-offer'
import { eventActorOf } from './subject'
import { readFreeStarts, toWaiting } from './wanted'

export interface OfferInput {
  clinic: string
  practitioner: string
  start: Instant
  way: OfferWay
  /** Places on the list: one by phone, one or more by link. */
  waits: string[]
}

export interface Offered {
  offer: string
  expiresAt: Instant
}

/** The longest of what they come for: whoever takes it, it fits. */
export function longestOf(setup: Setup, services: readonly string[]): ServiceView | undefined {
  const needs = (service: ServiceView): number => service.minutes + service.bufferMinutes
  return services.map((id) => serviceOf(setup, id)).sort((a, b) => needs(b) - needs(a))[0]
}

interface Place {
  room: string | null
  service: ServiceView
}

/** Whether the time is free and everybody named would take it. */
async function placeFor(setup: Setup, input: OfferInput, now: Instant): Promise<Result<Place>> {
  const clinic = clinicOf(setup, input.clinic)
  const rows = await findWaits({ clinic: clinic.id }, now)
  const named = input.waits.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  if (named.length === 0 || named.length < input.waits.length) return refused({ reason: 'not-found' })
  if (named.some(({ offer }) => offer !== null)) return refused({ reason: 'offered-already' })
  const day = dayOf(input.start, clinic.timeZone)
  const free = await readFreeStarts({ setup, clinic, waits: named, days: { from: day, to: day }, now, afresh: true })
  const here = free.filter((one) => one.start === input.start && one.practitioner === input.practitioner)
  return fits(setup, named, here, input)
}

function fits(setup: Setup, named: WaitRow[], here: Awaited<ReturnType<typeof readFreeStarts>>, input: OfferInput): Result<Place> {
  const free = here[0]
  const service = longestOf(setup, named.map((row) => row.service))
  if (!free || !service || !free.services.includes(service.id)) return refused({ reason: 'slot-taken', alternatives: [] })
  const [wanted] = whoFits(here, named.map(toWaiting), input.clinic, clinicOf(setup, input.clinic).timeZone)
  return (wanted?.waits.length ?? 0) === named.length ? done({ room: free.room, service }) : refused({ reason: 'not-found' })
}

/** A hold by a secret that nobody keeps: no draft and no program can do anything with it. */
function holdFor(staff: StaffActor, input: OfferInput, { room, service }: Place, expiresAt: Instant): Booking {
  const end = input.start + service.minutes * 60_000
  return {
    id: randomUUID(), reference: newReference(), status: 'held', clinic: input.clinic, practitioner: input.practitioner, room,
    service: service.id, start: input.start, end, busyUntil: end + service.bufferMinutes * 60_000, source: 'phone',
    hold: { hash: hashSecret(makeSecret()), expiresAt }, patient: null, reason: null, note: null, bookedByName: null, bestTime: 'any',
    firstVisit: false, pregnant: false, call: null, idempotency: null, draftHash: null, verb: 'offer', actor: eventActorOf(staff),
  }
}

/** Offers whose time is over make way: their people may be offered something else at once. */
async function closeOverdue(tx: Db, waits: readonly string[], now: Instant): Promise<void> {
  for (const id of await findOverdue(tx, waits, now)) {
    const offer = await lockOffer(tx, id)
    if (offer && offer.outcome === null) await endOffer(tx, offer, 'lapsed', { kind: 'clock', id: null, name: null }, now)
  }
}

/**
 * Offers a free time to people on the list, and holds it for them: for a quarter of an hour to the one who is rung, for an hour
 * to those who get a link. Nothing is offered twice at once; the very same offer again, by
 * whoever made it, is the one that is open. Refusals: `forbidden`, `not-found` (somebody is off the list, or it doesn't suit them any
 * more), `slot-taken`, `offered-already` (somebody has an offer that is open: by whom).
 */
export async function offerTime(actor: Actor, input: OfferInput, now: Instant): Promise<Result<Offered>> {
  if (actor.kind !== 'staff' || !can(actor, 'offer.make', { clinic: input.clinic })) return refused({ reason: 'forbidden' })
  const made = await tryOffer(actor, input, now)
  if (made.ok) return made
  const { reason } = made.refusal
  if (reason !== 'slot-taken' && reason !== 'offered-already') return made
  return await offeredAlready(actor, input, now) ?? made
}

const isThis = (
  offer: OfferRow, { clinic, practitioner, start, way, waits }: OfferInput,
): boolean =>
  offer.clinic === clinic && offer.way === way && offer.appointment.practitioner === practitioner
  && fromIso(offer.appointment.start) === start
  && offer.to.map(({ wait }) => wait).sort().join() === [...new Set(waits)].sort().join()

/**
 * What is open to those named. This very offer, by whoever asks, is a second press. A colleague who
 * was quicker goes on with it and rings, so whoever asks is told so.
 */
async function offeredAlready(
  actor: StaffActor, input: OfferInput, now: Instant,
): Promise<Result<Offered> | null> {
  for (const wait of new Set(input.waits)) {
    const open = (await findOffers({ wait })).find((offer) =>
      offer.outcome === null && fromIso(offer.expiresAt) > now
      && offer.to.some((one) => one.wait === wait && one.outcome === null))
    if (!open) continue
    if (open.byId !== actor.id || !isThis(open, input)) {
      return refused({ reason: 'offered-already', by: open.by })
    }
    return again({ offer: open.id, expiresAt: fromIso(open.expiresAt) })
  }
  return null
}

async function tryOffer(actor: StaffActor, input: OfferInput, now: Instant): Promise<Result<Offered>> {
  const waits = [...new Set(input.waits)]
  const setup = await readSetup()
  const place = await placeFor(setup, { ...input, waits }, now)
  if (!place.ok) return place
  const [id, expiresAt] = [randomUUID(), offerUntil(input.way, input.start, now)]
  const booking = holdFor(actor, input, place.value, expiresAt)
  const made = transact<Offered>(async (tx) => {
    await closeOverdue(tx, waits, now)
    if (!await bookWithin(tx, booking, now)) return refused({ reason: 'slot-taken', alternatives: [] })
    await writeOffer(tx, { id, appointment: booking.id, clinic: input.clinic, way: input.way, staff: actor.id, expiresAt }, waits, now)
    return done({ offer: id, expiresAt })
  })
  return made.catch((error: unknown) => {
    if (isDuplicate(error)) return refused({ reason: 'offered-already' }) // a moment before, by a colleague
    throw error
  })
}
