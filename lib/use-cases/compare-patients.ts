import type { Actor } from '@/lib/auth/actor'
import { compareRecords } from '@/lib/core/duplicates'
import type { MergeSheet } from '@/lib/core/patient-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLooks } from '@/lib/store/events'
import { areApart } from '@/lib/store/patient-alike'
import { findAppointmentsOf } from '@/lib/store/patient-history'
import { countUnder } from '@/lib/store/patient-merges'
import type { RecordRow } from '@/lib/store/patient-records'
import { findRecordFor } from './open-patient'
import { eventActorOf } from './subject'

/**
 * Two records side by side, and what would go over from `gone` to `kept`. That both were looked at is an event of each.
 * Refusals: `forbidden`, `not-found` (also where they are one), `record-merged`.
 */
export async function comparePatients(
  actor: Actor, input: { kept: string; gone: string }, now: Instant,
): Promise<Result<MergeSheet>> {
  const first = await findRecordFor(actor, 'patient.merge', input.kept)
  if (!first.ok) return first
  const second = await findRecordFor(actor, 'patient.merge', input.gone)
  if (!second.ok) return second
  if (input.kept === input.gone) return refused({ reason: 'not-found' })
  const { clinics, row: kept } = first.value
  const { row: gone } = second.value
  const [mine, theirs, under, apart] = await Promise.all([
    findAppointmentsOf(kept.id, clinics, now, 1), findAppointmentsOf(gone.id, clinics, now, 1), countUnder(gone.id, clinics),
    areApart(kept.id, gone.id),
  ])
  await recordLooks([kept.id, gone.id].sort().map((patient) => (
    { at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient })))
  const count = ({ ahead, past, earlier }: typeof mine) => ahead.length + past.length + earlier
  const side = ({ id, version, createdAt, details }: RecordRow, appointments: number) =>
    ({ id, version, createdAt, details, appointments })
  return done({
    kept: side(kept, count(mine)), gone: side(gone, count(theirs)), apart,
    likeness: compareRecords(kept.details, gone.details),
    over: { ahead: theirs.ahead, past: theirs.past.length + theirs.earlier, ...under },
  })
}
