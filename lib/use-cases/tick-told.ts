import type { Actor } from '@/lib/auth/actor'
import { can, type Action } from '@/lib/auth/can'
import type { TellOutcome } from '@/lib/core/change-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { closeTell, findTell, isOpenTell, giveUpTell, lockAppointment, writeTells, type ToTellRow } from '@/lib/store/to-tell'
import { transact } from '@/lib/store/transact'
import { isOrphan } from './orphans'
import { again } from './repeated'
import { sameTryMs } from './same-try'
import { changedMeanwhile, eventActorOf, findFor } from './subject'

async function findLine(actor: Actor, action: Action, id: string): Promise<Result<ToTellRow>> {
  const row = await findTell(id)
  if (!row) return refused({ reason: 'not-found' })
  return can(actor, action, { clinic: row.clinicId }) ? done(row) : refused({ reason: 'forbidden' })
}

/** Somebody has told them: who and when. */
const toldAlready = (row: ToTellRow | null, now: Instant) =>
  refused({ reason: 'call-closed', by: row?.closedBy?.name ?? 'Someone else', at: row?.closedAt?.getTime() ?? now })

const isTold = (row: ToTellRow): boolean => row.outcome === 'phone' || row.outcome === 'message'

interface Tick {
  staff: string
  asked: TellOutcome
  now: Instant
}

/** This very tick, made before by the same person. */
function isTickedBy({ closedById, closedAt, outcome }: ToTellRow, { staff, asked, now }: Tick): boolean {
  if (closedAt === null || closedById !== staff || outcome !== asked) return false
  return asked !== 'unreachable' || now < closedAt.getTime() + sameTryMs // later, it was tried again
}

async function isUndecided(row: ToTellRow, now: Instant): Promise<boolean> {
  const { appointment } = row
  const visit = { practitioner: appointment.practitionerId, start: appointment.startsAt.getTime(), end: appointment.endsAt.getTime() }
  const setup = await readSetup()
  return ['requested', 'confirmed'].includes(appointment.status) && visit.end > now && isOrphan(setup, clinicOf(setup, row.clinicId), visit)
}

/**
 * They were told by phone or by message, or couldn't be reached (then the line stays under those who weren't). `version` is
 * the appointment's that was on the screen: what is told must be how it stands. Refusals: `not-found`, `forbidden`,
 * `call-closed` (somebody told them), `changed-meanwhile`, `invalid` (nobody is there for it: move or cancel it first).
 */
export async function tickTold(
  actor: Actor, input: { id: string; outcome: TellOutcome; version?: number | undefined }, now: Instant,
): Promise<Result<null>> {
  const found = await findLine(actor, 'to-tell.tick', input.id)
  if (!found.ok || actor.kind !== 'staff') return found.ok ? refused({ reason: 'forbidden' }) : found
  const row = found.value
  if (isTickedBy(row, { staff: actor.id, asked: input.outcome, now })) return again(null)
  if (isTold(row)) return toldAlready(row, now)
  if (input.version !== undefined && input.version !== row.appointment.version) return changedMeanwhile(row.appointmentId)
  if (await isUndecided(row, now)) {
    return refused({ reason: 'invalid', errors: [{ path: ['outcome'], message: 'Nobody is there for this appointment any more. Move or cancel it first, then tell them.' }] })
  }
  const ticked = await transact<null>(async (tx) => {
    if (!await closeTell(tx, row, input.outcome, actor.id, now)) {
      const after = await findTell(row.id, tx)
      return after && isTickedBy(after, { staff: actor.id, asked: input.outcome, now }) ? done(null) : toldAlready(after, now)
    }
    await recordEvent(tx, { at: now, verb: 'tell', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.appointmentId,
      patient: row.patientId, detail: { outcome: input.outcome, why: row.why } })
    return done(null)
  })
  return ticked
}

const isGivenUpBy = ({ closedById, detail }: ToTellRow, staff: string): boolean =>
  closedById === staff && typeof detail === 'object' && detail !== null && 'givenUp' in detail

/** A manager closes a line of somebody who can't be reached. Refusals: `not-found`, `forbidden`, `call-closed`. */
export async function giveUpTelling(actor: Actor, input: { id: string }, now: Instant): Promise<Result<null>> {
  const found = await findLine(actor, 'to-tell.give-up', input.id)
  if (!found.ok || actor.kind !== 'staff') return found.ok ? refused({ reason: 'forbidden' }) : found
  const row = found.value
  return transact<null>(async (tx) => {
    if (!await giveUpTell(tx, row.id, actor.id, now)) {
      const after = await findTell(row.id, tx)
      return after && isGivenUpBy(after, actor.id) ? done(null) : toldAlready(after, now)
    }
    await recordEvent(tx, { at: now, verb: 'give-up', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.appointmentId,
      patient: row.patientId, detail: { why: row.why } })
    return done(null)
  })
}

export interface TakenUp {
  clinic: string
  start: Instant
}

/**
 * Before an appointment that nobody is there for is moved or cancelled, a line is written with what the patient knows, so that
 * they stay on the list until told. One that stands there already, or whose session is back, is left as it is.
 * Refusals: `not-found`, `forbidden`.
 */
export async function takeUpOrphan(actor: Actor, input: { reference: string }, now: Instant): Promise<Result<TakenUp>> {
  const found = await findFor(actor, 'to-tell.tick', input.reference)
  if (!found.ok) return found
  const row = found.value
  const setup = await readSetup()
  const visit = { practitioner: row.practitionerId, start: row.startsAt.getTime(), end: row.endsAt.getTime() }
  const { patientId } = row
  const open = patientId !== null && ['requested', 'confirmed'].includes(row.status)
  if (open && isOrphan(setup, clinicOf(setup, row.clinicId), visit)) {
    const written = await transact<null>(async (tx) => {
      await lockAppointment(tx, row.id)
      if (await isOpenTell(tx, row.id)) return done(null)
      await writeTells(tx, [{ appointment: row.id, patient: patientId, clinic: row.clinicId, why: 'no-session', change: null, was: visit }], now)
      await recordEvent(tx, { at: now, verb: 'leave', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: patientId,
        detail: { status: row.status } })
      return done(null)
    })
    if (!written.ok) return written
  }
  return done({ clinic: row.clinicId, start: visit.start })
}
