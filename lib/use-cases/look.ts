import type { DiaryFacts, Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { offerSlots } from '@/lib/core/slots'
import { dayOf, type Day, type Instant } from '@/lib/core/time'
import { knownFacts, recallFacts, setupFacts } from '@/lib/store/facts'
import type { Setup } from '@/lib/store/setup'
import { alternativesTo, wishFor, whyNotOffered, withoutOwn, type KnownWish } from './wish'

/**
 * What the first look goes by. Where one practitioner alone may treat, there is nobody to choose between: unless something is
 * remembered, the time is taken for free and the database says otherwise when it is written. Choosing among several
 * needs what each of them has that day.
 */
async function factsAtFirst(setup: Setup, known: KnownWish, day: Day, now: Instant): Promise<DiaryFacts> {
  const { clinic, practitioners } = known
  const days = { from: day, to: day }
  if (practitioners.length > 1) return (await recallFacts(setup, clinic.id, practitioners, days, now)).facts
  return await knownFacts(setup, clinic.id, practitioners, days, now) ?? { ...setupFacts(setup, clinic.id, practitioners), taken: [] }
}

/**
 * The look before a booking: is this start on offer, and with whom? Takes no lock and decides nothing: the database does,
 * when it is written. `again`, after a booking was refused: what is taken is read, once for all who were refused with it.
 */
async function lookFor(setup: Setup, known: KnownWish, start: Instant, now: Instant, again: boolean): Promise<Result<Slot>> {
  const day = dayOf(start, known.clinic.timeZone)
  const read = again ? (await recallFacts(setup, known.clinic.id, known.practitioners, { from: day, to: day }, now)).facts
    : await factsAtFirst(setup, known, day, now)
  const facts = withoutOwn(read, known.own)
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
 * that start gets it, and there are no more rounds than practitioners.
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
