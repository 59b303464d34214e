import type { Actor, StaffActor } from '@/lib/auth/actor'
import { mergeDetails, type MergeChoice } from '@/lib/core/merge-choice'
import { fieldsThatDiffer } from '@/lib/core/patient-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { findStandingMerge, lockRecords, writeMerge, type Carried } from '@/lib/store/patient-merges'
import type { RecordRow } from '@/lib/store/patient-records'
import { transact } from '@/lib/store/transact'
import { checkReach, recordChangedMeanwhile } from './edit-patient'
import { findRecordFor } from './open-patient'
import { again } from './repeated'
import { eventActorOf } from './subject'

export interface MergeInput {
  /** The record that goes on, as it was seen. */
  kept: { id: string; version: number }
  /** The one that leads to it from now on. */
  gone: { id: string; version: number }
  /** Whose value is kept of the fields in which they differ. */
  choice: MergeChoice
}

interface Both {
  kept: RecordRow
  gone: RecordRow
}

export async function tellMerged(
  tx: Db, actor: EventActor, { kept, gone }: Both, { id: merge, carried }: { id: string; carried: Carried }, now: Instant,
): Promise<void> {
  const by = { at: now, verb: 'merge', actor, clinic: null, appointment: null }
  const fields = fieldsThatDiffer(carried.before, carried.after).join(', ')
  const over = { appointments: carried.appointments.length, waits: carried.waits.length }
  await recordEvent(tx, { ...by, patient: kept.id, detail: { merge, from: gone.id, fields, version: kept.version + 1, ...over } })
  await recordEvent(tx, { ...by, patient: gone.id, detail: { merge, into: kept.id, ...over } })
}

/**
 * Two records become one: appointments (their calls with them), places on the waiting list and who is to be told go
 * over, the notes are joined, and the record that is gone leads to the kept one. To be undone within a day. Refusals:
 * `forbidden`, `not-found`, `record-merged`, `record-changed`, `invalid`.
 */
export async function mergePatients(actor: Actor, input: MergeInput, now: Instant): Promise<Result<{ merge: string }>> {
  const merged = await tryMerge(actor, input, now)
  return merged.ok ? merged : await mergedAlready(actor, input) ?? merged
}

/** These two are one already, in this direction, by a press before this one. A colleague may have kept other values: that is told. */
async function mergedAlready(actor: Actor, { kept, gone }: MergeInput): Promise<Result<{ merge: string }> | null> {
  const found = await findRecordFor(actor, 'patient.merge', kept.id)
  const merge = found.ok && actor.kind === 'staff' ? await findStandingMerge(kept.id, gone.id, actor.id) : null
  return merge === null ? null : again({ merge })
}

async function tryMerge(actor: Actor, input: MergeInput, now: Instant): Promise<Result<{ merge: string }>> {
  for (const { id } of [input.kept, input.gone]) {
    const found = await findRecordFor(actor, 'patient.merge', id)
    if (!found.ok) return found
  }
  if (input.kept.id === input.gone.id) {
    return refused({ reason: 'invalid', errors: [{ path: ['gone'], message: 'These are one record already.' }] })
  }
  let stale = input.kept.id
  const merged = await transact<{ merge: string }>(async (tx) => {
    const rows = await lockRecords(tx, [input.kept.id, input.gone.id])
    const [kept, gone] = [rows.get(input.kept.id), rows.get(input.gone.id)]
    const asSeen = (row: RecordRow | undefined, seen: { version: number }) =>
      row?.version === seen.version && row.mergedIntoId === null
    if (!kept || !gone || !asSeen(kept, input.kept) || !asSeen(gone, input.gone)) {
      stale = asSeen(kept, input.kept) ? input.gone.id : input.kept.id
      return refused({ reason: 'record-changed', by: '', at: now })
    }
    const details = mergeDetails(kept.details, gone.details, input.choice)
    const amiss = checkReach(details)
    if (amiss) return amiss
    const wrongNumberAt = details.phone === kept.details.phone ? kept.wrongNumberAt : gone.wrongNumberAt
    const written = await writeMerge(tx, kept, gone, { details, wrongNumberAt }, (actor as StaffActor).id, now)
    await tellMerged(tx, eventActorOf(actor), { kept, gone }, written, now)
    return done({ merge: written.id })
  })
  return merged.ok || merged.refusal.reason !== 'record-changed' ? merged : recordChangedMeanwhile(stale)
}
