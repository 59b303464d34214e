import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { nextStatus, type AppointmentStatus } from '@/lib/core/appointment'
import type { MovedView } from '@/lib/core/move-view'
import { mayUndoMove, placeBefore, undoMs } from '@/lib/core/moved'
import { isTakenBack } from '@/lib/core/repeat'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findAppointment, type AppointmentRow } from '@/lib/store/appointments'
import { lastChangeOf, lastMade, lastMoveBy } from '@/lib/store/moves'
import { readSetup } from '@/lib/store/setup'
import { nameOf, statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { placeOf, takePlace, type Moved } from './move-appointment'
import { again, findMade } from './repeated'
import { changedMeanwhile, eventActorOf, findFor, partyOf } from './subject'

interface UndoMoveInput {
  reference: string
  version?: number | undefined
}

/**
 * Brings an appointment back to where it was, for whoever moved it, for a minute after. The old place is judged by the database
 * alone: it need not be on offer (it may be past by now, or outside the rota). Asked again, it answers the same and writes nothing.
 * Refusals: `not-found`, `forbidden`, `status-forbids`, `changed-meanwhile` (something else became of it, or it wasn't their
 * move), `undo-over`, `slot-taken` (the old place has gone).
 */
export async function undoMove(actor: Actor, input: UndoMoveInput, now: Instant): Promise<Result<Moved>> {
  if (actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  const found = await findFor(actor, 'appointment.move', input.reference)
  if (!found.ok) return found
  const row = found.value
  const undone = await tryUndo(actor, row, input, now)
  return undone.ok ? undone : await undoneAlready(actor, row, input) ?? undone
}

/** Asked again for what it has taken back: the same answer, where nothing came after it. */
async function undoneAlready(actor: StaffActor, { id }: AppointmentRow, { version }: UndoMoveInput): Promise<Result<Moved> | null> {
  const row = await findMade(actor, id, { verb: 'move', version })
  const last = row && await lastMade(id)
  return row && last && isTakenBack(last)
    ? again({ reference: row.reference, start: row.startsAt.getTime(), end: row.endsAt.getTime() }) : null
}

async function tryUndo(actor: StaffActor, row: AppointmentRow, input: UndoMoveInput, now: Instant): Promise<Result<Moved>> {
  if (input.version !== undefined && input.version !== row.version) return changedMeanwhile(row.id)
  const status = statusOf(row)
  if (nextStatus(status, 'move', partyOf(actor), row.statusBefore as AppointmentStatus | null) === null) {
    return refused({ reason: 'status-forbids', status })
  }
  const last = await lastChangeOf(row.id)
  const before = last?.verb === 'move' && last.by === actor.id ? placeBefore(last.detail) : null
  if (!last || !before) return changedMeanwhile(row.id)
  if (!mayUndoMove(last.at, now)) return refused({ reason: 'undo-over', seconds: undoMs / 1000 })
  const setup = await readSetup()
  const undone = await transact(async (tx) => await takePlace(tx, row, before, setup, eventActorOf(actor), now, { undone: true })
    ? done({ reference: row.reference, start: before.start, end: before.end })
    : refused({ reason: 'changed-meanwhile', status, by: '', at: now }))
  return !undone.ok && undone.refusal.reason === 'changed-meanwhile' ? changedMeanwhile(row.id) : undone
}

/** The last move at a clinic of whoever asks, while it can be undone; null where there is none. Refusal: `forbidden`. */
export async function readLastMove(actor: Actor, input: { clinic: string }, now: Instant): Promise<Result<MovedView | null>> {
  const scope = clinicScope(actor, 'appointment.move', input.clinic)
  if (!scope || actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  const move = await lastMoveBy(actor.id, scope, now - undoMs)
  const before = move && placeBefore(move.detail)
  const row = before ? await findAppointment({ id: move.appointment }) : null
  if (!before || !row?.patient) return done(null)
  const setup = await readSetup()
  const { practitioner, start } = placeOf(row)
  return done({
    reference: row.reference, version: row.version, name: row.patient.name,
    from: { start: before.start, practitioner: nameOf(setup, before.practitioner) }, to: { start, practitioner: nameOf(setup, practitioner) },
    left: Math.max(0, move.at + undoMs - now),
  })
}
