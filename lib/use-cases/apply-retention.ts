import { leisurely } from '@/lib/budget'
import { refused, done } from '@/lib/core/result'
import { isDue, keepFor } from '@/lib/core/retention'
import type { Instant } from '@/lib/core/time'
import { eraseOldRingBacks, lockForErasure, writeErasure } from '@/lib/store/erase'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { findKept, findKeptOne } from '@/lib/store/kept-records'
import { findRecord } from '@/lib/store/patient-records'
import { readUnattendedDays } from '@/lib/store/practice-rules'
import { readSetup, type Setup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { earliestToday } from './plan-erasure'
import { oldRingBacks, widest } from './read-retention'

const clock: EventActor = { kind: 'clock', id: null, name: null }

/** One record, looked at again once it is locked: what was booked a moment ago keeps it. */
async function erase(id: string, setup: Setup, now: Instant): Promise<boolean> {
  const version = (await findRecord(id))?.version ?? 0
  const erased = await transact<null>(async (tx) => {
    if (!await lockForErasure(tx, id, version)) return refused({ reason: 'not-found' })
    const row = await findKeptOne(id, now, [], tx)
    if (!row || row.blockers.length > 0) return refused({ reason: 'not-found' })
    const keep = keepFor(row, await readUnattendedDays(tx))
    if (!isDue(keep, earliestToday(setup, now))) return refused({ reason: 'not-found' })
    await writeErasure(tx, id, 'whole', now)
    await recordEvent(tx, { at: now, verb: 'erase', actor: clock, clinic: null, appointment: null, patient: id,
      detail: { how: 'whole', by: 'retention', keep: keep.rule, until: keep.until, version: version + 1 } })
    return done(null)
  })
  return erased.ok
}

/**
 * Erases the records whose time is over, each in a transaction of its own with its event, and whose the old wishes to be rung were. The same rule
 * and the same rows as `readRetention` shows before. Any number of servers may do it at once. Answers how many of each went.
 */
export const applyRetention = leisurely(async (now: Instant): Promise<{ records: number; ringBacks: number }> => {
  const setup = await readSetup()
  const unattendedDays = await readUnattendedDays()
  const today = earliestToday(setup, now)
  const due = (await findKept(widest(today, unattendedDays), now, []))
    .filter((row) => row.blockers.length === 0 && isDue(keepFor(row, unattendedDays), today))
  let records = 0
  for (const { id } of due) if (await erase(id, setup, now)) records += 1
  const rung = await transact<number>(async (tx) => {
    const gone = await eraseOldRingBacks(tx, oldRingBacks(unattendedDays, now))
    for (const { id, clinic } of gone) await recordEvent(tx, { at: now, verb: 'erase', actor: clock, clinic, appointment: null, patient: null, detail: { ringBack: id, by: 'retention' } })
    return done(gone.length)
  })
  return { records, ringBacks: rung.ok ? rung.value : 0 }
})
