import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import type { Change, ChangePlan, PlanPlace, PlanRow } from '@/lib/core/change-view'
import { propose, type ProposedPlace } from '@/lib/core/proposals'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findAppointments, type AppointmentRow } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import type { Setup } from '@/lib/store/setup'
import { clinicOf, nameOf, statusOf, toPatient } from '@/lib/store/shape'
import { affectedOf, findGround, mostAffected, searchFor, whoseOf } from './change-ground'
import { eventActorOf } from './subject'

type Bare = Omit<PlanRow, 'proposal' | 'alternatives'>

function bareRow(row: AppointmentRow): Bare[] {
  if (!row.patient) return []
  return [{
    reference: row.reference, version: row.version, status: statusOf(row), clinic: row.clinicId, start: row.startsAt.getTime(),
    end: row.endsAt.getTime(), practitioner: row.practitioner, room: row.room?.name ?? null,
    service: { name: row.service.name, minutes: row.service.minutes }, patient: toPatient(row.patient),
    firstVisit: row.firstVisit, pregnant: row.pregnant,
  }]
}

const named = (setup: Setup, place: ProposedPlace): PlanPlace => ({
  ...place, practitionerName: nameOf(setup, place.practitioner), roomName: setup.rooms.find(({ id }) => id === place.room)?.name ?? null,
})

/** How many are at clinics of others, by place. */
function countElsewhere(setup: Setup, rows: readonly AppointmentRow[]): ChangePlan['elsewhere'] {
  const clinics = [...new Set(rows.map(({ clinicId }) => clinicId))].sort()
  return clinics.map((id) => ({ place: clinicOf(setup, id).place, count: rows.filter(({ clinicId }) => clinicId === id).length }))
}

/**
 * What a change would do, before anything is written: every appointment asked for or agreed on that lies in the time (the
 * treatment, not its buffer), each with a proposal; all proposals hold together (see `propose`). Whoever has arrived is named
 * and left. Appointments at clinics that the actor may not see are counted. That it was looked at is an event.
 * Refusals: `forbidden`, `not-found`, `invalid` by field (`until`, `to`, `from`).
 */
export const planChange = leisurely(async (actor: Actor, change: Change, now: Instant): Promise<Result<ChangePlan>> => {
  const found = await findGround(actor, 'change.plan', change, now)
  if (!found.ok) return found
  const { setup, clinic, practitioner, start, end } = found.value
  const all = await findAppointments(whoseOf(found.value), start, end)
  const inTime = all.filter((row) => row.startsAt.getTime() < end && row.endsAt.getTime() > start)
  const scopes: string[] = clinicScopes(actor, 'change.plan')
  const going = inTime.filter(({ status }) => ['requested', 'confirmed'].includes(status))
  const mine = going.filter(({ clinicId }) => scopes.includes(clinicId))
  if (mine.length > mostAffected) {
    return refused({ reason: 'invalid', errors: [{ path: ['until'], message: `${mine.length} appointments lie in these days. Take fewer days at a time.` }] })
  }
  const look = { list: 'change', day: change.from, practitioner: change.practitioner }
  const shown = inTime.filter(({ clinicId }) => scopes.includes(clinicId)).map(({ patientId }) => patientId)
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: clinic.id, appointment: null, patient: null, detail: look }, shown)
  const affected = mine.map((row) => affectedOf(setup, row))
  const proposals = new Map(propose(affected, await searchFor(found.value, affected, now)).map((one) => [one.id, one]))
  const rows = mine.flatMap(bareRow).map((row): PlanRow => {
    const proposal = proposals.get(row.reference)
    return { ...row, proposal: proposal?.place ? named(setup, proposal.place) : null,
      alternatives: (proposal?.alternatives ?? []).map((place) => named(setup, place)) }
  })
  return done({
    clinic, change, practitioner, start, end, rows,
    arrived: inTime.filter(({ status, clinicId }) => status === 'arrived' && scopes.includes(clinicId)).flatMap(bareRow),
    elsewhere: countElsewhere(setup, going.filter(({ clinicId }) => !scopes.includes(clinicId))),
  })
})
