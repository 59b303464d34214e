import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import type { AbsencesView, AbsenceView, MyAbsencesView } from '@/lib/core/absence-view'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, type Instant } from '@/lib/core/time'
import { findRequest, findRequests } from '@/lib/store/absences'
import { readSetup } from '@/lib/store/setup'
import { nameOf } from '@/lib/store/shape'
import { mayDecide, toAbsence, zoneOf } from './absence-ground'

const dayMs = 24 * 3_600_000
/** How long what is over is still shown. */
const ownPastMs = 366 * dayMs
const decidedMs = 60 * dayMs

/** A practitioner's own times away. Refusals: `forbidden` (not a practitioner). */
export async function readMyAbsences(actor: Actor, now: Instant): Promise<Result<MyAbsencesView>> {
  const practitioner = actor.kind === 'staff' ? actor.practitionerId : null
  if (practitioner === null || !can(actor, 'absence.ask', { practitioner })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const zone = zoneOf(setup, practitioner)
  const all = (await findRequests([practitioner], now - ownPastMs)).map((row) => toAbsence(setup, row, now))
  return done({
    practitioner: { id: practitioner, name: nameOf(setup, practitioner) }, zone, today: dayOf(now, zone),
    open: all.filter(({ past }) => !past), past: all.filter(({ past }) => past).reverse(),
  })
}

const moment = ({ asked, decided }: AbsenceView): Instant => decided?.at ?? asked.at

/** What practitioners of the manager's clinics asked for, what is granted, and what else was decided of late. Refusals: `forbidden`. */
export async function readAbsences(actor: Actor, now: Instant): Promise<Result<AbsencesView>> {
  const setup = await readSetup()
  if (!setup.clinics.some(({ id }) => can(actor, 'absence.decide', { clinic: id }))) return refused({ reason: 'forbidden' })
  const people = setup.practitioners.filter(({ id }) => mayDecide(actor, setup, id))
  const all = (await findRequests(people.map(({ id }) => id), now - decidedMs)).map((row) => toAbsence(setup, row, now))
  const asked = all.filter(({ status }) => status === 'asked').sort((a, b) => a.asked.at - b.asked.at)
  const coming = all.filter(({ status, past }) => (status === 'granted' || status === 'ended') && !past)
  return done({
    asked, coming, practitioners: people.map(({ id, name }) => ({ id, name })),
    decided: all.filter((one) => !asked.includes(one) && !coming.includes(one)).sort((a, b) => moment(b) - moment(a)).slice(0, 30),
  })
}

/** One of them. Refusals: `forbidden`, `not-found`. */
export async function readAbsence(actor: Actor, id: string, now: Instant): Promise<Result<AbsenceView>> {
  const setup = await readSetup()
  const row = await findRequest(id)
  if (!row) return refused({ reason: 'not-found' })
  return mayDecide(actor, setup, row.practitionerId) ? done(toAbsence(setup, row, now)) : refused({ reason: 'forbidden' })
}
