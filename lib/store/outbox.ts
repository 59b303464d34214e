import type { AppointmentStatus } from '@/lib/core/appointment'
import type { Contact } from '@/lib/core/messages/channel'
import { toIso, type Instant } from '@/lib/core/time'
import { askIn, db, sql, type Db, type Sql } from './client'

/** Events that nobody has looked at yet for what they tell people, and what has to be known for it. */

export interface OutboxEvent {
  id: string
  at: Instant
  verb: string
  actorKind: string
  clinic: string | null
  appointment: string | null
  patient: string | null
  detail: Record<string, unknown>
}

/** The oldest ones, for this transaction alone: another server takes the next. */
export const claimEvents = (tx: Db, most: number, now: Instant): Promise<OutboxEvent[]> => askIn(tx)(sql`
  select e.id::text as id, extract(epoch from e.at)::float8 * 1000 as at, e.verb, e.actor_kind as "actorKind", e.clinic_id as clinic,
    e.appointment_id as appointment, e.patient_id as patient, e.detail
  from outbox o join event e on e.id = o.event_id
  where o.next_try_at is null or o.next_try_at <= ${toIso(now)}::timestamptz
  order by o.event_id limit ${most} for update of o skip locked`)

/** They have been looked at. */
export async function settleEvents(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`delete from outbox where event_id = any(${[...ids]}::bigint[])`
}

/**
 * One that can't be looked at just now: it is looked at again in five seconds, then ten, twenty and
 * so on, up to an hour; each up to a fifth longer.
 */
export async function putOffEvent(id: string, now: Instant, random: number): Promise<void> {
  const at = toIso(now)
  await db().$executeRaw`update outbox set tries = tries + 1, next_try_at = ${at}::timestamptz
      + make_interval(secs => least(3600, 5 * 2 ^ least(tries, 10)) * ${1 + random / 5}::float8)
    where event_id = ${id}::bigint`
}

/** Of `patient p`, as JSON: how they are reached. */
const contact = sql`json_build_object('email', p.email, 'phone', p.phone, 'otherPhone', p.other_phone,
  'ringing', p.ringing, 'tellBy', p.tell_by, 'texts', p.texts, 'wrongNumber', p.wrong_number_at is not null)`

/** The same about `appointment a`, whose own address and number go before the record's. */
const contactAbout = sql`json_build_object('email', coalesce(a.contact_email, p.email), 'phone', coalesce(a.contact_phone, p.phone),
  'otherPhone', coalesce(p.other_phone, case when a.contact_phone is not null then p.phone end), 'ringing', p.ringing, 'tellBy', p.tell_by,
  'texts', p.texts, 'wrongNumber', case when a.contact_phone is null then p.wrong_number_at else a.contact_phone_wrong_at end is not null)`

export interface OutboxAppointment {
  id: string
  status: AppointmentStatus
  clinic: string
  practitioner: string
  start: Instant
  end: Instant
  callBy: Instant | null
  laterInCourse: boolean
  patient: { id: string; contact: Contact } | null
  offer: OutboxOffer | null
}

export interface OutboxOffer {
  id: string
  way: string
  until: Instant
  to: { wait: string; patient: string; contact: Contact; outcome: string | null; isWaiting: boolean }[]
}

const ms = (column: Sql): Sql => sql`extract(epoch from ${column})::float8 * 1000`

/** The appointments that events are about, as they stand, with what was offered to the waiting list in their time. */
export const findOutboxAppointments = (tx: Db, ids: readonly string[]): Promise<OutboxAppointment[]> => askIn(tx)(sql`
  select a.id, a.status, a.clinic_id as clinic, a.practitioner_id as practitioner, ${ms(sql`a.starts_at`)} as start, ${ms(sql`a.ends_at`)} as end,
    ${ms(sql`c.due_at`)} as "callBy",
    (a.course_id is not null and exists (select 1 from appointment other where other.course_id = a.course_id
      and (other.starts_at, other.id) < (a.starts_at, a.id))) as "laterInCourse",
    case when p.id is not null then json_build_object('id', p.id, 'contact', ${contactAbout}) end as patient,
    (select json_build_object('id', o.id, 'way', o.way, 'until', ${ms(sql`o.expires_at`)}, 'to',
        (select json_agg(json_build_object('wait', t.wait_id, 'patient', p.id, 'contact', ${contact}, 'outcome', t.outcome,
            'isWaiting', w.closed_at is null) order by t.wait_id)
          from offer_to t join wait w on w.id = t.wait_id join patient p on p.id = w.patient_id where t.offer_id = o.id))
      from offer o where o.appointment_id = a.id) as offer
  from appointment a left join patient p on p.id = a.patient_id left join call c on c.appointment_id = a.id
  where a.id = any(${[...ids]}::uuid[])`)

/** Which of these events (moves) were confirmed in the same stroke. */
export async function findConfirmedWith(tx: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await askIn(tx)<{ id: string }>(sql`
    select moved.id::text as id from event moved where moved.id = any(${[...ids]}::bigint[]) and moved.verb = 'move'
      and exists (select 1 from event confirmed where confirmed.appointment_id = moved.appointment_id and confirmed.verb = 'confirm'
        and confirmed.at = moved.at and confirmed.id > moved.id)`)
  return new Set(rows.map(({ id }) => id))
}

/** Accounts of practitioners that are open, by practitioner. */
export async function findAccounts(tx: Db): Promise<Map<string, string[]>> {
  const rows = await tx.staff.findMany({ where: { practitionerId: { not: null }, disabledAt: null }, select: { id: true, practitionerId: true }, orderBy: { id: 'asc' } })
  const accounts = new Map<string, string[]>()
  for (const { id, practitionerId } of rows) accounts.set(practitionerId ?? '', [...(accounts.get(practitionerId ?? '') ?? []), id])
  return accounts
}

/** Accounts of managers that are open and have signed in. */
export async function findManagers(tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from staff where disabled_at is null and password_hash <> '-'
      and exists (select 1 from staff_grant where staff_id = staff.id and role = 'manager') order by id`
  return rows.map(({ id }) => id)
}

export interface AskedSignIn {
  id: string
  email: string
  until: Instant
  clinic: string | null
}

/** Links to sign in that were asked for, with the clinic that the address was last at, whose desk sees to it where it fails. */
export const findAskedSignIns = (tx: Db, ids: readonly string[]): Promise<AskedSignIn[]> => askIn(tx)(sql`
  select s.id, s.email, ${ms(sql`s.expires_at`)} as until,
    (select a.clinic_id from appointment a join patient p on p.id = a.patient_id
      where lower(a.contact_email) = s.email or lower(p.email) = s.email order by a.starts_at desc limit 1) as clinic
  from patient_sign_in s where s.id = any(${[...ids]}::uuid[]) and s.used_at is null`)

/** Whether somebody stands on the list of those to be told since then: what changed the day wrote the line itself. */
export async function isToldSince(tx: Db, appointment: string, since: Instant): Promise<boolean> {
  const rows = await askIn(tx)(sql`
    select 1 from to_tell where appointment_id = ${appointment}::uuid and (opened_at >= ${toIso(since)}::timestamptz or closed_at is null) limit 1`)
  return rows.length > 0
}
