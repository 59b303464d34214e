import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, dayOf, instantAt, startOfWeek, type Day, type Instant } from '@/lib/core/time'
import type { MyWeekView } from '@/lib/core/week-view'
import { findAppointments } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { nameOf } from '@/lib/store/shape'
import { zoneOf } from './absence-ground'
import { weekDays } from './read-week'
import { eventActorOf } from './subject'

/**
 * A practitioner's own week (Monday to Sunday, by the clock of their first clinic) at every clinic. That it was looked at is an event.
 * `day`: any of it; null: today. Refusals: `forbidden` (not a practitioner).
 */
export async function readMyWeek(actor: Actor, input: { day: Day | null }, now: Instant): Promise<Result<MyWeekView>> {
  const practitioner = actor.kind === 'staff' ? actor.practitionerId : null
  if (practitioner === null || !can(actor, 'day.read', { practitioner })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const zone = zoneOf(setup, practitioner)
  const monday = startOfWeek(input.day ?? dayOf(now, zone))
  const [rows] = await Promise.all([
    findAppointments({ practitioner }, instantAt(monday, 0, zone), instantAt(addDays(monday, 7), 0, zone)),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'week', day: monday, practitioner } }),
  ])
  const scopes = setup.clinics.map(({ id }) => id)
  return done({
    practitioner: { id: practitioner, name: nameOf(setup, practitioner) }, zone, places: Object.fromEntries(setup.clinics.map(({ id, place }) => [id, place])),
    days: weekDays({ setup, practitioner, scopes, zone, now }, monday, rows.filter(({ patient }) => patient !== null)),
  })
}
