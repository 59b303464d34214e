import { decideBy } from '@/lib/core/call'
import type { Instant } from '@/lib/core/time'
import { done, refused } from '@/lib/core/result'
import type { AppointmentRow } from '@/lib/store/appointments'
import { findUndecided, flag } from '@/lib/store/calls'
import { recordEvent } from '@/lib/store/events'
import { readSetup, type Setup } from '@/lib/store/setup'
import { callFactsOf, claimOf, statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { applyStatus } from './act-on-appointment'
import { isSetUpWanted } from './open-set-up'

/** Who acts when nobody answered. */
export const rule = { kind: 'policy', id: null, name: 'the practice’s rule' } as const

/** Two opening hours never reach further back than this, holidays and all. */
const furthestMs = 14 * 86_400_000

/**
 * When the rule is to act on a call: at the deadline; at the start where it was asked for later than that, where the patient
 * agreed on a call back that is still to come, or where somebody is ringing just now and the rule would give up the time.
 */
function actsAt(row: AppointmentRow, setup: Setup, now: Instant): Instant {
  const start = row.startsAt.getTime()
  const last = row.call?.attempts.at(-1)
  const agreed = last?.outcome === 'call-back' && (last.callBackAt?.getTime() ?? 0) > now
  const ringing = setup.practice.policy.unanswered === 'release' && row.call !== null && claimOf(row.call, now) !== null
  if (agreed || ringing) return start
  return decideBy(callFactsOf(setup, row.clinicId), start, (row.requestedAt ?? row.createdAt).getTime())
}

/** False where someone settled it first: then there is nothing left to do. */
async function act(row: AppointmentRow, unanswered: 'keep' | 'release', now: Instant): Promise<boolean> {
  const acted = await transact<null>(async (tx) => {
    const forbids = refused({ reason: 'status-forbids', status: statusOf(row) })
    if (unanswered === 'release') {
      return await applyStatus(tx, row, { reference: row.reference, verb: 'release' }, 'released', rule, now) ? done(null) : forbids
    }
    if (!await flag(tx, row.call?.id ?? '', now)) return forbids
    await recordEvent(tx, { at: now, verb: 'flag', actor: rule, clinic: row.clinicId, appointment: row.id, patient: row.patientId })
    return done(null)
  })
  return acted.ok
}

/**
 * Calls that nobody answered by their deadline (two opening hours before the appointment, unless set otherwise): kept and
 * flagged, or released while there is still time to offer it on, as the practice's rule says. Answers how many it acted on.
 * For a job; whatever two servers do at once is done once.
 */
export async function applyUnansweredRule(now: Instant): Promise<number> {
  if (await isSetUpWanted()) return 0
  const setup = await readSetup()
  let acted = 0
  for (const row of await findUndecided(now + furthestMs)) {
    if (actsAt(row, setup, now) <= now && await act(row, setup.practice.policy.unanswered, now)) acted += 1
  }
  return acted
}
