import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/auth/actor'
import {
  consents, consentVersion, flagsIn, further, unanswered, type PageAnswers, type QuestionAnswers, type QuestionPage,
} from '@/lib/core/questions'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import type { Db } from '@/lib/store/client'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { answersOf, lockQuestionnaire, writeQuestionnaire, type QuestionnaireRow } from '@/lib/store/questionnaires'
import { raiseRingNow } from '@/lib/store/ring-nows'
import { statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { eventActorOf, findFor } from './subject'

/** No more may be answered: called off, or the visit has begun. */
const shut = (row: AppointmentRow) => refused({ reason: 'status-forbids', status: statusOf(row) })

const eventFor = (actor: Actor, row: AppointmentRow, verb: string, now: Instant, detail: NewEvent['detail'] = {}): NewEvent =>
  ({ at: now, verb, actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId, detail })

/** When it was agreed to: the first time, for as long as it stands in the same words. */
function consentOf(row: QuestionnaireRow, answers: QuestionAnswers, now: Instant): { version: string; at: Instant } | null {
  if (!consents(answers)) return null
  const before = row.consentVersion === consentVersion ? row.consentedAt?.getTime() : undefined
  return { version: consentVersion, at: before ?? now }
}

/** The signs that were not answered with yes before: for those, reception rings at once. */
async function raise(tx: Db, actor: Actor, row: AppointmentRow, before: readonly string[], flags: readonly string[], now: Instant): Promise<void> {
  const raised = flags.filter((code) => !before.includes(code))
  if (raised.length === 0) return
  const { again } = await raiseRingNow(tx, { appointment: row.id, clinic: row.clinicId, flags: raised }, now)
  await recordEvent(tx, eventFor(actor, row, 'ring-now', now, { again }))
}

export interface SavedPage {
  /** The codes of the signs that are answered with yes now. */
  flags: string[]
  /** The pages that are not answered yet. */
  left: QuestionPage[]
}

/**
 * Keeps one page as it was typed; the page as it is already changes nothing, so that the same form sent twice counts once. A
 * warning sign answered with yes puts the patient at the top of reception's list in the same transaction, once for that answer.
 * What was sent stays sent as long as nothing that is needed is taken out of it.
 * Refusals: `not-found`, `status-forbids` (called off, or the visit has begun).
 */
export async function saveQuestions(
  actor: Actor, input: { reference: string; page: QuestionPage; answers: PageAnswers }, now: Instant,
): Promise<Result<SavedPage>> {
  const found = await findFor(actor, 'questions.fill', input.reference)
  if (!found.ok) return found
  const appointment = found.value
  return transact<SavedPage>(async (tx) => {
    const held = await lockQuestionnaire(tx, appointment.id, input.page, now)
    if (!held) return shut(appointment)
    const { row, begun } = held
    const before = answersOf(row)
    const answers = { ...before, [input.page]: input.answers }
    const saved = { flags: flagsIn(answers), left: unanswered(answers) }
    if (begun) await recordEvent(tx, eventFor(actor, appointment, 'questions-begin', now))
    if (isDeepStrictEqual(before[input.page], input.answers)) return done(saved)
    await writeQuestionnaire(tx, appointment.id, {
      answers, page: further(row.page as QuestionPage, input.page), redFlags: saved.flags, consent: consentOf(row, answers, now),
      finishedAt: saved.left.length === 0 ? row.finishedAt?.getTime() ?? null : null,
    }, now)
    await recordEvent(tx, eventFor(actor, appointment, 'questions-save', now, { page: input.page }))
    await raise(tx, actor, appointment, row.redFlags, saved.flags, now)
    return done(saved)
  })
}

/**
 * Sends the answers to whoever treats; sent again, nothing happens. Refusals: `not-found`, `status-forbids`, `invalid` (pages that
 * are not answered, each as a path).
 */
export async function sendQuestions(actor: Actor, input: { reference: string }, now: Instant): Promise<Result<null>> {
  const found = await findFor(actor, 'questions.fill', input.reference)
  if (!found.ok) return found
  const appointment = found.value
  return transact<null>(async (tx) => {
    const held = await lockQuestionnaire(tx, appointment.id, 'why', now)
    if (!held) return shut(appointment)
    const { row } = held
    const answers = answersOf(row)
    const left = unanswered(answers)
    if (left.length > 0) return refused({ reason: 'invalid', errors: left.map((page) => ({ path: [page], message: 'not answered' })) })
    if (row.finishedAt) return done(null)
    await writeQuestionnaire(tx, appointment.id, {
      answers, page: 'consent', redFlags: row.redFlags, consent: consentOf(row, answers, now), finishedAt: now,
    }, now)
    await recordEvent(tx, eventFor(actor, appointment, 'questions-send', now))
    return done(null)
  })
}
