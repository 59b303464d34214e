import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findAppointment, lastChange, writeNote } from '@/lib/store/appointments'
import { recordEvent } from '@/lib/store/events'
import { statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { again } from './repeated'
import { changedMeanwhile, eventActorOf, findFor } from './subject'

export interface NoteInput {
  reference: string
  note: string
  /** The appointment's version that was on the screen. */
  version?: number | undefined
  /** The note that was on the screen when this one was begun: another note that came meanwhile is never written over. */
  seen?: string | undefined
}

const linesOf = (note: string | null): string => (note ?? '').replace(/\r\n?/g, '\n').trim()

/** Somebody else wrote a note meanwhile: who, and when. */
async function notedMeanwhile(id: string, now: Instant): Promise<Result<never>> {
  const last = await lastChange(id, undefined, 'note')
  return refused({ reason: 'noted-meanwhile', by: last?.by ?? 'someone else', at: last?.at ?? now })
}

/** Whether the same note, pressed twice, was there first. */
const isNoted = async (id: string, note: string): Promise<boolean> => linesOf((await findAppointment({ id }))?.note ?? null) === note

/**
 * Reception's or the practitioner's note on an appointment; empty takes it away. Refusals: `not-found`, `forbidden`,
 * `changed-meanwhile`, `noted-meanwhile` (another note than the one that was `seen` stands there).
 */
export async function saveNote(actor: Actor, input: NoteInput, now: Instant): Promise<Result<null>> {
  const found = await findFor(actor, 'appointment.note', input.reference)
  if (!found.ok) return found
  const row = found.value
  const note = linesOf(input.note)
  if (note === linesOf(row.note)) return again(null) // it says so already
  if (input.seen !== undefined && linesOf(input.seen) !== linesOf(row.note)) return notedMeanwhile(row.id, now)
  if (input.version !== undefined && input.version !== row.version) return changedMeanwhile(row.id)
  const saved = await transact<null>(async (tx) => {
    if (!await writeNote(tx, row, note || null)) return refused({ reason: 'changed-meanwhile', status: statusOf(row), by: '', at: now })
    await recordEvent(tx, { at: now, verb: 'note', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId })
    return done(null)
  })
  return saved.ok ? saved : await isNoted(row.id, note) ? again(null) : changedMeanwhile(row.id)
}
