import { randomUUID } from 'node:crypto'
import type { Actor, PracticeActor } from '@/lib/auth/actor'
import type { AppointmentStatus, BestTime } from '@/lib/core/appointment'
import { afterAttempt, type Attempt, type AttemptOutcome, type CallDecision } from '@/lib/core/call'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { raiseVersion, type AppointmentRow } from '@/lib/store/appointments'
import { keepOpen, writeAttempt } from '@/lib/store/calls'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { readSetup, type Setup } from '@/lib/store/setup'
import { callFactsOf, statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { markWrongContact, markWrongNumber } from '@/lib/store/wrong-numbers'
import { rule } from './apply-unanswered-rule'
import { applyStatus, type StatusVerb } from './act-on-appointment'
import { attemptedAlready, keepTryKey, type AttemptInput, type Attempted } from './attempted'
import { claimedByOther, findOpenCall, type FoundCall } from './claim-call'
import { applyMove, findPlace } from './move-appointment'
import { changedMeanwhile, eventActorOf } from './subject'

export type { AttemptInput, Attempted } from './attempted'

const wrong = (field: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [field], message }] })

function checkInput(input: AttemptInput, now: Instant): Result<never> | null {
  if (input.outcome === 'call-back' && (input.callBackAt ?? 0) <= now) return wrong('callBackAt', 'Say when to call back: a time that is still to come')
  if (input.outcome === 'moved' && !input.moveTo) return wrong('moveTo', 'Choose the time that was agreed on')
  return null
}

function decide(row: AppointmentRow, input: AttemptInput, setup: Setup, now: Instant): CallDecision {
  const asked = { start: row.startsAt.getTime(), requestedAt: (row.requestedAt ?? row.createdAt).getTime(), bestTime: row.bestTime as BestTime }
  const before = (row.call?.attempts ?? []).map((past): Attempt => ({ at: past.at.getTime(), outcome: past.outcome as AttemptOutcome }))
  return afterAttempt(callFactsOf(setup, row.clinicId), asked, before, { at: now, outcome: input.outcome }, input.callBackAt ?? null)
}

const verbOf: Partial<Record<CallDecision['decision'], { verb: StatusVerb; to: AppointmentStatus }>> = {
  confirm: { verb: 'confirm', to: 'confirmed' },
  cancel: { verb: 'cancel', to: 'cancelled' },
  release: { verb: 'release', to: 'released' },
}

/** That somebody rang, and what that says of the number. */
async function tellTry(tx: Db, row: AppointmentRow, input: AttemptInput, staff: PracticeActor, now: Instant): Promise<void> {
  if (input.outcome === 'wrong-number' && row.patient) {
    await (row.contactPhone === null ? markWrongNumber(tx, row.patient, now) : markWrongContact(tx, row, now))
  }
  await recordEvent(tx, { at: now, verb: 'attempt', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id,
    patient: row.patientId, detail: { outcome: input.outcome } })
}

async function follow(tx: Db, row: AppointmentRow, decision: CallDecision, staff: PracticeActor, now: Instant): Promise<boolean> {
  const step = verbOf[decision.decision]
  if (step) {
    const by = decision.decision === 'release' ? rule : eventActorOf(staff)
    return applyStatus(tx, row, { reference: row.reference, verb: step.verb,
      ...(step.verb === 'cancel' && { cancelReason: 'patient-asked' as const }) }, step.to, by, now)
  }
  const flagged = decision.decision === 'flag'
  const nextTryAt = 'nextTryAt' in decision ? decision.nextTryAt : null
  // The version rises with each try: the same form sent twice is one try.
  if (!await raiseVersion(tx, row) || !await keepOpen(tx, row.call?.id ?? '', nextTryAt, flagged ? now : null)) return false
  if (flagged) await recordEvent(tx, { at: now, verb: 'flag', actor: rule, clinic: row.clinicId, appointment: row.id, patient: row.patientId })
  return true
}

const isAt = (row: AppointmentRow, { start, practitioner }: Slot): boolean =>
  row.startsAt.getTime() === start && row.practitionerId === practitioner

/** With the outcome `moved`: moves it first, unless it is there already. The row as it is after that; null when someone was quicker. */
async function moveFirst(tx: Db, row: AppointmentRow, place: Slot | null, setup: Setup, staff: PracticeActor, now: Instant): Promise<AppointmentRow | null> {
  if (!place || isAt(row, place)) return row
  return await applyMove(tx, row, place, setup, eventActorOf(staff), now) ? { ...row, version: row.version + 1 } : null
}

/** Everything that a try writes, with its key, inside a transaction. */
async function write(tx: Db, found: FoundCall, input: AttemptInput, place: Slot | null, now: Instant): Promise<Result<Attempted>> {
  const { row, staff } = found
  const setup = await readSetup()
  const decision = decide(row, input, setup, now)
  const nextTryAt = 'nextTryAt' in decision ? decision.nextTryAt : null
  const step = verbOf[decision.decision]
  const answer: Attempted = { call: input.call, nextTryAt, closed: step !== undefined, status: step?.to ?? statusOf(row) }
  const overtaken = refused({ reason: 'changed-meanwhile', status: statusOf(row), by: '', at: now })
  if (!await keepTryKey(tx, row, staff, input, answer, now)) return overtaken
  await tellTry(tx, row, input, staff, now)
  const moved = await moveFirst(tx, row, place, setup, staff, now)
  if (!moved || !await follow(tx, moved, decision, staff, now)) return overtaken
  // Last, since it counts in the call: whoever else changes both has the appointment before the call.
  await writeAttempt(tx, { id: randomUUID(), call: input.call, by: staff, at: now, outcome: input.outcome,
    note: input.note ?? null, callBackAt: input.callBackAt ?? null })
  return done(answer)
}

async function tryOnce(actor: Actor, input: AttemptInput, now: Instant): Promise<Result<Attempted>> {
  const found = await findOpenCall(actor, 'call.attempt', input.call)
  if (!found.ok) return found
  const { row, staff } = found.value
  const refusal = checkInput(input, now) ?? claimedByOther(row, staff, now)
  if (refusal) return refusal
  if (input.version !== undefined && input.version !== row.version) return changedMeanwhile(row.id)
  const place = input.outcome === 'moved' && input.moveTo
    ? await findPlace(actor, row, { reference: row.reference, ...input.moveTo }, now) : null
  if (place && !place.ok) return place
  const recorded = await transact<Attempted>((tx) => write(tx, found.value, input, place?.value ?? null, now))
  return !recorded.ok && recorded.refusal.reason === 'changed-meanwhile' ? changedMeanwhile(row.id) : recorded
}

/**
 * What came of ringing: confirmed confirms, moved moves and confirms, declined cancels; no answer, voicemail and wrong
 * number set the next try or bring in the practice's rule, and a wrong number is marked as such; a call back keeps to the
 * time agreed on. The same try told twice is one: by its key, by the version that was on the screen, or, without either, where it
 * is the last one's very copy within a minute.
 * Refusals: `call-claimed`, `call-closed`, `changed-meanwhile`, `invalid`, `slot-taken` (the time agreed on has gone),
 * `forbidden`, `not-found`, `idempotency-key-reused`.
 */
export async function recordAttempt(actor: Actor, input: AttemptInput, now: Instant): Promise<Result<Attempted>> {
  const before = await attemptedAlready(actor, input, now)
  if (before) return before
  const recorded = await tryOnce(actor, input, now)
  return recorded.ok ? recorded : await attemptedAlready(actor, input, now) ?? recorded
}
