import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { PatientView } from '@/lib/core/views'
import { recordLook } from '@/lib/store/events'
import { findPatient } from '@/lib/store/patients'
import { statusOf, toPatient } from '@/lib/store/shape'
import { eventActorOf } from './subject'

/**
 * A patient with the appointments at the clinics of the reader. That it was opened is an event.
 * Refusals: `forbidden`, `not-found` (also where the patient is another clinic's).
 */
export async function openPatient(actor: Actor, input: { id: string }, now: Instant): Promise<Result<PatientView>> {
  const clinics: readonly string[] = clinicScopes(actor, 'patient.open')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const row = await findPatient(input.id)
  const here = row?.appointments.filter((appointment) => clinics.includes(appointment.clinicId)) ?? []
  if (!row || (row.appointments.length > 0 && here.length === 0)) return refused({ reason: 'not-found' })
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id })
  return done({
    ...toPatient(row), email: row.email, note: row.note,
    appointments: here.map((appointment) => ({ reference: appointment.reference, status: statusOf(appointment),
      start: appointment.startsAt.getTime(), clinic: appointment.clinicId, practitioner: appointment.practitioner.name,
      service: appointment.service.name })),
  })
}
