import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import type { BookedView } from '@/lib/core/phone-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { clinicOf, statusOf, toPatient } from '@/lib/store/shape'
import { findCourse } from '@/lib/store/visits'
import { eventActorOf, subjectOf } from './subject'

/** What was booked, with the rest of its course as far as it is at the reader's clinics. Refusals: `forbidden`, `not-found`. */
export async function readBooked(actor: Actor, input: { reference: string }, now: Instant): Promise<Result<BookedView>> {
  const rows = await findCourse(input.reference)
  const patient = rows[0]?.patient
  if (!patient) return refused({ reason: 'not-found' })
  const mine = rows.filter((row) => can(actor, 'appointment.read', subjectOf(row)))
  if (mine.length === 0) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: patient.id })
  return done({
    patient: toPatient(patient),
    dates: mine.map((row) => ({ reference: row.reference, start: row.startsAt.getTime(), clinic: clinicOf(setup, row.clinicId),
      practitioner: row.practitioner.name, service: row.service.name, status: statusOf(row) })),
  })
}
