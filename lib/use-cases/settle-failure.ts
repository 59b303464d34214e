import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import type { Dealing } from '@/lib/core/messages/kinds'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { dealWithFailure, findListed, ownFailure, type ListedRow } from '@/lib/store/message-lists'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

interface Found {
  row: ListedRow
  staff: StaffActor
}

async function findFailure(actor: Actor, id: string): Promise<Result<Found>> {
  const row = await findListed(id)
  if (actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  if (!row || row.clinicId === null) return refused({ reason: 'not-found' })
  return can(actor, 'message.settle', { clinic: row.clinicId }) ? done({ row, staff: actor }) : refused({ reason: 'forbidden' })
}

/** A colleague sees to it, or did. */
const taken = (row: ListedRow | null, now: Instant) =>
  refused({ reason: 'call-closed', by: row?.owner?.name ?? 'Someone else', at: row?.dealtAt?.getTime() ?? now })

const told = (tx: Db, { row, staff }: Found, verb: string, detail: Record<string, string>, now: Instant) => recordEvent(tx, {
  at: now, verb, actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.appointmentId, patient: row.patientId,
  detail: { message: row.id, kind: row.kind, ...detail },
})

const isOwnedBy = ({ ownerId, dealtAt, status }: ListedRow, staff: string): boolean =>
  ownerId === staff && dealtAt === null && status === 'failed'

/** Somebody sees to a failure. Refusals: `not-found`, `forbidden`, `call-closed` (a colleague does, or it is dealt with). */
export async function takeFailure(actor: Actor, input: { id: string }, now: Instant): Promise<Result<null>> {
  const found = await findFailure(actor, input.id)
  if (!found.ok) return found
  const { row, staff } = found.value
  return transact<null>(async (tx) => {
    if (!await ownFailure(tx, row.id, staff.id)) {
      const after = await findListed(row.id, tx)
      return after && isOwnedBy(after, staff.id) ? done(null) : taken(after, now)
    }
    await told(tx, found.value, 'take-failure', {}, now)
    return done(null)
  })
}

/** Dealt with by the same person in the same way: a second press. */
const isDealtBy = ({ ownerId, dealtHow, status }: ListedRow, staff: string, how: Dealing): boolean =>
  ownerId === staff && (how === 'again' ? status !== 'failed' : dealtHow === how)

/**
 * A failure is dealt with: they were told some other way, it is to be sent again (to what the record says by now), or it is let be.
 * Whoever else took it meanwhile doesn't keep it from being done. Refusals: `not-found`, `forbidden`, `call-closed`.
 */
export async function settleFailure(actor: Actor, input: { id: string; how: Dealing }, now: Instant): Promise<Result<null>> {
  const found = await findFailure(actor, input.id)
  if (!found.ok) return found
  const { row, staff } = found.value
  return transact<null>(async (tx) => {
    if (!await dealWithFailure(tx, row.id, staff.id, input.how, now)) {
      const after = await findListed(row.id, tx)
      return after && isDealtBy(after, staff.id, input.how) ? done(null) : taken(after, now)
    }
    await told(tx, found.value, 'settle-failure', { how: input.how }, now)
    return done(null)
  })
}
