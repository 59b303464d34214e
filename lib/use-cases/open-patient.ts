import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import type { PatientRecord } from '@/lib/core/patient-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { findAppointmentsOf, findTriesOf, lastRecordChange, readTrail } from '@/lib/store/patient-history'
import { standingMerges } from '@/lib/store/patient-merges'
import { findRecord, isSeenFrom, keptFor, type RecordRow } from '@/lib/store/patient-records'
import { alikeTo } from './read-alike-patients'
import { eventActorOf } from './subject'

/** Appointments that are past, and lines of the trail, that are shown at once. */
const most = 40
/** A merge can be undone for so long. */
export const undoMs = 24 * 3_600_000

/**
 * The record that the actor's clinics may see: a patient is of a clinic by an appointment there, or nobody's yet.
 * Refusals: `forbidden`, `not-found` (also where the patient is another clinic's, or to be
 * changed and erased), `record-merged` (with the record
 * that goes on).
 */
export async function findRecordFor(
  actor: Actor, action: 'patient.open' | 'patient.edit' | 'patient.merge', id: string,
): Promise<Result<{ row: RecordRow; clinics: readonly string[] }>> {
  const clinics: readonly string[] = clinicScopes(actor, action)
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const row = await findRecord(id)
  if (!row) return refused({ reason: 'not-found' })
  if (!await isSeenFrom(id, clinics)) return refused({ reason: 'not-found', elsewhere: true })
  if (row.erased?.how === 'whole' && action !== 'patient.open') return refused({ reason: 'not-found' })
  return row.mergedIntoId === null ? done({ row, clinics }) : mergedMeanwhile(id)
}

/** It goes on under another record: which, and who merged it. */
export async function mergedMeanwhile(id: string): Promise<Result<never>> {
  const [kept, last] = await Promise.all([keptFor(id), lastRecordChange(id)])
  return kept === null ? refused({ reason: 'not-found' })
    : refused({ reason: 'record-merged', by: last?.by ?? 'Somebody', at: last?.at ?? 0, into: kept })
}

/**
 * A patient's record with the appointments and tries at the clinics of the reader; the newest lines of what was done
 * with it before `before`, changes alone unless the reader is a manager. That it was opened is an event. Refusals: as
 * `findRecordFor`.
 */
export async function openPatient(
  actor: Actor, input: { id: string; before?: number | undefined }, now: Instant,
): Promise<Result<PatientRecord>> {
  const found = await findRecordFor(actor, 'patient.open', input.id)
  if (!found.ok) return found
  const { row, clinics } = found.value
  const whole = clinicScopes(actor, 'patient.trail').length > 0
  const [appointments, tries, trail, merges, alike] = await Promise.all([
    findAppointmentsOf(row.id, clinics, now, most), findTriesOf(row.id, clinics, most),
    readTrail(row.id, whole ? 'all' : 'changes', most + 1, input.before), standingMerges(row.id, now - undoMs),
    row.erased ? [] : alikeTo(row, clinics),
  ])
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id }, alike.map(({ id }) => id))
  return done({
    id: row.id, version: row.version, createdAt: row.createdAt, details: row.details, wrongNumberAt: row.wrongNumberAt, erased: row.erased,
    ...appointments, tries, trail: trail.slice(0, most), trailGoesOn: trail.length > most,
    merges: merges.map((merge) => ({ ...merge, until: merge.at + undoMs })), alike,
  })
}
