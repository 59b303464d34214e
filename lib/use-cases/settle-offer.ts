import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { drop } from '@/lib/store/holds'
import { closeOffer, writeAnswer, type OfferOutcome, type OfferRow } from '@/lib/store/offers'

/** Gives the time back; who had not answered is told so. Inside a transaction that has the offer locked. */
export async function endOffer(tx: Db, offer: OfferRow, outcome: OfferOutcome, by: EventActor, now: Instant): Promise<void> {
  await closeOffer(tx, offer.id, outcome, outcome === 'taken' ? 'gone' : outcome, now)
  await drop(tx, offer.appointment.id, by, now)
}

/** One person's no (or silence), with its event. False where they had answered already. */
export async function sayNo(
  tx: Db, offer: OfferRow, wait: string, answer: 'declines' | 'no-answer' | 'leaves', by: EventActor, now: Instant,
): Promise<boolean> {
  if (!await writeAnswer(tx, offer.id, wait, answer === 'declines' ? 'declined' : 'withdrawn', now)) return false
  const patient = offer.to.find((one) => one.wait === wait)?.patient.id ?? null
  await recordEvent(tx, { at: now, verb: 'decline', actor: by, clinic: offer.clinic, appointment: offer.appointment.id, patient,
    detail: { wait, answer } })
  return true
}

/** Whether this very answer stands for somebody. */
export const isSaid = ({ outcome }: OfferRow['to'][number], answer: 'declines' | 'no-answer'): boolean =>
  outcome === (answer === 'declines' ? 'declined' : 'withdrawn')

/** Whether anybody but this one may still answer. */
export const othersMayAnswer = (offer: OfferRow, wait: string): boolean =>
  offer.to.some((one) => one.wait !== wait && one.outcome === null)
