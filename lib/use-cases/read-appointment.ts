import { isOfPractice, type Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'
import { recordLook } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { asGiven, toAppointmentView } from '@/lib/store/shape'
import { eventActorOf, findFor } from './subject'

/** One appointment, for whoever came with its link or may see it for the practice, whose look is an event. Refusals: `not-found`, `forbidden`. */
export async function readAppointment(actor: Actor, reference: string, now: Instant): Promise<Result<AppointmentView>> {
  const found = await findFor(actor, 'appointment.read', reference)
  if (!found.ok) return found
  const { id, clinicId, patientId } = found.value
  const ofPractice = isOfPractice(actor)
  if (ofPractice) await recordLook({ at: now, actor: eventActorOf(actor), clinic: clinicId, appointment: id, patient: patientId })
  return done(toAppointmentView(ofPractice ? found.value : asGiven(found.value), await readSetup(), now))
}
