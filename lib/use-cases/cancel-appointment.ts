import { isOfPractice, type Actor } from '@/lib/auth/actor'
import { cutoffAt } from '@/lib/core/allowed'
import { mayGiveReason, type CancelReason } from '@/lib/core/appointment'
import { refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readSetup } from '@/lib/store/setup'
import { actOnAppointment, type Acted } from './act-on-appointment'
import { findFor, partyOf } from './subject'

/** Refuses a patient (`past-cutoff`) who is later than the practice's cut-off before the appointment. */
export async function refuseAfterCutoff(actor: Actor, start: Instant, now: Instant): Promise<Result<never> | null> {
  const { cutoffHours } = (await readSetup()).practice.policy
  const late = !isOfPractice(actor) && now > cutoffAt(start, cutoffHours)
  return late ? refused({ reason: 'past-cutoff', cutoffHours }) : null
}

/** Cancels, with a coded reason. Refusals: as `actOnAppointment`; for a patient `past-cutoff` and `invalid` (the clinic's reason). */
export async function cancelAppointment(
  actor: Actor, input: { reference: string; reason?: CancelReason | undefined; version?: number | undefined }, now: Instant,
): Promise<Result<Acted>> {
  const found = await findFor(actor, 'appointment.cancel', input.reference)
  if (!found.ok) return found
  if (input.reason && !mayGiveReason(partyOf(actor), input.reason)) {
    return refused({ reason: 'invalid', errors: [{ path: ['reason'], message: 'Only the clinic can give this reason' }] })
  }
  const { status, startsAt } = found.value
  const open = status === 'requested' || status === 'confirmed'
  const late = open ? await refuseAfterCutoff(actor, startsAt.getTime(), now) : null
  return late ?? actOnAppointment(actor,
    { reference: input.reference, verb: 'cancel', version: input.version, cancelReason: input.reason ?? 'patient-asked' }, now)
}
