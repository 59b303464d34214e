import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, instantAt, type Instant, type Zone } from '@/lib/core/time'
import type { PatientBrief } from '@/lib/core/views'
import { recordLook } from '@/lib/store/events'
import { openedBy } from '@/lib/store/patient-records'
import { eventActorOf } from './subject'

const most = 12

/**
 * The patients whom one looked at today (since midnight in `zone`), the latest first, at most twelve. That the list was
 * looked at is an event. Refusal: `forbidden`.
 */
export async function readRecentPatients(
  actor: Actor, input: { zone: Zone }, now: Instant,
): Promise<Result<PatientBrief[]>> {
  const clinics = clinicScopes(actor, 'patient.open')
  if (clinics.length === 0 || actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  const today = instantAt(dayOf(now, input.zone), 0, input.zone)
  const look = { at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'patients' } }
  const rows = await openedBy(actor.id, today, clinics, most)
  await recordLook(look, rows.map(({ id }) => id))
  return done(rows.map(({ id, details: { name, phone, dateOfBirth } }) => ({ id, name, phone, dateOfBirth })))
}
