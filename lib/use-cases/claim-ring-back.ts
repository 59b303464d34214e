import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can, clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { RingBackEntry } from '@/lib/core/ring-view'
import type { Instant } from '@/lib/core/time'
import { recordEvent, recordLook, type NewEvent } from '@/lib/store/events'
import { claimRingBack as claim, findPatientOf, findRingBack, letGoOfRingBack as letGo, ringBackClaim, toRingBackEntry, type RingBackRow } from '@/lib/store/ring-backs'
import { readSetup } from '@/lib/store/setup'
import { callFactsOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

/** One that this actor may work on, still open. */
export async function findOpenRingBack(
  actor: Actor, action: 'ring-back.open' | 'ring-back.claim' | 'ring-back.let-go' | 'ring-back.try', id: string,
): Promise<Result<{ row: RingBackRow; staff: StaffActor }>> {
  if (actor.kind !== 'staff') return refused({ reason: 'unauthorised' })
  const row = await findRingBack(id)
  if (!row) return refused({ reason: 'not-found' })
  if (!can(actor, action, { clinic: row.clinicId })) return refused({ reason: 'forbidden' })
  return row.closedAt ? closedBy(row) : done({ row, staff: actor })
}

const closedBy = (row: RingBackRow) =>
  refused({ reason: 'call-closed', by: row.closedBy?.name ?? 'Somebody else', at: (row.closedAt ?? row.askedAt).getTime() })

/** An event of one; whom it is about isn't in it. */
export const ringBackEvent = (row: RingBackRow, staff: StaffActor, verb: string, now: Instant, detail: NewEvent['detail'] = {}): NewEvent => ({
  at: now, verb, actor: eventActorOf(staff), clinic: row.clinicId, appointment: null, patient: null, detail: { ringBack: row.id, ...detail },
})

/** Who has it: a refusal when that is somebody else, and still is. */
export function ringBackClaimedByOther(row: RingBackRow, staff: StaffActor, now: Instant): Result<never> | null {
  const standing = ringBackClaim(row, now)
  return standing && standing.staff !== staff.id ? refused({ reason: 'call-claimed', by: standing.by, until: standing.until }) : null
}

/** As `claimCall`; a note is written with it. Refusals: `call-claimed` (by whom, until when), `call-closed`, `forbidden`, `not-found`. */
export async function claimRingBack(actor: Actor, input: { ringBack: string; note?: string | undefined }, now: Instant): Promise<Result<null>> {
  const found = await findOpenRingBack(actor, 'ring-back.claim', input.ringBack)
  if (!found.ok) return found
  const { row, staff } = found.value
  const until = now + (await readSetup()).practice.policy.claimMinutes * 60_000
  const claimed = await transact<null>(async (tx) => {
    const how = await claim(tx, row.id, { staff: staff.id, until, note: input.note }, now)
    if (how === null) return refused({ reason: 'not-found' })
    if (how === 'new') await recordEvent(tx, ringBackEvent(row, staff, 'claim', now))
    return done(null)
  })
  if (claimed.ok) return claimed
  const after = await findRingBack(row.id)
  return after?.closedAt ? closedBy(after) : (after && ringBackClaimedByOther(after, staff, now)) ?? claimed
}

/** Gives it back to the list; nothing happens where it wasn't one's own. Refusals: as `claimRingBack`. */
export async function letGoOfRingBack(actor: Actor, input: { ringBack: string }, now: Instant): Promise<Result<null>> {
  const found = await findOpenRingBack(actor, 'ring-back.let-go', input.ringBack)
  if (!found.ok) return found
  const { row, staff } = found.value
  return transact(async (tx) => {
    if (await letGo(tx, row.id, staff.id)) await recordEvent(tx, ringBackEvent(row, staff, 'let-go', now))
    return done(null)
  })
}

/** Claimed to book for them; their record, where they have one. Refusals: as `claimRingBack`. */
export async function claimToBook(
  actor: Actor, input: { ringBack: string; note?: string | undefined }, now: Instant,
): Promise<Result<{ patient: string | null }>> {
  const claimed = await claimRingBack(actor, input, now)
  if (!claimed.ok) return claimed
  const row = await findRingBack(input.ringBack)
  return done({ patient: row && await findPatientOf(row, clinicScopes(actor, 'patient.open')) })
}

/** Whom to book for: opened, which is an event. Refusals: `call-closed`, `forbidden`, `not-found`. */
export async function openRingBack(actor: Actor, input: { ringBack: string }, now: Instant): Promise<Result<RingBackEntry>> {
  const found = await findOpenRingBack(actor, 'ring-back.open', input.ringBack)
  if (!found.ok) return found
  const { row, staff } = found.value
  const { verb: _, ...look } = ringBackEvent(row, staff, 'look', now)
  await recordLook(look)
  return done(toRingBackEntry(row, callFactsOf(await readSetup(), row.clinicId), now))
}
