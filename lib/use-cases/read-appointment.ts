import type { Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'
import { toAppointmentView } from '@/lib/store/shape'
import { findFor } from './subject'

/** One appointment, for whoever came with its link or may see it as staff. Refusals: `not-found`, `forbidden`. */
export async function readAppointment(actor: Actor, reference: string, now: Instant): Promise<Result<AppointmentView>> {
  const found = await findFor(actor, 'appointment.read', reference)
  return found.ok ? done(toAppointmentView(found.value, await readSetup(), now)) : found
}
