import type { Actor, StaffActor } from '@/lib/auth/actor'
import { nextAbsence, type AbsenceReason, type AbsenceStatus, type AbsenceTimes } from '@/lib/core/absence'
import type { AbsenceChange } from '@/lib/core/absence-view'
import type { ChangeApplied } from '@/lib/core/effect-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findRequest, isDecided, linkParts, settleRequest, timesOf, writeRequest, type AbsenceRow } from '@/lib/store/absences'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { absenceChanged, absenceEvent, mayDecide } from './absence-ground'
import { applyPracticeChange } from './apply-practice-change'
import { planAbsence, type PlannedAbsence } from './plan-absence'
import { again } from './repeated'

export interface DecideInput {
  /** Made with the form: the same one sent twice is one decision. What is entered anew has it as its own. */
  id: string
  change: AbsenceChange
  /** `seen` of the effect that was shown. */
  seen: string
  /** The version of the request that was shown; left out where it is entered anew. */
  version: number | null
  /** Of what is entered anew. */
  reason: AbsenceReason
  note: string | null
}

const isSame = (a: AbsenceTimes, b: AbsenceTimes): boolean => (Object.keys(a) as (keyof AbsenceTimes)[]).every((key) => a[key] === b[key])

/** The request itself, in the transaction of its effect. */
async function writeDecision(tx: Db, actor: StaffActor, input: DecideInput, planned: PlannedAbsence, now: Instant): Promise<Result<null>> {
  const { setup, row, practitioner, times, change } = planned
  const { id, reason, note } = input
  const request = row?.id ?? id
  const status = row?.status as AbsenceStatus | undefined
  const verb = input.change.do === 'enter' ? 'enter' : input.change.do === 'end' ? 'end' : status === 'granted' ? 'change' : 'grant'
  if (row === null || verb === 'enter') {
    if (!await writeRequest(tx, { id, practitioner, reason, note, times, by: actor.id, status: 'granted' }, now)) return done(null)
  } else {
    const to = status && nextAbsence(status, verb)
    const changed = row.changed || !isSame(times, timesOf(row))
    const settled = to && status && await settleRequest(tx, { id: request, status, version: input.version ?? 0 }, { status: to, by: actor.id,
      ...(input.change.do === 'end' ? { endedFrom: input.change.day } : { times, changed }) }, now)
    if (!settled) return absenceChanged(request, now, tx)
  }
  await linkParts(tx, request, change.adds.map((one) => one.id))
  const written = await findRequest(request, tx)
  if (written) await recordEvent(tx, absenceEvent(actor, setup, `absence.${verb}`, written, now))
  return done(null)
}

/**
 * Grants, changes, enters or ends time away as it was previewed: the absences, a line on the list of those to be told for every
 * appointment left without a session, the request and the events in one transaction. `overtaken` where other appointments would be
 * left by now: nothing is written. Refusals: as `planAbsence`, and `record-changed` where the practice or the request changed.
 */
export async function decideAbsence(actor: Actor, input: DecideInput, now: Instant): Promise<Result<ChangeApplied>> {
  if (actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  const planned = await planAbsence(actor, input.change, now, input.reason)
  if (!planned.ok) return planned.refusal.reason === 'record-changed' && await isDecided(input.id) ? again({ state: 'applied', told: 0, elsewhere: 0 }) : planned
  const { change } = planned.value
  return applyPracticeChange(actor, { id: input.id, change, seen: input.seen }, now, (tx) => writeDecision(tx, actor, input, planned.value, now))
}

/** Refused by the same manager with the same word, and nothing came after it. */
const isRefusedBy = (actor: StaffActor, row: AbsenceRow, asked: { version: number; word: string }): boolean =>
  row.status === 'refused' && row.version === asked.version + 1 && row.decidedById === actor.id && row.word === asked.word

/**
 * Refuses what was asked for, with a word why, which the practitioner reads; twice is once. Refusals: `forbidden`, `not-found`, `record-changed`.
 */
export async function refuseAbsence(actor: Actor, { id, version, word }: { id: string; version: number; word: string }, now: Instant): Promise<Result<null>> {
  const [setup, row] = [await readSetup(), await findRequest(id)]
  if (!row) return refused({ reason: 'not-found' })
  if (actor.kind !== 'staff' || !mayDecide(actor, setup, row.practitionerId)) return refused({ reason: 'forbidden' })
  const status = row.status as AbsenceStatus
  const to = nextAbsence(status, 'refuse')
  if (to === null) return isRefusedBy(actor, row, { version, word }) ? again(null) : absenceChanged(id, now)
  return transact<null>(async (tx) => {
    if (!await settleRequest(tx, { id, status, version }, { status: to, word, by: actor.id }, now)) {
      const after = await findRequest(id, tx)
      return after && isRefusedBy(actor, after, { version, word }) ? done(null) : absenceChanged(id, now, tx)
    }
    await recordEvent(tx, absenceEvent(actor, setup, 'absence.refuse', row, now))
    return done(null)
  })
}
