import type { Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { writeNote } from '@/lib/store/appointments'
import { recordEvent } from '@/lib/store/events'
import { transact } from '@/lib/store/transact'
import { eventActorOf, findFor } from './subject'

/** Reception's or the practitioner's note on an appointment; empty takes it away. Refusals: `not-found`, `forbidden`. */
export async function saveNote(actor: Actor, input: { reference: string; note: string }, now: Instant): Promise<Result<null>> {
  const found = await findFor(actor, 'appointment.note', input.reference)
  if (!found.ok) return found
  const row = found.value
  return transact(async (tx) => {
    await writeNote(tx, row.id, input.note.trim() || null)
    await recordEvent(tx, { at: now, verb: 'note', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId })
    return done(null)
  })
}
