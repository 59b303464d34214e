import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { nextAbsence, wrongTimes, type AbsenceReason, type AbsenceStatus, type AbsenceTimes } from '@/lib/core/absence'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findRequest, isAsked, lockRequests, settleRequest, writeRequest } from '@/lib/store/absences'
import { recordEvent } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { absenceChanged, absenceEvent, zoneOf } from './absence-ground'
import { again } from './repeated'

export interface AskInput {
  /** Made with the form: the same one sent twice is one request. */
  id: string
  reason: AbsenceReason
  note: string | null
  times: AbsenceTimes
}

/**
 * A practitioner asks for time away; a manager decides. Days are local to their first clinic. What is asked for already, and isn't
 * decided, isn't asked for twice.
 * Refusals: `forbidden` (not a practitioner), `invalid` by field (see `wrongTimes`).
 */
export async function askAbsence(actor: Actor, { id, reason, note, times }: AskInput, now: Instant): Promise<Result<null>> {
  const practitioner = actor.kind === 'staff' ? actor.practitionerId : null
  if (actor.kind !== 'staff' || practitioner === null || !can(actor, 'absence.ask', { practitioner })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const errors = wrongTimes(times, zoneOf(setup, practitioner), now)
  if (errors.length > 0) return refused({ reason: 'invalid', errors })
  return transact<null>(async (tx) => {
    await lockRequests(tx, practitioner)
    if (await isAsked(tx, { practitioner, reason, times })) return done(null)
    if (!await writeRequest(tx, { id, practitioner, reason, note, times, by: actor.id, status: 'asked' }, now)) return done(null)
    const row = await findRequest(id, tx)
    if (row) await recordEvent(tx, absenceEvent(actor, setup, 'absence.ask', row, now))
    return done(null)
  })
}

/**
 * Takes back what was asked for, while nobody has decided it; twice is once. Refusals: `forbidden` (somebody else's), `not-found`,
 * `record-changed` (it was decided meanwhile).
 */
export async function withdrawAbsence(actor: Actor, { id, version }: { id: string; version: number }, now: Instant): Promise<Result<null>> {
  const practitioner = actor.kind === 'staff' ? actor.practitionerId : null
  if (practitioner === null || !can(actor, 'absence.ask', { practitioner })) return refused({ reason: 'forbidden' })
  const row = await findRequest(id)
  if (!row) return refused({ reason: 'not-found' })
  if (row.practitionerId !== practitioner) return refused({ reason: 'forbidden' })
  const status = row.status as AbsenceStatus
  const to = nextAbsence(status, 'withdraw')
  if (to === null) return status === 'withdrawn' && row.version === version + 1 ? again(null) : absenceChanged(id, now)
  const setup = await readSetup()
  return transact<null>(async (tx) => {
    if (!await settleRequest(tx, { id, status, version }, { status: to, by: null }, now)) {
      const after = await findRequest(id, tx)
      return after?.status === to && after.version === version + 1 ? done(null) : absenceChanged(id, now, tx)
    }
    await recordEvent(tx, absenceEvent(actor, setup, 'absence.withdraw', row, now))
    return done(null)
  })
}
