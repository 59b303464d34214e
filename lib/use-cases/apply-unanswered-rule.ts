import type { Instant } from '@/lib/core/time'
import { done, refused } from '@/lib/core/result'
import { findPastDeadline, keepOpen } from '@/lib/store/calls'
import { recordEvent } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { applyStatus } from './act-on-appointment'

/** Who acts when nobody answered. */
export const rule = { kind: 'policy', id: null, name: 'the practice’s rule' } as const

/**
 * Calls whose appointment has come without an answer: kept and flagged, or released, as the practice's rule says. Answers
 * how many it acted on. For a job; running it twice does nothing twice.
 */
export async function applyUnansweredRule(now: Instant): Promise<number> {
  const { unanswered } = (await readSetup()).practice.policy
  const rows = await findPastDeadline(now)
  let acted = 0
  for (const row of rows) {
    const settled = await transact<null>(async (tx) => {
      if (unanswered === 'release') {
        const released = await applyStatus(tx, row, { reference: row.reference, verb: 'release' }, 'released', rule, now)
        return released ? done(null) : refused({ reason: 'status-forbids', status: statusOf(row) })
      }
      await keepOpen(tx, row.call?.id ?? '', null, now)
      await recordEvent(tx, { at: now, verb: 'flag', actor: rule, clinic: row.clinicId, appointment: row.id, patient: row.patientId })
      return done(null)
    })
    if (settled.ok) acted += 1
  }
  return acted
}
