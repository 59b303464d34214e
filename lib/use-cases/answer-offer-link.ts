import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { lockOffer } from '@/lib/store/offers'
import { transact } from '@/lib/store/transact'
import { findWaits } from '@/lib/store/waits'
import { leaveWithin } from './leave-waiting-list'
import { openOffer, type OpenOffer } from './open-offer'
import { again } from './repeated'
import { endOffer, isSaid, othersMayAnswer, sayNo } from './settle-offer'
import { eventActorOf } from './subject'
import { takeOffer, whyClosed } from './take-offer'

/** Whoever has the link, where they may do this. */
async function whoCame(secret: string, action: 'offer.answer' | 'wait.leave'): Promise<OpenOffer | null> {
  const opened = await openOffer(secret)
  return opened && can(opened.actor, action, { appointmentId: opened.offer.appointment.id }) ? opened : null
}

async function decline(tx: Db, { offer: { id }, wait, actor }: OpenOffer, now: Instant): Promise<Result<null>> {
  const offer = await lockOffer(tx, id)
  const mine = offer?.to.find((one) => one.wait === wait)
  if (!offer || !mine) return refused({ reason: 'not-found' })
  if (isSaid(mine, 'declines')) return done(null)
  const over = whyClosed(offer, mine, now)
  if (over) return over
  const by = eventActorOf(actor)
  await sayNo(tx, offer, wait, 'declines', by, now)
  if (!othersMayAnswer(offer, wait)) await endOffer(tx, offer, 'declined', by, now)
  return done(null)
}

/**
 * The answer of one who came by their link. Taking confirms it for them; declining keeps their place on the list. Refusals:
 * `not-found`, `offer-closed` (another was first, it is over, or they are off the list).
 */
export async function answerByLink(secret: string, answer: 'takes' | 'declines', now: Instant): Promise<Result<null>> {
  const opened = await whoCame(secret, 'offer.answer')
  if (!opened) return refused({ reason: 'not-found' })
  if (answer === 'declines') return transact((tx) => decline(tx, opened, now))
  const taken = await takeOffer({ offer: opened.offer.id, wait: opened.wait }, 'patient', eventActorOf(opened.actor), now)
  return taken.ok ? done(null) : taken
}

/** "I no longer need it": off the list, by the link of any offer of theirs. Twice is once. Refusal: `not-found`. */
export async function leaveByLink(secret: string, now: Instant): Promise<Result<null>> {
  const opened = await whoCame(secret, 'wait.leave')
  if (!opened) return refused({ reason: 'not-found' })
  const [wait] = await findWaits({ id: opened.wait }, now)
  if (!wait) return again(null)
  return transact<null>(async (tx) => {
    await leaveWithin(tx, wait, eventActorOf(opened.actor), now)
    return done(null)
  })
}
