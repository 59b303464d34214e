import type { Actor } from '@/lib/auth/actor'
import { findFor } from './subject'

/** The clinic of an appointment that the actor may see; null for any other. */
export async function findClinic(actor: Actor, input: { reference: string }): Promise<string | null> {
  const found = await findFor(actor, 'appointment.story', input.reference)
  return found.ok ? found.value.clinicId : null
}
