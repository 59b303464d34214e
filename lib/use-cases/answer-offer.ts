import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, fromIso, type Instant } from '@/lib/core/time'
import { offerUntil } from '@/lib/core/waiting'
import { lapseInTheWay } from '@/lib/store/book'
import type { Db } from '@/lib/store/client'
import { findOffers, isAnsweredBy, keepOffer, lockOffer, writeOfferTo, type OfferRow } from '@/lib/store/offers'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, serviceOf } from '@/lib/store/shape'
import { isDuplicate, transact } from '@/lib/store/transact'
import { findWaits, isRung, type WaitRow } from '@/lib/store/waits'
import { endOffer, isSaid, othersMayAnswer, sayNo } from './settle-offer'
import { eventActorOf, partyOf } from './subject'
import { takeOffer, whyClosed } from './take-offer'
import { readWantedStarts } from './wanted'

export const offerAnswers = ['takes', 'declines', 'no-answer'] as const
export type OfferAnswer = (typeof offerAnswers)[number]

export interface Answered {
  offer: string
  /** Set once it was taken. */
  reference: string | null
  /** The place on the list of who is rung next about the same time. */
  next: string | null
}

/** Who is rung next about the time of an offer: the first whom it suits of those who weren't asked about it yet. */
export async function findNext(setup: Setup, offer: OfferRow, waits: readonly WaitRow[], now: Instant): Promise<WaitRow | null> {
  const clinic = clinicOf(setup, offer.clinic)
  const start = fromIso(offer.appointment.start)
  if (offer.way !== 'phone' || start <= now) return null
  const { practitioner } = offer.appointment
  const day = dayOf(start, clinic.timeZone)
  const asked = (row: WaitRow): boolean => offer.to.some(({ wait }) => wait === row.id)
    || row.asked.some((before) => before.practitioner === practitioner && fromIso(before.start) === start)
  const open = waits.filter((row) => isRung(row.patient) && !asked(row))
  const wanted = await readWantedStarts({ setup, clinic, waits: open, days: { from: day, to: day }, now, own: { practitioner, start } })
  const here = wanted.find((one) => one.start === start && one.practitioner === practitioner)
  return open.find(({ id }) => id === here?.waits[0]?.id) ?? null
}

/** The same time for the next one: held anew for a quarter of an hour, and for as long as they need. */
async function passOn(tx: Db, setup: Setup, offer: OfferRow, next: WaitRow, now: Instant): Promise<boolean> {
  const start = fromIso(offer.appointment.start)
  const service = serviceOf(setup, next.service)
  const end = start + service.minutes * 60_000
  const busyUntil = end + service.bufferMinutes * 60_000
  const { practitioner, roomId: room } = offer.appointment
  await lapseInTheWay(tx, { practitioner, room, start, busyUntil }, now)
  await writeOfferTo(tx, offer.id, [next.id])
  return keepOffer(tx, offer, { until: offerUntil('phone', start, now), service: service.id, end, busyUntil }, now)
}

interface No {
  actor: Actor
  wait: string
  answer: 'declines' | 'no-answer'
  now: Instant
}

/** Asked again: who was asked next about it, and hasn't answered. */
const askedNext = ({ to }: OfferRow, wait: string): string | null =>
  to.find((one) => one.wait !== wait && one.outcome === null)?.wait ?? null

async function refuse(setup: Setup, row: OfferRow, { actor, wait, answer, now }: No): Promise<Result<Answered>> {
  const by = eventActorOf(actor)
  const next = await findNext(setup, row, await findWaits({ clinic: row.clinic }, now), now)
  return transact<Answered>(async (tx) => {
    const offer = await lockOffer(tx, row.id)
    const mine = offer?.to.find((one) => one.wait === wait)
    if (!offer || !mine) return refused({ reason: 'not-found' })
    // By a press before this one. Where a colleague said so, they ring the next one as well.
    const again = isSaid(mine, answer) && await isAnsweredBy(tx, { appointment: offer.appointment.id, wait, answer }, by)
    if (again) return done({ offer: offer.id, reference: null, next: askedNext(offer, wait) })
    const over = whyClosed(offer, mine, now)
    if (over) return over
    await sayNo(tx, offer, wait, answer, by, now)
    if (othersMayAnswer(offer, wait)) return done({ offer: offer.id, reference: null, next: null })
    if (next && await passOn(tx, setup, offer, next, now)) return done({ offer: offer.id, reference: null, next: next.id })
    await endOffer(tx, offer, answer === 'declines' ? 'declined' : 'withdrawn', by, now)
    return done({ offer: offer.id, reference: null, next: null })
  })
}

/** The offer, where this actor may answer it for others. */
async function findFor(actor: Actor, id: string): Promise<Result<OfferRow>> {
  const [offer] = await findOffers({ id })
  if (!offer) return refused({ reason: actor.kind === 'staff' ? 'not-found' : 'unauthorised' })
  return can(actor, 'offer.answer', { clinic: offer.clinic }) ? done(offer) : refused({ reason: 'forbidden' })
}

/**
 * What came of ringing about an offer: takes confirms it; declines and no answer go on to the next whom it suits, in the same
 * transaction, or give the time back where there is nobody. The same answer again, by whoever gave it, is answered the
 * same. Refusals: `forbidden`, `not-found`, `offer-closed` (also where a colleague was quicker), `slot-taken`
 * (the next one needs longer than is free by now), `offered-already` (the next one has just been offered something else).
 */
export async function answerOffer(
  actor: Actor, input: { offer: string; wait: string; answer: OfferAnswer }, now: Instant,
): Promise<Result<Answered>> {
  const found = await findFor(actor, input.offer)
  if (!found.ok) return found
  if (input.answer === 'takes') {
    const taken = await takeOffer(input, partyOf(actor), eventActorOf(actor), now)
    return taken.ok ? done({ offer: input.offer, reference: taken.value.reference, next: null }) : taken
  }
  const no: No = { actor, wait: input.wait, answer: input.answer, now }
  return refuse(await readSetup(), found.value, no).catch((error: unknown) => {
    if (isDuplicate(error)) return refused({ reason: 'offered-already' })
    throw error
  })
}

/** Takes an offer back and gives the time free; twice is once. Refusals: `forbidden`, `not-found`, `offer-closed`. */
export async function withdrawOffer(actor: Actor, input: { offer: string }, now: Instant): Promise<Result<null>> {
  const found = await findFor(actor, input.offer)
  if (!found.ok) return found
  return transact<null>(async (tx) => {
    const offer = await lockOffer(tx, input.offer)
    if (!offer) return refused({ reason: 'not-found' })
    if (offer.outcome === 'withdrawn') return done(null) // by another press, or by a colleague
    if (offer.outcome !== null) return refused({ reason: 'offer-closed', why: offer.outcome })
    await endOffer(tx, offer, 'withdrawn', eventActorOf(actor), now)
    return done(null)
  })
}
