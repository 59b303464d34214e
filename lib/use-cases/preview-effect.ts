import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import type { EffectRow, EffectView, SlotsOfDay } from '@/lib/core/effect-view'
import type { PracticeChange } from '@/lib/core/practice-change'
import type { EffectSlot } from '@/lib/core/practice-effect'
import { lastDay } from '@/lib/core/practice-effect'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, type Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { findWhole } from '@/lib/store/day-changes'
import { recordLook } from '@/lib/store/events'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, nameOf, statusOf, toPatient } from '@/lib/store/shape'
import { clinicsChanged, mayChange, seenOf, workOut } from './practice-ground'
import { refuseChange } from './refuse-change'
import { eventActorOf } from './subject'

function byDay(setup: Setup, slots: readonly EffectSlot[]): SlotsOfDay[] {
  const days = new Map<string, SlotsOfDay>()
  for (const { clinic, practitioner, start } of slots) {
    const zone = clinicOf(setup, clinic).timeZone
    const day = dayOf(start, zone)
    const key = `${day} ${clinic} ${practitioner}`
    const known = days.get(key) ?? { clinic, zone, practitioner: { id: practitioner, name: nameOf(setup, practitioner) }, day, starts: [] }
    known.starts.push(start)
    days.set(key, known)
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slotsOfDay]) => slotsOfDay)
}

function rowOf(setup: Setup, row: AppointmentRow): EffectRow[] {
  if (!row.patient) return []
  return [{
    reference: row.reference, status: statusOf(row), clinic: row.clinicId, zone: clinicOf(setup, row.clinicId).timeZone,
    start: row.startsAt.getTime(), end: row.endsAt.getTime(), practitioner: row.practitioner, service: row.service.name, patient: toPatient(row.patient),
  }]
}

const countElsewhere = (setup: Setup, rows: readonly AppointmentRow[]): EffectView['elsewhere'] =>
  [...new Set(rows.map(({ clinicId }) => clinicId))].sort()
    .map((id) => ({ place: clinicOf(setup, id).place, count: rows.filter(({ clinicId }) => clinicId === id).length }))

/** What is used of a whole change where no clinic is named: the first one's last day. */
const untilOf = (setup: Setup, clinics: readonly string[], now: Instant) =>
  (clinics.length > 0 ? clinics : setup.clinics.map(({ id }) => id)).map((clinic) => lastDay(setup, clinic, now)).sort().at(-1) ?? dayOf(now, 'Etc/UTC')

/**
 * What a change of the practice would do, before anything is written: slots gained and lost until the last day that can be booked,
 * and every appointment that would be left without a session, however far ahead. At clinics that the actor may not see these
 * are counted. That it was looked at is an event. Refusals: `forbidden`, and as the change itself (`refuseChange`).
 */
export const previewEffect = leisurely(async (actor: Actor, change: PracticeChange, now: Instant): Promise<Result<EffectView>> => {
  const setup = await readSetup()
  if (!mayChange(actor, setup, change)) return refused({ reason: 'forbidden' })
  const refusal = refuseChange(setup, change, now)
  if (refusal) return refusal
  const worked = await workOut(setup, change, now)
  const clinics = clinicsChanged(setup, change)
  const scopes: string[] = clinicScopes(actor, 'practice.change')
  const [rows] = await Promise.all([
    findWhole(worked.effect.orphaned),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: clinics.find((id) => scopes.includes(id)) ?? null, appointment: null, patient: null,
      detail: { list: 'effect', change: change.kind } }),
  ])
  const seen = seenOf(setup, change, worked)
  return done({
    lost: byDay(setup, worked.effect.lost), gained: byDay(setup, worked.effect.gained), covered: worked.effect.covered.length,
    orphans: rows.filter(({ clinicId }) => scopes.includes(clinicId)).flatMap((row) => rowOf(setup, row)),
    elsewhere: countElsewhere(setup, rows.filter(({ clinicId }) => !scopes.includes(clinicId))),
    until: untilOf(setup, clinics, now), seen: `${seen.setup}.${seen.orphans}`,
  })
})
