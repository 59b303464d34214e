import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { callOf, claimRingNow as claim, findRingNow, letGoOfRingNow as letGo, ringNowClaim, type RingNowRow } from '@/lib/store/ring-nows'
import { readSetup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { claimCall } from './claim-call'
import { eventActorOf, subjectOf } from './subject'

/** One that this actor may work on, still open. */
export async function findOpenRingNow(actor: Actor, id: string): Promise<Result<{ row: RingNowRow; staff: StaffActor }>> {
  if (actor.kind !== 'staff') return refused({ reason: 'unauthorised' })
  const row = await findRingNow(id)
  if (!row) return refused({ reason: 'not-found' })
  if (!can(actor, 'questions.flag', { ...subjectOf(row.appointment), clinic: row.clinicId })) return refused({ reason: 'forbidden' })
  return row.closedAt ? dealtWith(row) : done({ row, staff: actor })
}

/** Off the list already, or tried first: by whom, and when. */
export function dealtWith(row: RingNowRow): Result<never> {
  const last = row.attempts.at(-1)
  return refused({ reason: 'call-closed', by: last?.staff.name ?? 'Somebody else', at: (last?.at ?? row.closedAt ?? row.raisedAt).getTime() })
}

/** An event of one; which signs they were isn't in it. */
export const ringNowEvent = (row: RingNowRow, staff: StaffActor, verb: string, now: Instant, detail: NewEvent['detail'] = {}): NewEvent => ({
  at: now, verb, actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.appointmentId, patient: row.appointment.patientId, detail,
})

/** Who has it: a refusal when that is somebody else, and still is. */
export function ringNowClaimedByOther(row: RingNowRow, staff: StaffActor, now: Instant): Result<never> | null {
  const standing = ringNowClaim(row, now)
  return standing && standing.staff !== staff.id ? refused({ reason: 'call-claimed', by: standing.by, until: standing.until }) : null
}

/**
 * As `claimCall`; where a call for the appointment is open, that one is claimed: it is one conversation.
 * Refusals: `call-claimed` (by whom, until when), `call-closed`, `forbidden`, `not-found`.
 */
export async function claimRingNow(actor: Actor, input: { ringNow: string }, now: Instant): Promise<Result<null>> {
  const found = await findOpenRingNow(actor, input.ringNow)
  if (!found.ok) return found
  const { row, staff } = found.value
  const call = callOf(row)
  if (call !== null) {
    const claimed = await claimCall(actor, { call }, now)
    return claimed.ok ? done(null) : claimed
  }
  const until = now + (await readSetup()).practice.policy.claimMinutes * 60_000
  const claimed = await transact<null>(async (tx) => {
    const how = await claim(tx, row.id, { staff: staff.id, until }, now)
    if (how === null) return refused({ reason: 'not-found' })
    if (how === 'new') await recordEvent(tx, ringNowEvent(row, staff, 'claim', now))
    return done(null)
  })
  if (claimed.ok) return claimed
  const after = await findRingNow(row.id)
  return after?.closedAt ? dealtWith(after) : (after && ringNowClaimedByOther(after, staff, now)) ?? claimed
}

/** Gives it back to the list; nothing happens where it wasn't one's own. Refusals: as `claimRingNow`. */
export async function letGoOfRingNow(actor: Actor, input: { ringNow: string }, now: Instant): Promise<Result<null>> {
  const found = await findOpenRingNow(actor, input.ringNow)
  if (!found.ok) return found
  const { row, staff } = found.value
  return transact(async (tx) => {
    if (await letGo(tx, row.id, staff.id)) await recordEvent(tx, ringNowEvent(row, staff, 'let-go', now))
    return done(null)
  })
}
