import type { Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentStory, StoryLine } from '@/lib/core/views'
import { readStoryLines } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import { findQuestionStates } from '@/lib/store/questionnaires'
import { readSetup } from '@/lib/store/setup'
import { callFactsOf, toAttempt, toCallEntry, toDiaryEntry } from '@/lib/store/shape'
import { eventActorOf, findFor, partyOf } from './subject'

/** One appointment opened, with its call and what happened. That it was opened is an event. Refusals: `not-found`, `forbidden`. */
export async function readStory(actor: Actor, input: { reference: string }, now: Instant): Promise<Result<AppointmentStory>> {
  const found = await findFor(actor, 'appointment.story', input.reference)
  if (!found.ok) return found
  const row = found.value
  const facts = callFactsOf(await readSetup(), row.clinicId)
  const [lines, states] = await Promise.all([
    readStoryLines(row.id), findQuestionStates([row.id]),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId }),
  ])
  const call = toCallEntry(row, facts, now)
  return done({
    entry: toDiaryEntry(row, partyOf(actor), facts.zone, now), clinic: row.clinicId, practitionerName: row.practitioner.name,
    questions: states.get(row.id)?.state ?? 'none', call: row.call?.closedAt ? null : call, attempts: row.call?.attempts.map(toAttempt) ?? [],
    story: lines.map((line): StoryLine => ({ at: line.at.getTime(), verb: line.verb, by: line.by, detail: line.detail as StoryLine['detail'] })),
  })
}
