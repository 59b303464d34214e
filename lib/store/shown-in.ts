import { sql, type Sql } from './client'

/**
 * What "saw" means. A look is written once in ten minutes for one person and one screen, so a screen counts as looked at for ten
 * minutes from its event. Somebody was seen
 * - where an event names them, or their appointment: a record, an appointment, a call, a message that was opened, or anything done;
 * - where a list wrote down whom it showed (`event_seen`): what a search found, records alike, who was opened today, messages, a
 *   change of a day;
 * - where they stood on a screen at that time: in a clinic's day, a practitioner's week or day by their appointment (also one that was
 *   moved away or cancelled since), in the calls, on the waiting list or among those to be told from when they came onto it to when
 *   they left it. The bar of every desk screen is made from the calls, so whoever had one open counts as having seen these.
 * Where it can't be told exactly, somebody counts as seen.
 */
export const screenMinutes = 10
const screen = sql`make_interval(mins => ${screenMinutes}::int)`

/** What is cancelled or released is drawn for another day at most; `a` is the appointment. */
export const leftAt = sql`(case when a.status in ('cancelled', 'released') then a.changed_at + interval '1 day' else 'infinity' end)`

/** The record and those that were merged into it, as `theirs`. */
export const withMerged = (patient: string): Sql => sql`with recursive theirs as (
  select ${patient}::uuid as id union select patient.id from patient join theirs on patient.merged_into_id = theirs.id)`

/** Ids of the screens' events that showed whom `people` (a relation with their ids) names. */
export const shownIn = (people: Sql): Sql => sql`
  (with own as materialized (select a.id, a.clinic_id, a.practitioner_id, a.patient_id, a.starts_at, c.time_zone, coalesce(a.requested_at, a.created_at) - ${screen} as since, ${leftAt} as until
      from appointment a join ${people} who on who.id = a.patient_id join clinic c on c.id = a.clinic_id),
    stood as materialized (
      select clinic_id, practitioner_id, (starts_at at time zone time_zone)::date as day, since, until from own
      union select own.clinic_id, coalesce(m.detail ->> 'practitionerFrom', own.practitioner_id), ((m.detail ->> 'from')::timestamptz at time zone own.time_zone)::date, own.since, m.at
        from own join event m on m.appointment_id = own.id and m.verb = 'move' where m.detail ->> 'from' is not null),
    listed as materialized (
      select 'calls' as list, k.clinic_id, k.opened_at as since, k.closed_at as until from call k join own on own.id = k.appointment_id
      union all select 'calls', r.clinic_id, r.raised_at, r.closed_at from ring_now r join own on own.id = r.appointment_id
      union all select 'to-tell', t.clinic_id, t.opened_at, t.closed_at from to_tell t join ${people} who on who.id = t.patient_id
      union all select 'waiting', clinic_id, w.created_at, w.closed_at + interval '1 day' from wait w join ${people} who on who.id = w.patient_id, unnest(w.clinics) clinic_id)
  select e.id from stood join event e on e.verb = 'look' and e.detail ->> 'list' = 'diary' and e.clinic_id = stood.clinic_id
      and e.detail ->> 'day' = stood.day::text and e.at between stood.since and stood.until
  union select e.id from stood cross join clinic c join event e on e.verb = 'look' and e.detail ->> 'list' = 'week' and e.clinic_id = c.id
      and e.detail ->> 'day' = date_trunc('week', stood.day)::date::text and e.detail ->> 'practitioner' = stood.practitioner_id and e.at between stood.since and stood.until
  union select e.id from stood join staff s on s.practitioner_id = stood.practitioner_id join event e on e.verb = 'look' and e.detail ->> 'list' = 'day' and e.actor_id = s.id::text and e.detail ->> 'day' = stood.day::text and e.at between stood.since and stood.until
  union select e.id from listed join event e on e.verb = 'look' and e.detail ->> 'list' = listed.list and e.clinic_id = listed.clinic_id
      and e.at between listed.since - ${screen} and coalesce(listed.until, 'infinity'))`
