import { mayAnswer, noQuestions, type QuestionAnswers, type QuestionPage, type QuestionsState, type QuestionsView } from '@/lib/core/questions'
import { toIso, type Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import type { Prisma } from './generated/client'
import { statusOf } from './shape'

export type QuestionnaireRow = Prisma.QuestionnaireGetPayload<object>

export const findQuestionnaire = (appointment: string, tx: Db = db()): Promise<QuestionnaireRow | null> =>
  tx.questionnaire.findUnique({ where: { appointmentId: appointment } })

export const answersOf = (row: QuestionnaireRow): QuestionAnswers => row.answers as QuestionAnswers

const stateOf = (row: { finishedAt: Date | null } | null | undefined): QuestionsState =>
  (row ? (row.finishedAt ? 'sent' : 'begun') : 'none')

export function toQuestionsView(row: QuestionnaireRow | null): QuestionsView {
  if (!row) return noQuestions
  const { consentVersion: version, consentedAt: at } = row
  return {
    answers: answersOf(row), state: stateOf(row), page: row.page as QuestionPage, changedAt: row.changedAt.getTime(),
    sentAt: row.finishedAt?.getTime() ?? null, consent: version !== null && at !== null ? { version, at: at.getTime() } : null,
  }
}

/**
 * Makes it where there is none, and locks it: of two pages that are saved at once, the second waits for the first. `mayAnswer` is
 * asked again of the appointment as it stands then, which is kept from changing meanwhile; null where it may no longer be answered.
 */
export async function lockQuestionnaire(
  tx: Db, appointment: string, page: QuestionPage, now: Instant,
): Promise<{ row: QuestionnaireRow; begun: boolean } | null> {
  const [held] = await tx.$queryRaw<{ status: string; start: Date }[]>`
    select status, starts_at as start from appointment where id = ${appointment}::uuid for share`
  if (!held || !mayAnswer({ status: statusOf(held), start: held.start.getTime() }, now)) return null
  const made = await tx.$executeRaw`
    insert into questionnaire (appointment_id, page, started_at, changed_at)
    values (${appointment}::uuid, ${page}, ${toIso(now)}::timestamptz, ${toIso(now)}::timestamptz) on conflict do nothing`
  await tx.$queryRaw`select 1 from questionnaire where appointment_id = ${appointment}::uuid for update`
  const row = await findQuestionnaire(appointment, tx)
  return row && { row, begun: made === 1 }
}

/** What a save leads to; the caller holds the lock. */
export interface QuestionnaireChange {
  answers: QuestionAnswers
  page: QuestionPage
  redFlags: string[]
  consent: { version: string; at: Instant } | null
  finishedAt: Instant | null
}

export async function writeQuestionnaire(tx: Db, appointment: string, change: QuestionnaireChange, now: Instant): Promise<void> {
  const { answers, page, redFlags, consent, finishedAt } = change
  await tx.questionnaire.update({ where: { appointmentId: appointment }, data: {
    answers, page, redFlags, consentVersion: consent?.version ?? null,
    consentedAt: consent === null ? null : new Date(consent.at), changedAt: new Date(now),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
  } })
}

const sameReadingMs = 10_000

/**
 * That somebody of the staff has it before them, in the transaction of its event. False for what is no reading of its own: a page
 * that is fetched again while it comes, within ten seconds and with nothing changed since.
 */
export async function writeReading(tx: Db, appointment: string, staff: string, now: Instant): Promise<boolean> {
  const rows = await tx.$executeRaw`
    insert into questionnaire_reading as reading (appointment_id, staff_id, at)
    values (${appointment}::uuid, ${staff}::uuid, ${toIso(now)}::timestamptz)
    on conflict (appointment_id, staff_id) do update set at = excluded.at
      where reading.at <= ${toIso(now - sameReadingMs)}::timestamptz
        or reading.at < (select changed_at from questionnaire q where q.appointment_id = excluded.appointment_id)`
  return rows === 1
}

/** How far each has come, and whether `staff` has seen it as it stands; those not begun are left out. */
export async function findQuestionStates(
  appointments: readonly string[], staff: string | null = null,
): Promise<Map<string, { state: QuestionsState; seen: boolean }>> {
  if (appointments.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: string; finishedAt: Date | null; seen: boolean }[]>`
    select q.appointment_id as id, q.finished_at as "finishedAt", coalesce(r.at >= q.changed_at, false) as seen
    from questionnaire q left join questionnaire_reading r on r.appointment_id = q.appointment_id and r.staff_id = ${staff}::uuid
    where q.appointment_id = any(${[...appointments]}::uuid[])`
  return new Map(rows.map((row) => [row.id, { state: stateOf(row), seen: row.seen }]))
}
