import { isOfPractice, type Actor } from '@/lib/auth/actor'
import { can, type Action } from '@/lib/auth/can'
import type { AppointmentStatus, Party } from '@/lib/core/appointment'
import { done, refused, type Result } from '@/lib/core/result'
import { findAppointment, lastChange, type AppointmentRow } from '@/lib/store/appointments'
import type { EventActor } from '@/lib/store/events'
import { statusOf } from '@/lib/store/shape'

/** Which column of the life-cycle table an actor acts in. A manager may do at the desk whatever reception may, a key what its scopes say. */
export function partyOf(actor: Actor): Party {
  if (!isOfPractice(actor)) return 'patient'
  return actor.kind === 'staff' && actor.role === 'practitioner' ? 'practitioner' : 'reception'
}

export const eventActorOf = (actor: Actor): EventActor => isOfPractice(actor)
  ? { kind: actor.kind, id: actor.id, name: actor.name } : { kind: 'patient', id: null, name: null }

export const subjectOf = (row: Pick<AppointmentRow, 'clinicId' | 'practitionerId' | 'id'>) =>
  ({ clinic: row.clinicId, practitioner: row.practitionerId, appointmentId: row.id })

/**
 * The appointment that an actor may do this with. To a patient what isn't theirs isn't there; staff and keys are told `forbidden`.
 * A hold is nobody's to act on.
 */
export async function findFor(actor: Actor, action: Action, reference: string): Promise<Result<AppointmentRow>> {
  const row = await findAppointment({ reference })
  if (!row || !row.patient) return refused({ reason: 'not-found' })
  if (can(actor, action, subjectOf(row))) return done(row)
  return refused({ reason: isOfPractice(actor) ? 'forbidden' : 'not-found' })
}

/** Someone was quicker: what it is now, who changed it, and when. */
export async function changedMeanwhile(id: string): Promise<Result<never>> {
  const row = await findAppointment({ id })
  const last = await lastChange(id)
  const status: AppointmentStatus = row ? statusOf(row) : 'released'
  return refused({ reason: 'changed-meanwhile', status, by: last?.by ?? 'someone else', at: last?.at ?? row?.changedAt.getTime() ?? 0 })
}
