import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { offerSlots } from '@/lib/core/slots'
import { dayOf, type Instant } from '@/lib/core/time'
import { readFacts, recallFacts } from '@/lib/store/facts'
import type { Setup } from '@/lib/store/setup'
import { alternativesTo, wishFor, whyNotOffered, withoutOwn, type KnownWish } from './wish'

/**
 * The look before a booking: is this start on offer, and with whom? Takes no lock and decides nothing: the database does,
 * when it is written. `fresh` reads past what is remembered, after a booking was refused.
 */
export async function lookFor(
  setup: Setup, known: KnownWish, start: Instant, now: Instant, fresh = false,
): Promise<Result<Slot>> {
  const day = dayOf(start, known.clinic.timeZone)
  const read = fresh ? readFacts : recallFacts
  const facts = withoutOwn((await read(setup, known.clinic.id, known.practitioners, { from: day, to: day }, now)).facts, known.own)
  const slot = offerSlots(facts, wishFor(known, day, day), now).find((offered) => offered.start === start)
  if (slot) return done(slot)
  const wrong = whyNotOffered(facts, known, start, now)
  return wrong === null ? slotTaken(setup, known, start, now) : refused({ reason: 'invalid', errors: [{ path: ['start'], message: wrong }] })
}

/** The refusal, with the nearest free times. */
export async function slotTaken(setup: Setup, known: KnownWish, start: Instant, now: Instant): Promise<Result<never>> {
  return refused({ reason: 'slot-taken', alternatives: await alternativesTo(setup, known, start, now) })
}

/**
 * Looks and writes. Where "any practitioner" was wished for and the first one's time went in between, the next who is free at
 * that start gets it; each round reads afresh, and there are no more rounds than practitioners.
 */
export async function lookAndBook(
  setup: Setup, known: KnownWish, start: Instant, now: Instant, write: (slot: Slot) => Promise<boolean>,
): Promise<Result<Slot>> {
  let refusals = 0
  for (;;) {
    const look = await lookFor(setup, known, start, now, refusals > 0)
    if (!look.ok) return look
    if (await write(look.value)) return look
    refusals += 1
    if (refusals >= Math.max(2, known.practitioners.length)) return slotTaken(setup, known, start, now)
  }
}
