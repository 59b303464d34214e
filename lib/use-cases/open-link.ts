import type { PatientActor } from '@/lib/auth/actor'
import { isLinkSecret } from '@/lib/auth/link-secret'
import { parseReference } from '@/lib/core/reference'
import { findAppointment } from '@/lib/store/appointments'

/** Who a link's secret proves: the patient of that one appointment. Null says nothing about whether the reference exists. */
export async function openLink(link: { reference: string; secret: string }): Promise<PatientActor | null> {
  const reference = parseReference(link.reference)
  const row = reference === null ? null : await findAppointment({ reference })
  return row?.patient && isLinkSecret(link.secret, row.id, row.linkGeneration) ? { kind: 'patient', appointmentId: row.id } : null
}
