import type { PatientActor } from '@/lib/auth/actor'
import { isOfferSecret, waitOf } from '@/lib/auth/offer-secret'
import { findOffers, type OfferRow } from '@/lib/store/offers'

export interface OpenOffer {
  offer: OfferRow
  wait: string
  /** Proven for the held time alone; what becomes of it has its own link. */
  actor: PatientActor
}

/** Whose part of which offer a link's secret proves; null says nothing about why. A look: nothing is changed by it. */
export async function openOffer(secret: string): Promise<OpenOffer | null> {
  const wait = waitOf(secret)
  if (wait === null) return null
  const offer = (await findOffers({ wait })).find((one) => one.to.some((to) =>
    to.wait === wait && isOfferSecret(secret, { offer: one.id, wait, generation: to.generation })))
  return offer ? { offer, wait, actor: { kind: 'patient', appointmentId: offer.appointment.id } } : null
}
