import { createHash } from 'node:crypto'
import { hashSecret } from '@/lib/auth/hold-secret'
import type { Actor, PracticeActor } from '@/lib/auth/actor'
import type { AppointmentStatus } from '@/lib/core/appointment'
import type { AttemptOutcome } from '@/lib/core/call'
import { refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import type { Db } from '@/lib/store/client'
import { findKey, keepKey } from '@/lib/store/idempotency'
import { lastMade } from '@/lib/store/moves'
import { statusOf } from '@/lib/store/shape'
import { findCallFor } from './claim-call'
import { again } from './repeated'
import { sameTryMs } from './same-try'

/** A try that was told before: a second press, or an answer that was lost on its way. */

/** One try, as it is told. */
export interface AttemptInput {
  call: string
  outcome: AttemptOutcome
  note?: string | undefined
  /** With `call-back`: when the patient asked to be rung. */
  callBackAt?: Instant | undefined
  /** With `moved`: the time agreed on. */
  moveTo?: { start: Instant; practitioner?: string | undefined } | undefined
  /** The appointment's version that was on the screen. */
  version?: number | undefined
  /** The caller's own key: the same one is one try, whenever it comes. */
  idempotencyKey?: string | undefined
}

export interface Attempted {
  call: string
  nextTryAt: Instant | null
  closed: boolean
  status: AppointmentStatus
}

const keyHashOf = ({ kind, id }: PracticeActor, { call, idempotencyKey = '' }: AttemptInput): Buffer<ArrayBuffer> =>
  hashSecret(`attempt ${kind} ${id} ${call} ${idempotencyKey}`)

const bodyHashOf = ({ outcome, note, callBackAt, moveTo }: AttemptInput): Buffer<ArrayBuffer> =>
  Buffer.from(createHash('sha256').update(JSON.stringify([outcome, note, callBackAt, moveTo])).digest())

/** Keeps its key, where it has one, with the answer. False where the same key was there a moment before. */
export async function keepTryKey(
  tx: Db, row: AppointmentRow, staff: PracticeActor, input: AttemptInput, answer: Attempted, now: Instant,
): Promise<boolean> {
  if (input.idempotencyKey === undefined) return true
  return keepKey(tx, { keyHash: keyHashOf(staff, input), bodyHash: bodyHashOf(input), appointment: row.id, answer: { ...answer } }, now)
}

async function answerByKey(staff: PracticeActor, input: AttemptInput): Promise<Result<Attempted> | null> {
  const known = await findKey(keyHashOf(staff, input))
  if (!known) return null
  if (!Buffer.from(known.bodyHash).equals(bodyHashOf(input))) return refused({ reason: 'idempotency-key-reused' })
  const { call, nextTryAt, closed, status } = known.answer as Attempted
  return again({ call, nextTryAt, closed, status })
}

type Attempt = NonNullable<AppointmentRow['call']>['attempts'][number]

const isSameTry = (last: Attempt, staff: PracticeActor, { outcome, note, callBackAt }: AttemptInput): boolean =>
  (staff.kind === 'key' ? last.keyId : last.staffId) === staff.id && last.outcome === outcome && last.note === (note ?? null)
  && (last.callBackAt?.getTime() ?? null) === (callBackAt ?? null)

/** A move and its confirmation raise the version twice. */
const raisedBy = ({ outcome }: AttemptInput): number => (outcome === 'moved' ? 2 : 1)

/** By the version that was on the screen; without one, by the minute, or for as long as it has closed the call. */
function fits(row: AppointmentRow, last: Attempt, input: AttemptInput, now: Instant): boolean {
  if (input.version !== undefined) return input.version < row.version && row.version <= input.version + raisedBy(input)
  return row.call?.closedAt?.getTime() === last.at.getTime() || now < last.at.getTime() + sameTryMs
}

const isWhereAgreed = (row: AppointmentRow, { outcome, moveTo }: AttemptInput): boolean =>
  outcome !== 'moved' || row.startsAt.getTime() === moveTo?.start

async function isLastTry(row: AppointmentRow, staff: PracticeActor, input: AttemptInput, now: Instant): Promise<boolean> {
  const last = row.call?.attempts.at(-1)
  if (!last || !isWhereAgreed(row, input) || !isSameTry(last, staff, input) || !fits(row, last, input, now)) return false
  return (await lastMade(row.id))?.at === last.at.getTime() // nothing was changed since
}

/** What the same try was answered before; null where it is a new one. */
export async function attemptedAlready(actor: Actor, input: AttemptInput, now: Instant): Promise<Result<Attempted> | null> {
  const found = await findCallFor(actor, 'call.attempt', input.call)
  if (!found.ok) return null
  const { row, staff } = found.value
  if (input.idempotencyKey !== undefined) return answerByKey(staff, input)
  if (!row.call || !await isLastTry(row, staff, input, now)) return null
  const status: AppointmentStatus = statusOf(row)
  return again({ call: row.call.id, nextTryAt: row.call.nextTryAt?.getTime() ?? null, closed: row.call.closedAt !== null, status })
}
