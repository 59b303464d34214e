import { noteWritten } from '@/lib/budget'
import type { BestTime } from '@/lib/core/appointment'
import { toIso, type Instant } from '@/lib/core/time'
import { askCounted, capsKept, type Asker } from './asks'
import { asGivenOnline, callWritten, contactOf, draftSettled, keyWritten, patientOf, patientWritten, type BookedAnswer, type Booking, type NewPatient } from './book'
import { ask, db, sql, type Db } from './client'
import { eventOf, recordEvent, type EventActor } from './events'
import { offersLapsed } from './lapse-offers'
import { forgetDiary } from './live'
import { tryAgain } from './transact'

/** A hold as it stands: `held`, or `released` when its time was over and someone has booked over it. */
export interface HeldRow {
  id: string
  reference: string
  status: string
  clinic: string
  practitioner: string
  service: string
  room: string | null
  start: Instant
  end: Instant
  expiresAt: Instant
  extended: boolean
}

const heldColumns = {
  id: true, reference: true, status: true, clinicId: true, practitionerId: true, serviceId: true, roomId: true, startsAt: true, endsAt: true,
  holdExpiresAt: true, holdExtended: true,
} as const

/** By the hash of its secret, or by its id (from a draft); null where there is none, or it became an appointment. */
export async function findHold(by: { hash: Uint8Array<ArrayBuffer> } | { id: string }, tx: Db = db()): Promise<HeldRow | null> {
  const where = 'hash' in by ? { holdHash: by.hash } : { id: by.id }
  const row = await tx.appointment.findUnique({ where, select: heldColumns })
  if (!row?.holdExpiresAt || !['held', 'released'].includes(row.status)) return null
  return {
    id: row.id, reference: row.reference, status: row.status, clinic: row.clinicId, practitioner: row.practitionerId, service: row.serviceId,
    room: row.roomId, start: row.startsAt.getTime(), end: row.endsAt.getTime(), expiresAt: row.holdExpiresAt.getTime(),
    extended: row.holdExtended,
  }
}

/** Ten more minutes, once. False when it is over, was extended before, or isn't held any more. */
export async function extend({ id, clinic }: HeldRow, until: Instant, actor: EventActor, now: Instant): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    with written as (update appointment set hold_expires_at = ${toIso(until)}::timestamptz, hold_extended = true,
        version = version + 1, changed_at = ${toIso(now)}::timestamptz
      where id = ${id}::uuid and status = 'held' and not hold_extended and hold_expires_at > ${toIso(now)}::timestamptz
      returning 1),
    told as (${eventOf({ at: now, verb: 'extend', actor, clinic, appointment: id, patient: null }, sql`written`)})
    select 1 from written`
  forgetDiary()
  return rows.length === 1
}

/** The time is free again. False when it wasn't held. */
export async function drop(tx: Db, id: string, actor: EventActor, now: Instant): Promise<boolean> {
  const released = await tx.$queryRaw<{ clinic: string }[]>`
    update appointment set status = 'released', version = version + 1, hold_hash = null, changed_at = ${toIso(now)}::timestamptz
    where id = ${id}::uuid and status = 'held' returning clinic_id as clinic`
  const clinic = released[0]?.clinic
  if (clinic === undefined) return false
  await recordEvent(tx, { at: now, verb: 'lapse', actor, clinic, appointment: id, patient: null })
  return true
}

/** What a request adds to a hold. */
export interface HeldRequest {
  id: string
  clinic: string
  patient: NewPatient
  reason: string | null
  bookedByName: string | null
  bestTime: BestTime
  firstVisit: boolean
  pregnant: boolean
  source: Booking['source']
  privacyVersion: string | null
  call: NonNullable<Booking['call']>
  idempotency: NonNullable<Booking['idempotency']>
  /** What is answered under its key. */
  answer: BookedAnswer
  draftHash: Buffer | null
  actor: EventActor
  asker?: Asker | null
}

/** held → requested, in one statement with its patient, call, event and key. False when it isn't held any more. */
export async function requestHeld(request: HeldRequest, now: Instant): Promise<boolean> {
  const written = sql`written`
  const caps = capsKept('request', request.asker, request.patient, now)
  const event = eventOf({ at: now, verb: 'request', actor: request.actor, clinic: request.clinic, appointment: request.id,
    patient: null, detail: { source: request.source } }, written, sql`patient_id`)
  const rows = await tryAgain(() => ask(sql`
    with ${patientOf(request.patient, { source: request.source, clinics: [request.clinic] })}${caps.kept},
    written as (update appointment set status = 'requested', version = version + 1, patient_id = who.id,
        hold_hash = null, reason = ${request.reason}, booked_by_name = ${request.bookedByName}, contact_email = ${contactOf(request.patient)},
        (given_name, given_phone) = row(${asGivenOnline(request)}), best_time = ${request.bestTime},
        first_visit = ${request.firstVisit}, pregnant = ${request.pregnant}, source = ${request.source}, privacy_version = ${request.privacyVersion},
        requested_at = ${toIso(now)}::timestamptz, changed_at = ${toIso(now)}::timestamptz
      from who ${caps.within} where appointment.id = ${request.id}::uuid and status = 'held' and hold_expires_at > ${toIso(now)}::timestamptz
      returning patient_id)
    ${patientWritten(request.patient, now, written)}
    ${callWritten(request.call, request.id, request.clinic, now, written)}
    ${keyWritten(request, request.id, now, written)}
    ${draftSettled(request.draftHash, request.id, now, written)}
    ${askCounted(request.asker, now, written)}
    , told as (${event})
    select 1 from written`))
  if (rows.length !== 1) return false
  noteWritten()
  forgetDiary()
  return true
}

/** As many as one statement lapses: a day on which none were tidied doesn't hold up those who book. */
const batch = 200

/** Lapses the holds that have expired, each with its event and its offer, in small batches. Answers how many. */
export async function lapseExpired(now: Instant): Promise<number> {
  let lapsed = 0
  for (let last = batch; last === batch;) {
    last = await tryAgain(() => lapseBatch(now))
    lapsed += last
  }
  if (lapsed > 0) forgetDiary()
  return lapsed
}

/** Who books over one at this moment lapses it: it is skipped here. */
async function lapseBatch(now: Instant): Promise<number> {
  const rows = await db().$queryRaw<unknown[]>`
    with due as (select a.id from appointment a
      where a.status = 'held' and a.hold_expires_at <= ${toIso(now)}::timestamptz
      order by a.hold_expires_at limit ${batch} for update of a skip locked),
    written as (update appointment set status = 'released', version = version + 1, hold_hash = null,
        changed_at = ${toIso(now)}::timestamptz
      from due where appointment.id = due.id and status = 'held'
      returning appointment.id, clinic_id),
    told as (insert into event (at, verb, actor_kind, clinic_id, appointment_id)
      select ${toIso(now)}::timestamptz, 'lapse', 'clock', clinic_id, id from written)
    ${offersLapsed(now)}
    select 1 from written`
  return rows.length
}
