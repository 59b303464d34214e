import type { PartOfDay } from '@/lib/core/call'
import { mayRing } from '@/lib/core/reach'
import { toIso, type Day, type Instant, type Weekday } from '@/lib/core/time'
import type { PatientContact } from '@/lib/core/views'
import { patientOf, type NewPatient } from './book'
import { db, sql, type Db, type Sql } from './client'
import { dayOfDate } from './shape'
import type { Wait } from './generated/client'
import type { EventActor } from './events'

export const waitSources = ['web', 'phone'] as const
export type WaitSource = (typeof waitSources)[number]

/** Whose place it is, and whether their number turned out to be somebody else's. */
export interface ListedPatient extends PatientContact {
  wrongNumber: boolean
}

/** The same of `patient p`, as JSON. */
export const listedPatient: Sql = sql`json_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'dateOfBirth', p.date_of_birth,
  'email', p.email, 'otherPhone', p.other_phone, 'ringing', p.ringing, 'tellBy', p.tell_by, 'wrongNumber', p.wrong_number_at is not null)`

/** Neither is the number wrong nor do they wish not to be rung, on any number that there is. */
export const isRung = (patient: ListedPatient): boolean => !patient.wrongNumber && mayRing(patient).why === null

/** A place on the waiting list with whose it is and what has been offered for it. */
export interface WaitRow {
  id: string
  patient: ListedPatient
  service: string
  practitioner: string | null
  clinics: string[]
  weekdays: Weekday[]
  parts: PartOfDay[]
  from: Day
  until: Day
  urgent: boolean
  note: string | null
  source: WaitSource
  since: string
  /** The appointment that they would give up, while they still have it. */
  insteadOf: { id: string; reference: string; start: string } | null
  /** The offer that is open to them. */
  offer: string | null
  /** What they were offered before, of times to come. */
  asked: { practitioner: string; start: string; outcome: string }[]
}

/** Places that are open, by who joined first: of a clinic, or one by its id. One query, however many there are. */
export async function findWaits(of: { clinic: string } | { id: string }, now: Instant, tx: Db = db()): Promise<WaitRow[]> {
  const which = 'clinic' in of ? sql`${of.clinic} = any(w.clinics)` : sql`w.id = ${of.id}::uuid`
  return tx.$queryRaw<WaitRow[]>`
    select w.id, ${listedPatient} as patient, w.service_id as service, w.practitioner_id as practitioner,
      w.clinics, w.weekdays, w.parts, to_char(w.from_day, 'YYYY-MM-DD') as from, to_char(w.until_day, 'YYYY-MM-DD') as until,
      w.urgent, w.note, w.source, to_json(w.created_at) #>> '{}' as since,
      (select json_build_object('id', a.id, 'reference', a.reference, 'start', a.starts_at) from appointment a
        where a.id = w.instead_of_id and a.status in ('requested', 'confirmed')) as "insteadOf",
      (select t.offer_id from offer_to t join offer o on o.id = t.offer_id
        where t.wait_id = w.id and t.outcome is null and o.closed_at is null and o.expires_at > ${toIso(now)}::timestamptz) as offer,
      coalesce((select json_agg(json_build_object('practitioner', a.practitioner_id, 'start', a.starts_at, 'outcome', t.outcome))
        from offer_to t join offer o on o.id = t.offer_id join appointment a on a.id = o.appointment_id
        where t.wait_id = w.id and t.outcome is not null and a.starts_at > ${toIso(now)}::timestamptz), '[]') as asked
    from wait w join patient p on p.id = w.patient_id
    where w.closed_at is null and ${which} order by w.created_at, w.id`
}

export interface NewWait {
  patient: NewPatient | { id: string }
  service: string
  practitioner: string | null
  clinics: string[]
  weekdays: Weekday[]
  parts: PartOfDay[]
  from: Day
  until: Day
  /** Null: as it is, or not. */
  urgent: boolean | null
  /** Left out: as it is. */
  note?: string | null | undefined
  insteadOf: string | null
  source: WaitSource
}

/** The number by which joins of one person come one after the other; null where there is no such patient. */
async function phoneOf(tx: Db, patient: NewWait['patient']): Promise<string | null> {
  if ('name' in patient) return patient.phone
  return (await tx.patient.findUnique({ where: { id: patient.id }, select: { phone: true } }))?.phone ?? null
}

async function knownPatient(tx: Db, { patient, source, clinics }: NewWait, now: Instant): Promise<string | null> {
  const [who] = await tx.$queryRaw<{ id: string | null }[]>`with ${patientOf(patient, { source, clinics })} select id from who`
  if (!who?.id) return null
  if ('name' in patient && who.id === patient.id) {
    await tx.patient.create({ data: { id: who.id, name: patient.name, phone: patient.phone, email: patient.email,
      dateOfBirth: patient.dateOfBirth === null ? null : new Date(patient.dateOfBirth), createdAt: new Date(now) } })
  }
  return who.id
}

const sameList = (one: readonly unknown[], other: readonly unknown[]): boolean => [...one].sort().join() === [...other].sort().join()

/** Whether a place says already what is wished for. */
function saysSame(known: Wait, wait: NewWait): boolean {
  return known.practitionerId === wait.practitioner && sameList(known.clinics, wait.clinics) && sameList(known.weekdays, wait.weekdays)
    && sameList(known.parts, wait.parts) && dayOfDate(known.fromDay) === wait.from && dayOfDate(known.untilDay) === wait.until
    && (wait.urgent === null || known.urgent === wait.urgent) && (wait.note === undefined || known.note === wait.note)
    && (wait.insteadOf === null || known.insteadOfId === wait.insteadOf)
}

/**
 * Writes a place on the list. Who is on it for the same service has theirs changed to what is wished for now, and keeps how
 * long they have waited; what says the same already is left as it is. Null where there is no such patient.
 */
export async function writeWait(
  tx: Db, id: string, wait: NewWait, now: Instant,
): Promise<{ id: string; patient: string; isNew: boolean; isChanged: boolean } | null> {
  const phone = await phoneOf(tx, wait.patient)
  if (phone === null) return null
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`wait ${phone}`}, 0))`
  const patient = await knownPatient(tx, wait, now)
  if (patient === null) return null
  const wish = {
    practitionerId: wait.practitioner, clinics: wait.clinics, weekdays: wait.weekdays, parts: wait.parts,
    fromDay: new Date(wait.from), untilDay: new Date(wait.until),
    ...(wait.note !== undefined && { note: wait.note }),
  }
  const known = await tx.wait.findFirst({ where: { patientId: patient, serviceId: wait.service, closedAt: null } })
  if (known) {
    if (saysSame(known, wait)) return { id: known.id, patient, isNew: now < known.createdAt.getTime() + 60_000, isChanged: false }
    await tx.wait.update({ where: { id: known.id }, data: { ...wish,
      ...(wait.urgent !== null && { urgent: wait.urgent }), ...(wait.insteadOf !== null && { insteadOfId: wait.insteadOf }) } })
    return { id: known.id, patient, isNew: false, isChanged: true }
  }
  await tx.wait.create({ data: { ...wish, id, patientId: patient, serviceId: wait.service, urgent: wait.urgent ?? false,
    insteadOfId: wait.insteadOf, source: wait.source, createdAt: new Date(now) } })
  return { id, patient, isNew: true, isChanged: true }
}

/** At which clinics somebody waits or waited; null where there never was such a place. */
export async function findPlaces(id: string): Promise<string[] | null> {
  return (await db().wait.findUnique({ where: { id }, select: { clinics: true } }))?.clinics ?? null
}

/** How somebody came off the list; null while they are on it. */
export async function findOutcome(id: string): Promise<string | null> {
  return (await db().wait.findUnique({ where: { id }, select: { outcome: true } }))?.outcome ?? null
}

export type WaitOutcome = 'booked' | 'withdrawn' | 'over'

/** Takes somebody off the list: true, or false where they were off it already. */
export async function closeWait(tx: Db, id: string, outcome: WaitOutcome, now: Instant): Promise<boolean> {
  const { count } = await tx.wait.updateMany({ where: { id, closedAt: null }, data: { closedAt: new Date(now), outcome } })
  return count === 1
}

const clock: EventActor = { kind: 'clock', id: null, name: null }

/** Places whose last day has passed (at their first clinic) are over, each with its event; who has an open offer has it still. */
export async function closeOver(now: Instant): Promise<number> {
  const rows = await db().$queryRaw<unknown[]>`
    with written as (update wait set closed_at = ${toIso(now)}::timestamptz, outcome = 'over'
      where closed_at is null and until_day < (select (${toIso(now)}::timestamptz at time zone c.time_zone)::date from clinic c where c.id = clinics[1])
        and not exists (select 1 from offer_to t where t.wait_id = wait.id and t.outcome is null)
      returning id, clinics[1] as clinic, patient_id),
    told as (insert into event (at, verb, actor_kind, clinic_id, patient_id, detail)
      select ${toIso(now)}::timestamptz, 'leave', ${clock.kind}, clinic, patient_id, json_build_object('wait', id, 'outcome', 'over')::jsonb from written)
    select 1 from written`
  return rows.length
}
