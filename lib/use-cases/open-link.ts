import type { PatientActor } from '@/lib/auth/actor'
import { isLinkSecret } from '@/lib/auth/link-secret'
import { parseReference } from '@/lib/core/reference'
import { findLinked } from '@/lib/store/appointments'

interface Link {
  reference: string
  secret: string
}

/** As far back as old links are told from wrong ones. */
const mostGenerations = 100

/** Whether it once was the link of that appointment. */
const isOld = (secret: string, { id, generation }: { id: string; generation: number }): boolean =>
  Array.from({ length: Math.min(generation, mostGenerations) }, (_, i) => generation - 1 - i).some((before) => isLinkSecret(secret, id, before))

/**
 * What a link is: whom it proves (the patient of that one appointment), 'old' where it was replaced since, which proves nothing
 * but that; or null, which says nothing about whether the reference exists.
 */
export async function judgeLink(link: Link): Promise<PatientActor | 'old' | null> {
  const reference = parseReference(link.reference)
  const row = reference === null ? null : await findLinked(reference)
  if (!row) return null
  if (isLinkSecret(link.secret, row.id, row.generation)) return { kind: 'patient', appointmentId: row.id }
  return isOld(link.secret, row) ? 'old' : null
}

/** Who a link's secret proves, or null. */
export async function openLink(link: Link): Promise<PatientActor | null> {
  const judged = await judgeLink(link)
  return judged === 'old' ? null : judged
}
