import { randomUUID } from 'node:crypto'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import type { BestTime } from '@/lib/core/appointment'
import { done, refused, type Result } from '@/lib/core/result'
import { afterRingBackTry, type RingBackDecision, type RingBackEnd, type RingBackOutcome } from '@/lib/core/ring-back'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { closeRingBack, findRingBack, planRingBack, writeRingBackTry, type RingBackRow } from '@/lib/store/ring-backs'
import { readSetup, type Setup } from '@/lib/store/setup'
import { callFactsOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { rule } from './apply-unanswered-rule'
import { again } from './repeated'
import { isSameTry } from './same-try'
import { findOpenRingBack, ringBackClaimedByOther, ringBackEvent } from './claim-ring-back'

export interface RingBackTryInput {
  ringBack: string
  outcome: RingBackOutcome
  note?: string | undefined
  /** How many tries were on the screen: the same form sent twice is one try. */
  tries?: number | undefined
}

export interface RangBack {
  nextTryAt: Instant | null
  closed: RingBackEnd | null
}

function decide(row: RingBackRow, outcome: RingBackOutcome, setup: Setup, now: Instant): RingBackDecision {
  const before = row.attempts.filter(({ at }) => at >= row.askedAt).map(({ at }) => at.getTime())
  return afterRingBackTry(callFactsOf(setup, row.clinicId), row.bestTime as BestTime, before, now, outcome)
}

/** False where somebody was quicker. */
async function write(
  tx: Db, row: RingBackRow, input: RingBackTryInput, decision: RingBackDecision, staff: StaffActor, now: Instant,
): Promise<boolean> {
  const { outcome, note = null } = input
  const close = decision.decision === 'close' ? decision.as : null
  const written = decision.decision === 'keep' ? await planRingBack(tx, row, decision.nextTryAt)
    : await closeRingBack(tx, row, { as: decision.as, staff: staff.id, note, tried: outcome === 'no-answer' }, now)
  if (!written) return false
  await writeRingBackTry(tx, { id: randomUUID(), ringBack: row.id, staff: staff.id, at: now, outcome, note })
  await recordEvent(tx, ringBackEvent(row, staff, 'ring-back-try', now, { outcome }))
  if (close === 'unreachable') await recordEvent(tx, { ...ringBackEvent(row, staff, 'ring-back-end', now, { as: close }), actor: rule })
  return true
}

/** The same try, told before by the same person: by the tries that were on the screen, or within a minute. */
async function triedAlready(actor: Actor, input: RingBackTryInput, now: Instant): Promise<Result<RangBack> | null> {
  const row = await findRingBack(input.ringBack)
  const last = row?.attempts.at(-1)
  if (!row || !last) return null
  const tried = { last: { ...last, at: last.at.getTime() }, tries: row.tries, closedAt: row.closedAt?.getTime() ?? null }
  if (!isSameTry(actor, tried, input, now)) return null
  return again({ nextTryAt: row.nextTryAt?.getTime() ?? null, closed: row.outcome as RingBackEnd | null })
}

/** Somebody was quicker: who, and when. */
async function quicker(id: string, now: Instant): Promise<Result<never>> {
  const row = await findRingBack(id)
  const last = row?.attempts.at(-1)
  return refused({ reason: 'call-closed', by: last?.staff.name ?? row?.closedBy?.name ?? 'Somebody else', at: last?.at.getTime() ?? now })
}

/**
 * What came of ringing somebody back: booked, answered and unwanted close it; no answer sets the next try, as for calls, or
 * closes it as unreachable after as many as the practice makes. The same try told twice is one.
 * Refusals: `call-claimed`, `call-closed` (also where somebody recorded a try first), `forbidden`, `not-found`.
 */
export async function recordRingBack(actor: Actor, input: RingBackTryInput, now: Instant): Promise<Result<RangBack>> {
  const before = await triedAlready(actor, input, now)
  if (before) return before
  const recorded = await tryOnce(actor, input, now)
  return recorded.ok ? recorded : await triedAlready(actor, input, now) ?? recorded
}

async function tryOnce(actor: Actor, input: RingBackTryInput, now: Instant): Promise<Result<RangBack>> {
  const found = await findOpenRingBack(actor, 'ring-back.try', input.ringBack)
  if (!found.ok) return found
  const { row, staff } = found.value
  const claimed = ringBackClaimedByOther(row, staff, now)
  if (claimed) return claimed
  if (input.tries !== undefined && input.tries !== row.tries) return quicker(row.id, now)
  const decision = decide(row, input.outcome, await readSetup(), now)
  const written = await transact<RangBack>(async (tx) => await write(tx, row, input, decision, staff, now)
    ? done({ nextTryAt: decision.decision === 'keep' ? decision.nextTryAt : null, closed: decision.decision === 'close' ? decision.as : null })
    : refused({ reason: 'not-found' }))
  return written.ok ? written : quicker(row.id, now)
}
