import type { PatientActor } from '@/lib/auth/actor'
import { isLinkSecret } from '@/lib/auth/link-secret'
import { parseReference } from '@/lib/core/reference'
import { findAppointment } from '@/lib/store/appointments'

interface Link {
  reference: string
  secret: string
}

async function findLinked(link: Link) {
  const reference = parseReference(link.reference)
  const row = reference === null ? null : await findAppointment({ reference })
  return row?.patient ? row : null
}

/** Who a link's secret proves: the patient of that one appointment. Null says nothing about whether the reference exists. */
export async function openLink(link: Link): Promise<PatientActor | null> {
  const row = await findLinked(link)
  return row && isLinkSecret(link.secret, row.id, row.linkGeneration) ? { kind: 'patient', appointmentId: row.id } : null
}

/** As far back as old links are told from wrong ones. */
const mostGenerations = 100

/** Whether it once was the link of that appointment, and was replaced since: it proves nothing but that it is old. */
export async function isOldLink(link: Link): Promise<boolean> {
  const row = await findLinked(link)
  if (!row) return false
  const before = Array.from({ length: Math.min(row.linkGeneration, mostGenerations) }, (_, i) => row.linkGeneration - 1 - i)
  return before.some((generation) => isLinkSecret(link.secret, row.id, generation))
}
