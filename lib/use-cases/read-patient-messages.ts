import type { Actor } from '@/lib/auth/actor'
import type { PatientMessage } from '@/lib/core/messages/opened-message'
import { done, type Result } from '@/lib/core/result'
import { findMessagesOf } from '@/lib/store/patient-messages'
import { findRecordFor } from './open-patient'

const mostShown = 40

/**
 * What the clinics of the reader sent a patient, the last one made first. It is read with the record, whose opening is the event.
 * Refusals: as `findRecordFor`.
 */
export async function readPatientMessages(actor: Actor, input: { id: string }): Promise<Result<PatientMessage[]>> {
  const found = await findRecordFor(actor, 'patient.open', input.id)
  return found.ok ? done(await findMessagesOf(found.value.row.id, found.value.clinics, mostShown)) : found
}
