import { linkSecret } from '@/lib/auth/link-secret'
import { done, refused, type Result } from '@/lib/core/result'
import { fromIso, type Instant } from '@/lib/core/time'
import type { OfferedView } from '@/lib/core/waiting-view'
import type { OfferRow } from '@/lib/store/offers'
import { readSetup } from '@/lib/store/setup'
import { clinicOf, nameOf, serviceOf } from '@/lib/store/shape'
import { findWaits } from '@/lib/store/waits'
import { openOffer } from './open-offer'

/** How it stands for one of those to whom it was made. */
function stateFor(offer: OfferRow, mine: OfferRow['to'][number], now: Instant): OfferedView['state'] {
  if (mine.outcome !== null) return mine.outcome
  if (offer.outcome !== null) return offer.outcome === 'taken' ? 'gone' : offer.outcome
  return fromIso(offer.expiresAt) <= now || offer.appointment.status !== 'held' ? 'lapsed' : 'open'
}

/** An offer by its link, for whoever has it. Refusal: `not-found` (a wrong link, or none). */
export async function readOffer(secret: string, now: Instant): Promise<Result<OfferedView>> {
  const opened = await openOffer(secret)
  const mine = opened?.offer.to.find(({ wait }) => wait === opened.wait)
  if (!opened || !mine) return refused({ reason: 'not-found' })
  const { offer } = opened
  const [setup, [wait]] = await Promise.all([readSetup(), findWaits({ id: mine.wait }, now)])
  const service = serviceOf(setup, mine.service)
  const start = fromIso(offer.appointment.start)
  const state = stateFor(offer, mine, now)
  const { id, reference, linkGeneration } = offer.appointment
  return done({
    state, clinic: clinicOf(setup, offer.clinic), practitioner: nameOf(setup, offer.appointment.practitioner), service, start,
    end: start + service.minutes * 60_000, expiresAt: fromIso(offer.expiresAt), isWaiting: mine.isWaiting,
    insteadOf: wait?.insteadOf ? fromIso(wait.insteadOf.start) : null,
    appointment: state === 'taken' ? { reference, secret: linkSecret(id, linkGeneration) } : null,
  })
}
