import type { Actor } from '@/lib/auth/actor'
import { leisurely } from '@/lib/budget'
import type { Erasure } from '@/lib/core/erasure'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { lockForErasure, writeErasure } from '@/lib/store/erase'
import { recordEvent } from '@/lib/store/events'
import { findKeptOne } from '@/lib/store/kept-records'
import { readUnattendedDays } from '@/lib/store/practice-rules'
import { readSetup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { recordChangedMeanwhile } from './edit-patient'
import { earliestToday, findWholeRecord, howToErase } from './plan-erasure'
import { eventActorOf } from './subject'

/** Something is still to happen with the record. */
const notYet = refused({ reason: 'invalid', errors: [{ path: ['id'], message: 'Something is still to happen with this record. Settle that first, then erase.' }] })

/**
 * Erases what may go of a record, as its plan said, in one transaction with the event, which holds ids alone: contact, notes, wishes, what was
 * said on the telephone and whatever stands with visits that never took place; and, where nothing must be kept, who it was.
 * Refusals: as `findWholeRecord`; `record-changed` (since `version` was seen), `invalid` (something is still to happen with it).
 */
export const erasePatient = leisurely(async (actor: Actor, input: { id: string; version: number }, now: Instant): Promise<Result<{ how: Erasure }>> => {
  const found = await findWholeRecord(actor, 'patient.erase', input.id)
  if (!found.ok) return found
  const { row, clinics } = found.value
  const setup = await readSetup()
  const erased = await transact<{ how: Erasure }>(async (tx) => {
    if (!await lockForErasure(tx, row.id, input.version)) return refused({ reason: 'record-changed', by: '', at: now })
    const kept = await findKeptOne(row.id, now, clinics, tx)
    if (!kept) return refused({ reason: 'not-found' })
    if (kept.blockers.length > 0) return notYet
    const { how, keep } = howToErase(kept, await readUnattendedDays(tx), earliestToday(setup, now))
    await writeErasure(tx, row.id, how, now)
    await recordEvent(tx, { at: now, verb: 'erase', actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id,
      detail: { how, by: 'wish', ...(keep && { keep: keep.rule, until: keep.until }), version: input.version + 1 } })
    return done({ how })
  })
  return erased.ok || erased.refusal.reason !== 'record-changed' ? erased : recordChangedMeanwhile(row.id)
})
