import type { Actor, StaffActor } from '@/lib/auth/actor'
import type { QuestionsView } from '@/lib/core/questions'
import { done, refused, type Result } from '@/lib/core/result'
import type { Day, Instant, Zone } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { recordEvent } from '@/lib/store/events'
import { findQuestionnaire, toQuestionsView, writeReading } from '@/lib/store/questionnaires'
import { readSetup } from '@/lib/store/setup'
import { clinicOf, dayOfDate } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { eventActorOf, findFor } from './subject'

/** Somebody's answers as whoever treats them sees them. */
export interface OpenedQuestions {
  reference: string
  patient: { name: string; dateOfBirth: Day | null }
  bookedByName: string | null
  start: Instant
  zone: Zone
  service: string
  questions: QuestionsView
}

/** That it was read, and by whom: each time. */
async function recordReading(staff: StaffActor, row: AppointmentRow, now: Instant): Promise<void> {
  await transact<null>(async (tx) => {
    if (await writeReading(tx, row.id, staff.id, now)) await recordEvent(tx, { at: now, verb: 'look', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id, patient: row.patientId,
      detail: { questions: true } })
    return done(null)
  })
}

/**
 * The answers of one patient, for the practitioner who treats them; that they were read is an event, each time.
 * Refusals: `forbidden` (anybody else of the staff), `not-found` (also where nothing is answered).
 */
export async function openQuestions(actor: Actor, input: { reference: string }, now: Instant): Promise<Result<OpenedQuestions>> {
  if (actor.kind !== 'staff') return refused({ reason: 'not-found' })
  const found = await findFor(actor, 'questions.read', input.reference)
  if (!found.ok) return found
  const row = found.value
  const questionnaire = await findQuestionnaire(row.id)
  if (!questionnaire || !row.patient) return refused({ reason: 'not-found' })
  await recordReading(actor, row, now)
  return done({
    reference: row.reference, patient: { name: row.patient.name, dateOfBirth: dayOfDate(row.patient.dateOfBirth) }, bookedByName: row.bookedByName,
    start: row.startsAt.getTime(), zone: clinicOf(await readSetup(), row.clinicId).timeZone, service: row.service.name,
    questions: toQuestionsView(questionnaire),
  })
}
