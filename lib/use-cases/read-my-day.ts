import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { staysOn } from '@/lib/core/day-sheet'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, instantAt, type Day, type Instant } from '@/lib/core/time'
import type { DayView } from '@/lib/core/views'
import { findAppointments } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import { findQuestionStates } from '@/lib/store/questionnaires'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, toDiaryEntry } from '@/lib/store/shape'
import { awayOn } from './read-diary'
import { eventActorOf } from './subject'

function placesOf(setup: Setup, practitioner: string, day: Day): DayView['places'] {
  return setup.clinics.flatMap((clinic) => {
    const sessions = setup.sessions.filter((session) => session.clinic === clinic.id && session.practitioner === practitioner)
    const open = staysOn(sessions, day, clinic.timeZone)
    if (open.length === 0) return []
    const held = sessions.find((session) => staysOn([session], day, clinic.timeZone).length > 0)
    return [{ clinic, room: setup.rooms.find((room) => room.id === held?.room)?.name ?? null, open }]
  })
}

/**
 * A practitioner's own day at every clinic, in order; what was cancelled or released is left out. That it was looked at is
 * an event. `day` is a local date of
 * the first clinic they are at. Refusals: `forbidden` (not a practitioner).
 */
export async function readMyDay(actor: Actor, input: { day: Day }, now: Instant): Promise<Result<DayView>> {
  const practitioner = actor.kind === 'staff' ? actor.practitionerId : null
  if (practitioner === null || !can(actor, 'day.read', { practitioner })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const person = setup.practitioners.find((known) => known.id === practitioner)
  const places = placesOf(setup, practitioner, input.day)
  const zone = places[0]?.clinic.timeZone ?? setup.clinics[0]?.timeZone ?? 'Europe/London'
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'day', day: input.day } })
  const rows = await findAppointments({ practitioner }, instantAt(input.day, 0, zone), instantAt(addDays(input.day, 1), 0, zone))
  const theirs = rows.filter((row) => row.patient && !['cancelled', 'released'].includes(row.status))
  const questions = await findQuestionStates(theirs.map(({ id }) => id), actor.kind === 'staff' ? actor.id : null)
  return done({
    practitioner: { id: practitioner, name: person?.name ?? practitioner }, day: input.day, places, away: awayOn(setup, practitioner, input.day, zone),
    entries: theirs.map((row) => ({
      ...toDiaryEntry(row, 'practitioner', clinicOf(setup, row.clinicId).timeZone, now), clinic: row.clinicId,
      questions: questions.get(row.id)?.state ?? 'none', questionsSeen: questions.get(row.id)?.seen ?? false })),
  })
}
