import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { findMerge, lockRecords, mergedSince, writeUndo } from '@/lib/store/patient-merges'
import { transact } from '@/lib/store/transact'
import { findRecordFor, undoMs } from './open-patient'
import { eventActorOf } from './subject'

/**
 * Takes a merge back, for a day: exactly what went over then goes back, and the kept record says again what it said,
 * but for what somebody changed since; what was made since stays with the kept record. Refusals: `forbidden`,
 * `not-found`, `record-merged`, `merge-stands` (the day is over, it was undone, or one of the two was merged again).
 */
export async function undoPatientMerge(
  actor: Actor, input: { merge: string }, now: Instant,
): Promise<Result<{ kept: string; gone: string }>> {
  const known = await findMerge(input.merge)
  const found = known ? await findRecordFor(actor, 'patient.merge', known.keptId) : refused({ reason: 'not-found' })
  if (!known || !found.ok) {
    // Who may see the one that went on may be told that this one can't go back yet.
    const again = !found.ok && found.refusal.reason === 'record-merged'
    return again ? refused({ reason: 'merge-stands', why: 'merged-again' }) : found.ok ? refused({ reason: 'not-found' }) : found
  }
  if (now - known.at >= undoMs) return refused({ reason: 'merge-stands', why: 'over' })
  const { keptId, goneId } = known
  return transact<{ kept: string; gone: string }>(async (tx) => {
    const kept = (await lockRecords(tx, [keptId, goneId])).get(keptId)
    const merge = await findMerge(input.merge, tx)
    if (kept && merge?.undone) return done({ kept: keptId, gone: goneId }) // by another press, or by a colleague
    if (!kept || !merge) return refused({ reason: 'merge-stands', why: 'undone' })
    if (kept.mergedIntoId !== null || await mergedSince(tx, merge)) return refused({ reason: 'merge-stands', why: 'merged-again' })
    await writeUndo(tx, merge, kept, now)
    const by = { at: now, verb: 'unmerge', actor: eventActorOf(actor), clinic: null, appointment: null }
    const appointments = merge.carried.appointments.length
    await recordEvent(tx, { ...by, patient: keptId, detail: { merge: merge.id, to: goneId, appointments, version: kept.version + 1 } })
    await recordEvent(tx, { ...by, patient: goneId, detail: { merge: merge.id, from: keptId, appointments } })
    return done({ kept: keptId, gone: goneId })
  })
}
