import type { StaffActor } from '@/lib/auth/actor'
import type { TellReason } from '@/lib/core/change-view'
import { dueAt } from '@/lib/core/call'
import { toIso, type Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { dueAnew } from '@/lib/store/calls'
import type { Db } from '@/lib/store/client'
import type { Move } from '@/lib/store/day-changes'
import { recordEvent } from '@/lib/store/events'
import { clinicOf, statusOf } from '@/lib/store/shape'
import { writeTells, type NewTell } from '@/lib/store/to-tell'
import { applyStatus } from './act-on-appointment'
import type { ChangeGround } from './change-ground'
import { eventActorOf } from './subject'

/** What becomes of everybody concerned. */
export interface Settled {
  change: string
  /** As they were. */
  moved: AppointmentRow[]
  moves: Move[]
  cancelled: AppointmentRow[]
  left: AppointmentRow[]
}

const tell = (row: AppointmentRow, why: TellReason, change: string): NewTell[] => row.patientId === null ? [] : [{
  appointment: row.id, patient: row.patientId, clinic: row.clinicId, why, change,
  was: { start: row.startsAt.getTime(), practitioner: row.practitionerId },
}]

/** A moved one's call is due by the new time, and its story says where it went. */
async function tellOfMove(tx: Db, ground: ChangeGround, row: AppointmentRow, move: Move, staff: StaffActor, change: string, now: Instant): Promise<void> {
  const { openingHours, closures, timeZone } = clinicOf(ground.setup, row.clinicId)
  if (row.call && row.call.closedAt === null) {
    const asked = { openingHours, closures, zone: timeZone, policy: ground.setup.practice.policy }
    await dueAnew(tx, row.id, dueAt(asked, (row.requestedAt ?? row.createdAt).getTime(), move.start))
  }
  await recordEvent(tx, { at: now, verb: 'move', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id, patient: row.patientId,
    detail: { from: toIso(row.startsAt.getTime()), to: toIso(move.start), practitionerFrom: row.practitionerId, practitionerTo: move.practitioner, change } })
}

/** Cancels, moves (by `carry`, which may find a place taken: then false), and writes down who is to be told, with the events. */
export async function writeOutcome(
  tx: Db, ground: ChangeGround, { change, moved, moves, cancelled, left }: Settled, staff: StaffActor, now: Instant, carry: () => Promise<boolean>,
): Promise<boolean> {
  const by = eventActorOf(staff)
  const cancelReason = ground.change.practitioner === null ? 'clinic-closed' : 'practitioner-away'
  for (const row of cancelled) {
    if (!await applyStatus(tx, row, { reference: row.reference, verb: 'cancel', cancelReason }, 'cancelled', by, now)) return false
  }
  if (!await carry()) return false
  for (const row of moved) {
    const move = moves.find(({ id }) => id === row.id)
    if (move) await tellOfMove(tx, ground, row, move, staff, change, now)
  }
  for (const row of left) {
    await recordEvent(tx, { at: now, verb: 'leave', actor: by, clinic: row.clinicId, appointment: row.id, patient: row.patientId,
      detail: { status: statusOf(row), change } })
  }
  await writeTells(tx, [
    ...moved.flatMap((row) => tell(row, 'moved', change)), ...cancelled.flatMap((row) => tell(row, 'cancelled', change)),
    ...left.flatMap((row) => tell(row, 'no-session', change)),
  ], now)
  await recordEvent(tx, { at: now, verb: 'change-day', actor: by, clinic: ground.clinic.id, appointment: null, patient: null, detail: {
    change, practitioner: ground.change.practitioner, from: toIso(ground.start), to: toIso(ground.end),
    moved: moved.length, cancelled: cancelled.length, left: left.length,
  } })
  return true
}
