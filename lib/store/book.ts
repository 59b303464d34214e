import { noteWritten } from '@/lib/budget'
import type { AppointmentStatus, BestTime } from '@/lib/core/appointment'
import { toIso, type Instant } from '@/lib/core/time'
import { askCounted, capsKept, lockAsks, type Asker } from './asks'
import { noteWriting } from './certainty'
import { ask, askIn, inTransaction, join, sql, type Ask, type Db, type Sql } from './client'
import { eventOf, recordEvent, type EventActor } from './events'
import { forgetDiary } from './live'
import { offersLapsed } from './lapse-offers'
import { newReference } from './new-reference'
import { knownAt, knownToStaffAt } from './patient-records'
import { tryAgain } from './transact'

/** A new appointment with its whole time; everything that takes a practitioner's time comes in through here. */
export interface Booking {
  id: string
  reference: string
  status: Extract<AppointmentStatus, 'held' | 'requested' | 'confirmed'>
  clinic: string
  practitioner: string
  room: string | null
  service: string
  start: Instant
  end: Instant
  busyUntil: Instant
  source: 'web' | 'api' | 'phone'
  hold: { hash: Buffer; expiresAt: Instant } | null
  patient: NewPatient | { id: string } | null
  reason: string | null
  note: string | null
  bookedByName: string | null
  bestTime: BestTime
  firstVisit: boolean
  pregnant: boolean
  call: { id: string; dueAt: Instant } | null
  idempotency: NewKey | null
  /** The draft that it was asked for with: told in the same statement, and what was typed is forgotten. */
  draftHash: Buffer | null
  /** The privacy notice that was shown when it was asked for. */
  privacyVersion?: string | null
  /** The course that it is one visit of. */
  course?: string | undefined
  verb: 'hold' | 'request' | 'book' | 'offer'
  actor: EventActor
  /** Somebody who hasn't signed in: what they may have is counted as it is written. */
  asker?: Asker | null
}

/** A key with which something was sent, and what it said. */
export interface NewKey {
  keyHash: Buffer
  bodyHash: Buffer
}

/** `id` is for a new record; one with the same name, phone and date of birth is used where there is one. */
export interface NewPatient {
  id: string
  name: string
  phone: string
  email: string | null
  dateOfBirth: string | null
}

const isNew = (patient: Booking['patient']): patient is NewPatient => patient !== null && 'name' in patient
/** The address goes with the booking; a new record has it as well. */
export const contactOf = (patient: Booking['patient']): string | null => isNew(patient) ? patient.email : null
/** The name and the number, to be shown by its link as they were typed. */
export function asGivenOnline({ patient, source }: Pick<Booking, 'patient' | 'source'>): Sql {
  const { name, phone } = isNew(patient) && source !== 'phone' ? patient : { name: null, phone: null }
  return sql`${name}::text, ${phone}::text`
}
const contactGiven = (patient: Booking['patient']) => isNew(patient) ? { phone: patient.phone, email: patient.email } : null
const at = (instant: Instant | null): Sql => sql`${instant === null ? null : toIso(instant)}::timestamptz`

/**
 * The patient's id as a common table expression: the known record, or the new one's id. `source`: by telephone staff speak to them; who
 * hasn't signed in may be anybody, and a record that one of the clinics doesn't know already isn't theirs until reception has found out
 * who it is. One that was merged is found as well: the
 * trigger `appointment_under_kept` writes what is booked for it under the record that was kept.
 */
export const patientOf = (patient: Booking['patient'], { source, clinics }: { source: string; clinics: readonly string[] }): Sql => isNew(patient)
  ? sql`who as (select coalesce((select id from patient where phone = ${patient.phone} and plain_text(name) = plain_text(${patient.name})
      and date_of_birth is not distinct from ${patient.dateOfBirth}::date ${join([sql``, ...clinics.map(source === 'phone' ? knownToStaffAt : knownAt)], ' and ')} order by merged_into_id is not null, created_at, id limit 1), ${patient.id}::uuid) as id)`
  : sql`who as (select ${patient?.id ?? null}::uuid as id)`

/** Writes the new record where `source` says that the appointment was written and no record was known; the later visits of a course find it. */
export const patientWritten = (patient: Booking['patient'], now: Instant, source: Sql): Sql => isNew(patient)
  ? sql`, new_patient as (insert into patient (id, name, phone, email, date_of_birth, created_at)
      select who.id, ${patient.name}, ${patient.phone}, ${patient.email}, ${patient.dateOfBirth}::date, ${at(now)}
      from who, ${source} where who.id = ${patient.id}::uuid and not exists (select 1 from patient known where known.id = who.id) returning id)`
  : sql``

export const callWritten = (call: Booking['call'], appointment: string, clinic: string, now: Instant, source: Sql): Sql => call
  ? sql`, new_call as (insert into call (id, appointment_id, clinic_id, opened_at, due_at)
      select ${call.id}::uuid, ${appointment}::uuid, ${clinic}, ${at(now)}, ${at(call.dueAt)} from ${source})`
  : sql``

/** What is answered under a key: neither whose it is nor its link, which is derived from the appointment's id. */
export interface BookedAnswer {
  reference: string
  clinic: string
  practitioner: string
  service: string
  start: Instant
  end: Instant
  callBy: Instant | null
}

/** Keeps the key with what is answered, where `source` says that the appointment was written. */
export const keyWritten = (
  key: { idempotency: NewKey | null; answer: BookedAnswer }, appointment: string, now: Instant, source: Sql,
): Sql => key.idempotency
  ? sql`, new_key as (insert into idempotency_key (key_hash, body_hash, appointment_id, created_at, answer)
      select ${key.idempotency.keyHash}, ${key.idempotency.bodyHash}, ${appointment}::uuid, ${at(now)}, ${JSON.stringify(key.answer)}::jsonb
      from ${source})`
  : sql``

const answerOf = ({ reference, clinic, practitioner, service, start, end, call }: Booking): BookedAnswer =>
  ({ reference, clinic, practitioner, service, start, end, callBy: call?.dueAt ?? null })

export const draftSettled = (draftHash: Buffer | null, appointment: string, now: Instant, source: Sql): Sql => draftHash
  ? sql`, settled as (update draft set appointment_id = ${appointment}::uuid, details = '{}', changed_at = ${at(now)}
      where secret_hash = ${draftHash} and exists (select 1 from ${source}))`
  : sql``

/**
 * One statement: appointment, patient, call, event and key together, or nothing. `on conflict do nothing` on the exclusion
 * constraints waits for whoever is writing the same time and then answers no row; a plain insert would deadlock and crawl.
 */
async function insertBooking(run: Ask, booking: Booking, now: Instant): Promise<string | null> {
  const written = sql`written`
  const caps = capsKept(booking.status === 'held' ? 'hold' : 'request', booking.asker, contactGiven(booking.patient), now)
  const event = eventOf({ at: now, verb: booking.verb, actor: booking.actor, clinic: booking.clinic, appointment: booking.id,
    patient: null, detail: { start: toIso(booking.start), source: booking.source } }, written, sql`patient_id`)
  const rows = await run(sql`
    with ${patientOf(booking.patient, { source: booking.source, clinics: [booking.clinic] })}${caps.kept},
    written as (insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, room_id, patient_id,
        starts_at, ends_at, busy_until, hold_hash, hold_expires_at, source, first_visit, pregnant, reason, note,
        booked_by_name, contact_email, given_name, given_phone, best_time, course_id, privacy_version, created_at, requested_at, confirmed_at, changed_at, held_from)
      select ${booking.id}::uuid, ${booking.reference}, ${booking.status}, ${booking.clinic}, ${booking.practitioner},
        ${booking.service}, ${booking.room}, who.id, ${at(booking.start)}, ${at(booking.end)}, ${at(booking.busyUntil)},
        ${booking.hold?.hash ?? null}::bytea, ${at(booking.hold?.expiresAt ?? null)}, ${booking.source}, ${booking.firstVisit},
        ${booking.pregnant}, ${booking.reason}, ${booking.note}, ${booking.bookedByName}, ${contactOf(booking.patient)},
        ${asGivenOnline(booking)}, ${booking.bestTime}, ${booking.course ?? null}::uuid, ${booking.privacyVersion ?? null}, ${at(now)},
        ${at(booking.status === 'requested' ? now : null)}, ${at(booking.status === 'confirmed' ? now : null)}, ${at(now)}, ${booking.status === 'held' ? booking.asker?.from ?? null : null}::bytea
      from who ${caps.within} on conflict do nothing returning patient_id)
    ${patientWritten(booking.patient, now, written)}
    ${callWritten(booking.call, booking.id, booking.clinic, now, written)}
    ${keyWritten({ idempotency: booking.idempotency, answer: answerOf(booking) }, booking.id, now, written)}
    ${draftSettled(booking.draftHash, booking.id, now, written)}
    ${booking.status === 'requested' ? askCounted(booking.asker, now, written) : sql``}
    , told as (${event})
    select 1 from written`)
  return rows.length === 1 ? booking.reference : null
}

/** Always the practitioner first, then the room: two bookings can't wait for each other. */
export async function lockTime(tx: Db, practitioner: string, room: string | null): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`practitioner ${practitioner}`}, 0))`
  if (room) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`room ${room}`}, 0))`
}

/** The time of several at once, for a change of many appointments: everybody in one order, then every room. */
export async function lockTimes(tx: Db, practitioners: readonly string[], rooms: readonly (string | null)[]): Promise<void> {
  const inOrder = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))].sort()
  const keys = [...inOrder(practitioners).map((id) => `practitioner ${id}`), ...inOrder(rooms).map((id) => `room ${id}`)]
  for (const key of keys) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

/** Expired holds in the way are lapsed, each with its event, by whoever books over them. Answers how many. */
export async function lapseInTheWay(
  tx: Db, wanted: Pick<Booking, 'practitioner' | 'room' | 'start' | 'busyUntil'>, now: Instant,
): Promise<number> {
  const lapsed = await tx.$queryRaw<{ id: string; clinic: string }[]>`
    with written as (update appointment set status = 'released', version = version + 1, hold_hash = null, changed_at = ${at(now)}
    where status = 'held' and hold_expires_at <= ${at(now)}
      and (practitioner_id = ${wanted.practitioner} or room_id = ${wanted.room})
      and tstzrange(starts_at, busy_until) && tstzrange(${at(wanted.start)}, ${at(wanted.busyUntil)})
    returning id, clinic_id as clinic)
    ${offersLapsed(now)}
    select id, clinic from written`
  for (const { id, clinic } of lapsed) {
    await recordEvent(tx, { at: now, verb: 'lapse', actor: { kind: 'clock', id: null, name: null }, clinic, appointment: id, patient: null })
  }
  return lapsed.length
}

/** Somebody has some of the time, and not by a hold that is over. */
async function isTaken(wanted: Booking, now: Instant): Promise<boolean> {
  const time = sql`tstzrange(${at(wanted.start)}, ${at(wanted.busyUntil)})`
  const rows = await ask(sql`select 1 from appointment
    where (practitioner_id = ${wanted.practitioner} or room_id = ${wanted.room})
      and status in ('held', 'requested', 'confirmed', 'arrived', 'completed')
      and tstzrange(starts_at, busy_until) && ${time}
      and not (status = 'held' and hold_expires_at <= ${at(now)}) limit 1`)
  return rows.length > 0
}

/**
 * Writes a booking and answers its reference, or null when the time is taken. First one statement
 * without a lock. Only where nothing but expired holds is in the way, the time is locked, they are
 * lapsed, and it is tried once more (under another reference: that may have been in the way). Of
 * thousands who want one time, nobody queues for a lock to hear that it is gone.
 */
export async function book(booking: Booking, now: Instant): Promise<string | null> {
  const first = await tryAgain(() => insertBooking(ask, booking, now))
  if (first === null && await isTaken(booking, now)) return null
  const written = first ?? await tryAgain(() => inTransaction(async (tx) => {
    await lockAsks(tx, booking.asker, contactGiven(booking.patient))
    await lockTime(tx, booking.practitioner, booking.room)
    await lapseInTheWay(tx, booking, now)
    return insertBooking(askIn(tx), { ...booking, reference: newReference() }, now)
  }))
  if (written !== null) {
    noteWritten()
    forgetDiary()
  }
  return written
}

/** The same inside a transaction that has more to write (a draft's other hold, a course): locks at once. */
export async function bookWithin(tx: Db, booking: Booking, now: Instant): Promise<boolean> {
  await lockTime(tx, booking.practitioner, booking.room)
  await lapseInTheWay(tx, booking, now)
  noteWriting(tx) // its event is a part of it; where it is refused, nothing is committed
  return await insertBooking(askIn(tx), booking, now) !== null
}

/** Every practitioner in the order of their ids, then every room: however two courses cross, neither waits for the other. */
async function lockAll(tx: Db, wanted: readonly Pick<Booking, 'practitioner' | 'room'>[]): Promise<void> {
  const practitioners = [...new Set(wanted.map(({ practitioner }) => practitioner))].sort()
  const rooms = [...new Set(wanted.flatMap(({ room }) => room ?? []))].sort()
  for (const practitioner of practitioners) await lockTime(tx, practitioner, null)
  for (const room of rooms) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`room ${room}`}, 0))`
}

/** Several at once, such as a course: all their time is locked first. Answers the starts that are taken; none: all were written. */
export async function bookAllWithin(tx: Db, bookings: readonly Booking[], now: Instant): Promise<Instant[]> {
  await lockAll(tx, bookings)
  const taken: Instant[] = []
  for (const booking of bookings) {
    await lapseInTheWay(tx, booking, now)
    if (await insertBooking(askIn(tx), booking, now) === null) taken.push(booking.start)
  }
  return taken
}
