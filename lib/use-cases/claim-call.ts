import { isOfPractice, type Actor, type PracticeActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { CallEntry } from '@/lib/core/views'
import type { AppointmentRow } from '@/lib/store/appointments'
import { claim, findCall } from '@/lib/store/calls'
import { recordEvent } from '@/lib/store/events'
import { findRingNowOf } from '@/lib/store/ring-nows'
import { readSetup } from '@/lib/store/setup'
import { callFactsOf, claimOf, toCallEntry } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { eventActorOf, subjectOf } from './subject'

export interface FoundCall {
  row: AppointmentRow
  staff: PracticeActor
}

type CallAction = 'call.claim' | 'call.let-go' | 'call.attempt' | 'call.correct-phone'

/** A call that this actor may work on, open or not. */
export async function findCallFor(actor: Actor, action: CallAction, id: string): Promise<Result<FoundCall>> {
  const row = await findCall(id)
  if (!isOfPractice(actor)) return refused({ reason: 'unauthorised' })
  if (!row?.call) return refused({ reason: 'not-found' })
  return can(actor, action, subjectOf(row)) ? done({ row, staff: actor }) : refused({ reason: 'forbidden' })
}

/** The same, still open. */
export async function findOpenCall(actor: Actor, action: CallAction, id: string): Promise<Result<FoundCall>> {
  const found = await findCallFor(actor, action, id)
  if (!found.ok || !found.value.row.call) return found
  const { closedAt, closedBy, closedByKey } = found.value.row.call
  return closedAt ? refused({ reason: 'call-closed', by: (closedBy ?? closedByKey)?.name ?? 'the patient', at: closedAt.getTime() })
    : found
}

/** Who has it: a refusal when that is somebody else, and still is. */
export function claimedByOther(row: AppointmentRow, staff: PracticeActor, now: Instant): Result<never> | null {
  const claim = row.call ? claimOf(row.call, now) : null
  return claim && claim.staff !== staff.id ? refused({ reason: 'call-claimed', by: claim.by, until: claim.until }) : null
}

/**
 * Claims a call for as long as the practice allows (five minutes), so that two never ring one patient; claiming one's own
 * again starts the time anew and is no second event. Refusals: `call-claimed` (by whom, until when), `call-closed`, `forbidden`, `not-found`.
 */
export async function claimCall(actor: Actor, input: { call: string }, now: Instant): Promise<Result<CallEntry>> {
  const found = await findOpenCall(actor, 'call.claim', input.call)
  if (!found.ok) return found
  const { row, staff } = found.value
  const setup = await readSetup()
  const until = now + setup.practice.policy.claimMinutes * 60_000
  const claimed = await transact<null>(async (tx) => {
    const how = await claim(tx, input.call, staff, until, now)
    if (how === null) return refused({ reason: 'not-found' })
    if (how === 'again') return done(null)
    await recordEvent(tx, { at: now, verb: 'claim', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id, patient: row.patientId })
    return done(null)
  })
  const after = await findCall(input.call)
  if (!after) return refused({ reason: 'not-found' })
  if (!claimed.ok) return claimedByOther(after, staff, now) ?? await findAgain(actor, input.call)
  const entry = toCallEntry(after, callFactsOf(setup, after.clinicId), now, await findRingNowOf(after.id))
  return entry ? done(entry) : refused({ reason: 'not-found' })
}

/** It was closed in between: says by whom. */
async function findAgain(actor: Actor, id: string): Promise<Result<never>> {
  const again = await findOpenCall(actor, 'call.claim', id)
  return again.ok ? refused({ reason: 'not-found' }) : again
}
