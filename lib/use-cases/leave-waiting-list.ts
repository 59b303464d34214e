import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { lockOffer } from '@/lib/store/offers'
import { transact } from '@/lib/store/transact'
import { closeWait, findOutcome, findPlaces, findWaits, type WaitRow } from '@/lib/store/waits'
import { again } from './repeated'
import { endOffer, othersMayAnswer, sayNo } from './settle-offer'
import { eventActorOf } from './subject'

/** Takes somebody off the list; what is offered to them just now goes to the others, or back. False where they were off it. */
export async function leaveWithin(tx: Db, wait: WaitRow, by: EventActor, now: Instant): Promise<boolean> {
  const offer = wait.offer === null ? null : await lockOffer(tx, wait.offer)
  if (offer && offer.outcome === null && await sayNo(tx, offer, wait.id, 'leaves', by, now) && !othersMayAnswer(offer, wait.id)) {
    await endOffer(tx, offer, 'declined', by, now)
  }
  if (!await closeWait(tx, wait.id, 'withdrawn', now)) return false
  await recordEvent(tx, { at: now, verb: 'leave', actor: by, clinic: wait.clinics[0] ?? null, appointment: null, patient: wait.patient.id,
    detail: { wait: wait.id, outcome: 'withdrawn' } })
  return true
}

const offList = async (id: string): Promise<Result<null>> =>
  await findOutcome(id) === 'withdrawn' ? again(null) : refused({ reason: 'not-found' })

/** The desk takes somebody off the list; who was taken off it is off it. Refusals: `not-found` (off it some other way), `forbidden`. */
export async function leaveWaitingList(actor: Actor, input: { wait: string }, now: Instant): Promise<Result<null>> {
  const places = await findPlaces(input.wait)
  if (places === null) return refused({ reason: actor.kind === 'staff' ? 'not-found' : 'unauthorised' })
  if (!places.some((clinic) => can(actor, 'wait.leave', { clinic }))) return refused({ reason: 'forbidden' })
  const [wait] = await findWaits({ id: input.wait }, now)
  if (!wait) return offList(input.wait)
  const left = await transact<null>(async (tx) => await leaveWithin(tx, wait, eventActorOf(actor), now) ? done(null) : refused({ reason: 'not-found' }))
  return left.ok ? left : offList(input.wait)
}
