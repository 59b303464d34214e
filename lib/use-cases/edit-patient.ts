import type { Actor } from '@/lib/auth/actor'
import { fieldsThatDiffer, patientFields, type PatientDetails } from '@/lib/core/patient-view'
import { isLandline, textNumber } from '@/lib/core/reach'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { lastRecordChange } from '@/lib/store/patient-history'
import { changeRecord, findRecord } from '@/lib/store/patient-records'
import { transact } from '@/lib/store/transact'
import { dropContactPhones } from '@/lib/store/wrong-numbers'
import { findRecordFor, mergedMeanwhile } from './open-patient'
import { again } from './repeated'
import { eventActorOf } from './subject'

const wrong = (field: keyof PatientDetails, message: string): Result<never> =>
  refused({ reason: 'invalid', errors: [{ path: [field], message }] })

/** Somebody changed or merged it first: who, and when. */
export async function recordChangedMeanwhile(id: string): Promise<Result<never>> {
  const row = await findRecord(id)
  if (!row) return refused({ reason: 'not-found' })
  if (row.mergedIntoId !== null) return mergedMeanwhile(id)
  const last = await lastRecordChange(id)
  return refused({ reason: 'record-changed', by: last?.by ?? 'Somebody', at: last?.at ?? row.createdAt })
}

/** Somebody has to be able to tell them; how they asked to be told must be possible. */
export function checkReach(details: PatientDetails): Result<never> | null {
  const { ringing, tellBy } = details
  if (tellBy === 'email' && details.email === null) return wrong('tellBy', 'For email, enter their email address as well.')
  if (tellBy === 'text' && textNumber(details) === null) return wrong('tellBy', 'For texts, one of the numbers has to be a mobile.')
  if (tellBy !== 'phone') return null
  if (ringing === 'never') return wrong('tellBy', 'They are never to be rung: choose text or email.')
  const numbers = [details.phone, details.otherPhone].filter((number) => number !== null)
  return ringing === 'mobile' && numbers.every(isLandline)
    ? wrong('tellBy', 'They are rung on a mobile only, and none of the numbers is one. Choose email, or add a mobile.') : null
}

export interface PatientEdit {
  id: string
  /** The version that was seen. */
  version: number
  details: PatientDetails
  /** What it said when the form was opened: only what was changed in the form is written. Left out, all of it is. */
  was?: Partial<PatientDetails> | null
}

/** The record with what was changed in the form, beside what others changed. */
function withEdit(now: PatientDetails, { details, was }: PatientEdit): PatientDetails {
  if (!was) return details
  const changed = patientFields.filter((field) => JSON.stringify(details[field]) !== JSON.stringify(was[field]))
  return { ...now, ...Object.fromEntries(changed.map((field) => [field, details[field]])) }
}

/**
 * Writes what a record says. The event names the fields that changed, never what they say. A new main number is no
 * wrong one. Refusals: `forbidden`, `not-found`, `record-merged`, `record-changed` (somebody was first: who and when),
 * `invalid` (by field).
 */
export async function editPatient(
  actor: Actor, input: PatientEdit, now: Instant,
): Promise<Result<{ version: number }>> {
  const found = await findRecordFor(actor, 'patient.edit', input.id)
  if (!found.ok) return found
  const { row } = found.value
  const details = withEdit(row.details, input)
  if (row.version === input.version + 1 && fieldsThatDiffer(row.details, details).length === 0) return again({ version: row.version })
  if (row.version !== input.version) return recordChangedMeanwhile(row.id)
  const amiss = checkReach(details)
  if (amiss) return amiss
  const fields = fieldsThatDiffer(row.details, details)
  if (fields.length === 0) return again({ version: row.version })
  const wrongNumberAt = fields.includes('phone') ? null : row.wrongNumberAt
  const version = row.version + 1
  const saved = await transact<{ version: number }>(async (tx) => {
    if (!await changeRecord(tx, row, details, wrongNumberAt)) return refused({ reason: 'record-changed', by: '', at: now })
    if (fields.includes('phone')) await dropContactPhones(tx, row.id, now)
    await recordEvent(tx, { at: now, verb: 'edit', actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id,
      detail: { fields: fields.join(', '), version } })
    return done({ version })
  })
  if (saved.ok || saved.refusal.reason !== 'record-changed') return saved
  const after = await findRecord(row.id)
  const isSo = after?.version === version && after.mergedIntoId === null && fieldsThatDiffer(after.details, withEdit(after.details, input)).length === 0
  return isSo ? again({ version }) : recordChangedMeanwhile(row.id)
}
