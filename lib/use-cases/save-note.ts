import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { writeNote } from '@/lib/store/appointments'
import { recordEvent } from '@/lib/store/events'
import { statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { changedMeanwhile, eventActorOf, findFor } from './subject'

/**
 * Reception's or the practitioner's note on an appointment; empty takes it away. Refusals: `not-found`,
 * `forbidden`, `changed-meanwhile`.
 */
export async function saveNote(actor: Actor, input: { reference: string; note: string; version?: number | undefined }, now: Instant): Promise<Result<null>> {
  const found = await findFor(actor, 'appointment.note', input.reference)
  if (!found.ok) return found
  const row = found.value
  if (input.version !== undefined && input.version !== row.version) return changedMeanwhile(row.id)
  const saved = await transact<null>(async (tx) => {
    if (!await writeNote(tx, row, input.note.trim() || null)) return refused({ reason: 'changed-meanwhile', status: statusOf(row), by: '', at: now })
    await recordEvent(tx, { at: now, verb: 'note', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId })
    return done(null)
  })
  return saved.ok ? saved : changedMeanwhile(row.id)
}
