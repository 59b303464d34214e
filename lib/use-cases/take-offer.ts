import { nextStatus, type Party } from '@/lib/core/appointment'
import type { Refusal } from '@/lib/core/refusal'
import { done, refused, type Result } from '@/lib/core/result'
import { fromIso, toIso, type Instant } from '@/lib/core/time'
import type { ServiceView } from '@/lib/core/views'
import { findAppointment } from '@/lib/store/appointments'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { closeOffer, lockAppointment, lockOffer, takeHeld, writeAnswer, type OfferRow } from '@/lib/store/offers'
import { readSetup } from '@/lib/store/setup'
import { serviceOf, statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { closeWait, findWaits, type WaitRow } from '@/lib/store/waits'
import { applyStatus } from './act-on-appointment'

export interface Taken {
  reference: string
  start: Instant
}

type Part = OfferRow['to'][number]
const closed = (why: Extract<Refusal, { reason: 'offer-closed' }>['why']) => refused({ reason: 'offer-closed', why })

/** Why one person can't answer an offer any more; null while they can. */
export function whyClosed(offer: OfferRow, mine: Part, now: Instant): Result<never> | null {
  if (mine.outcome !== null) return closed(mine.outcome === 'gone' ? 'taken' : mine.outcome)
  if (offer.outcome !== null) return closed(offer.outcome)
  return fromIso(offer.expiresAt) <= now ? closed('lapsed') : null
}

const minuteMs = 60_000

/** The hold becomes theirs, cut to what they come for. */
function takingOf(offer: OfferRow, wait: WaitRow, service: ServiceView) {
  const end = fromIso(offer.appointment.start) + service.minutes * minuteMs
  const written = wait.source === 'web' ? { reason: wait.note, note: null } : { reason: null, note: wait.note }
  return { appointment: offer.appointment.id, patient: wait.patient.id, service: service.id, end, busyUntil: end + service.bufferMinutes * minuteMs,
    firstVisit: service.patients === 'new', ...written }
}

/** What they had before is given up in the same transaction: its time is free for the next one on the list. */
async function giveUp(tx: Db, insteadOf: string, by: EventActor, now: Instant): Promise<void> {
  await lockAppointment(tx, insteadOf)
  const row = await findAppointment({ id: insteadOf }, tx)
  if (!row || (row.status !== 'requested' && row.status !== 'confirmed')) return
  await applyStatus(tx, row, { reference: row.reference, verb: 'cancel', cancelReason: 'time-no-longer-suits' }, 'cancelled', by, now)
}

async function take(tx: Db, offer: OfferRow, mine: Part, by: EventActor, now: Instant): Promise<Result<Taken>> {
  const [wait] = await findWaits({ id: mine.wait }, now, tx)
  if (!wait) return closed('withdrawn')
  const service = serviceOf(await readSetup(), wait.service)
  const { appointment } = offer
  if (!await takeHeld(tx, takingOf(offer, wait, service), now)) return closed('lapsed')
  if (!await writeAnswer(tx, offer.id, mine.wait, 'taken', now)) return closed('taken')
  if (!await closeOffer(tx, offer.id, 'taken', 'gone', now)) return closed('taken')
  if (!await closeWait(tx, mine.wait, 'booked', now)) return closed('withdrawn')
  await recordEvent(tx, { at: now, verb: 'take', actor: by, clinic: offer.clinic, appointment: appointment.id, patient: wait.patient.id,
    detail: { from: 'held', to: 'confirmed', wait: wait.id, way: offer.way, start: toIso(fromIso(appointment.start)) } })
  if (wait.insteadOf) await giveUp(tx, wait.insteadOf.id, by, now)
  return done({ reference: appointment.reference, start: fromIso(appointment.start) })
}

/**
 * Somebody takes what they were offered: held → confirmed, the others keep their places, their own is closed, and what they would
 * give up for it is cancelled: all of it or nothing. Twice is once. Refusals: `not-found`, `offer-closed` (another was first, it is
 * over, or they are off the list), `status-forbids`.
 */
export async function takeOffer(of: { offer: string; wait: string }, party: Party, by: EventActor, now: Instant): Promise<Result<Taken>> {
  return transact<Taken>(async (tx) => {
    const offer = await lockOffer(tx, of.offer)
    const mine = offer?.to.find(({ wait }) => wait === of.wait)
    if (!offer || !mine) return refused({ reason: 'not-found' })
    const { appointment } = offer
    if (mine.outcome === 'taken') return done({ reference: appointment.reference, start: fromIso(appointment.start) })
    const over = whyClosed(offer, mine, now)
    if (over) return over
    const status = statusOf(appointment)
    if (nextStatus(status, 'take', party, null) === null) return status === 'released' ? closed('lapsed') : refused({ reason: 'status-forbids', status })
    return take(tx, offer, mine, by, now)
  })
}
