import type { Actor } from '@/lib/auth/actor'
import { mayUndo } from '@/lib/core/allowed'
import { nextStatus, takesTime, type AppointmentStatus, type CancelReason } from '@/lib/core/appointment'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { changeStatus, type AppointmentRow, type StatusChange } from '@/lib/store/appointments'
import { lapseInTheWay, lockTime } from '@/lib/store/book'
import { closeCall, reopenCall } from '@/lib/store/calls'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { lastMade } from '@/lib/store/moves'
import { readSetup } from '@/lib/store/setup'
import { clinicOf, statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { joinKnownRecord } from './join-known-record'
import { again, findMade } from './repeated'
import { changedMeanwhile, eventActorOf, findFor, partyOf } from './subject'

export type StatusVerb = 'confirm' | 'release' | 'arrive' | 'complete' | 'miss' | 'undo' | 'cancel'

export interface ActInput {
  reference: string
  verb: StatusVerb
  /** The version that was on the screen; left out, whatever is there now is acted on. */
  version?: number | undefined
  cancelReason?: CancelReason | undefined
}

export interface Acted {
  reference: string
  status: AppointmentStatus
  version: number
}

/** What stands behind the new status for a later undo. */
const behind = (verb: StatusVerb, from: AppointmentStatus, to: AppointmentStatus): AppointmentStatus | null => {
  if (verb === 'undo') return to === 'arrived' ? 'confirmed' : null
  return ['arrive', 'complete', 'miss', 'cancel'].includes(verb) ? from : null
}

function changeFor(input: ActInput, from: AppointmentStatus, to: AppointmentStatus, now: Instant): StatusChange {
  return {
    to, before: behind(input.verb, from, to),
    ...(input.verb === 'confirm' && { confirmedAt: now }),
    ...(input.verb === 'arrive' && { arrivedAt: now }),
    ...(input.verb === 'undo' && to === 'confirmed' && { arrivedAt: null }),
    ...(input.verb === 'cancel' && { cancelReason: input.cancelReason ?? null }),
    ...(input.verb === 'undo' && from === 'cancelled' && { cancelReason: null }),
  }
}

/** The call follows its appointment: closed with it, open again when it is `requested` again. */
async function settleCall(tx: Db, row: AppointmentRow, to: AppointmentStatus, by: EventActor, now: Instant): Promise<void> {
  if (to === 'requested') return reopenCall(tx, row.id)
  if (['confirmed', 'cancelled', 'released'].includes(to)) await closeCall(tx, row.id, to, by, now)
}

/** The change itself, inside a transaction: guarded by what was seen, with its event. False when someone was quicker. */
export async function applyStatus(
  tx: Db, row: AppointmentRow, input: ActInput, to: AppointmentStatus, by: EventActor, now: Instant,
): Promise<boolean> {
  const from = statusOf(row)
  if (!takesTime(from) && takesTime(to)) {
    await lockTime(tx, row.practitionerId, row.roomId)
    await lapseInTheWay(tx, { practitioner: row.practitionerId, room: row.roomId, start: row.startsAt.getTime(),
      busyUntil: row.busyUntil.getTime() }, now)
  }
  if (!await changeStatus(tx, row, changeFor(input, from, to, now), now)) return false
  await settleCall(tx, row, to, by, now)
  if (input.verb === 'confirm') await joinKnownRecord(tx, row, by, now)
  const detail = { from, to, ...(input.cancelReason && { reason: input.cancelReason }) }
  await recordEvent(tx, { at: now, verb: input.verb, actor: by, clinic: row.clinicId, appointment: row.id, patient: row.patientId, detail })
  return true
}

/** An undo that names no version takes one step: not another after it, whoever asks. */
async function isUndone(actor: Actor, row: AppointmentRow, input: ActInput): Promise<Result<Acted> | null> {
  if (input.verb !== 'undo' || input.version !== undefined) return null
  const last = await lastMade(row.id)
  if (last?.verb !== 'undo') return null
  return await actedAlready(actor, row, input) ?? changedMeanwhile(row.id)
}

/** The same request, asked again: what it was answered, where nothing came after it. */
async function actedAlready(actor: Actor, { id }: AppointmentRow, { verb, version, cancelReason }: ActInput): Promise<Result<Acted> | null> {
  const row = await findMade(actor, id, { verb, version, cancelReason })
  return row && again({ reference: row.reference, status: statusOf(row), version: row.version })
}

/**
 * Any verb of the life cycle that leaves the time alone. Asked again by the same person for what it has made, it answers the same and
 * writes nothing; an undo without a version takes no second step. Refusals: `not-found`, `forbidden`, `status-forbids` (the table
 * says no, or the day of an undo is over), `changed-meanwhile` (with who and when), `slot-taken` (an undo whose time has gone).
 */
export async function actOnAppointment(actor: Actor, input: ActInput, now: Instant): Promise<Result<Acted>> {
  const found = await findFor(actor, `appointment.${input.verb}`, input.reference)
  if (!found.ok) return found
  const row = found.value
  if (input.version !== undefined && input.version !== row.version) {
    return await actedAlready(actor, row, input) ?? changedMeanwhile(row.id)
  }
  const undone = await isUndone(actor, row, input)
  if (undone) return undone
  const status = statusOf(row)
  const to = nextStatus(status, input.verb, partyOf(actor), row.statusBefore as AppointmentStatus | null)
  const zone = clinicOf(await readSetup(), row.clinicId).timeZone
  if (to === null || (input.verb === 'undo' && !mayUndo(row.changedAt.getTime(), now, zone))) {
    return await actedAlready(actor, row, input) ?? refused({ reason: 'status-forbids', status })
  }
  const acted = await transact<Acted>(async (tx) => await applyStatus(tx, row, input, to, eventActorOf(actor), now)
    ? done({ reference: row.reference, status: to, version: row.version + 1 })
    : refused({ reason: 'changed-meanwhile', status, by: '', at: now }))
  if (acted.ok || acted.refusal.reason !== 'changed-meanwhile') return acted
  return await actedAlready(actor, row, input) ?? changedMeanwhile(row.id)
}
