import type { SeenPerson, Sighting } from '@/lib/core/event-view'
import { toIso, type Instant } from '@/lib/core/time'
import { askAnew, sql, type Sql } from './client'
import { seenFrom } from './patient-records'
import { leftAt, screenMinutes } from './shown-in'

/** Whose data one account saw between two instants, by the rule that stands in shown-in.ts. One query. */

const screen = sql`make_interval(mins => ${screenMinutes}::int)`

/** The day, or the week, of a screen as instants by the zone of `c`. */
const startOf = (days: number): Sql => sql`((s.day::date + ${days}::int)::timestamp at time zone c.time_zone)`
const appointmentsOn = (way: Sighting, whose: Sql, days: number): Sql => sql`
  select a.patient_id as id, ${way}::text as way, s.first, s.last from screens s, appointment a join clinic c on c.id = a.clinic_id
    where s.list = ${way} and ${whose} and a.starts_at >= ${startOf(0)} and a.starts_at < ${startOf(days)} and coalesce(a.requested_at, a.created_at) <= s.last + ${screen} and ${leftAt} >= s.first`
/** Those that stood there when it was looked at first, and were moved away since. */
const movedFrom = (way: Sighting, whose: Sql, days: number): Sql => sql`
  select a.patient_id, ${way}::text, s.first, s.last from screens s join moves m on m.at >= s.first join appointment a on a.id = m.appointment_id
    join clinic c on c.id = a.clinic_id where s.list = ${way} and ${whose} and m.was >= ${startOf(0)} and m.was < ${startOf(days)}`

const atClinic = sql`a.clinic_id = s.clinic_id`
const ofPractitioner = sql`a.practitioner_id = s.practitioner`
const ofMoved = sql`m.practitioner = s.practitioner`

/** Those who stood in a clinic's list while it was looked at: for each, when first and when last, by one step into the index each. */
const listed = (list: Sighting, rows: Sql, staff: string, from: Sql, until: Sql): Sql => {
  const look = sql`select e.at from event e where e.verb = 'look' and e.actor_id = ${staff} and e.detail ->> 'list' = ${list} and e.clinic_id = k.clinic_id
    and e.at >= greatest(${from}, k.since - ${screen}) and e.at < ${until} and e.at <= coalesce(k.until, 'infinity')`
  return sql`select k.id, ${list}::text as way, opening.at as first, closing.at as last from (${rows}) k
    cross join lateral (${look} order by e.at limit 1) opening cross join lateral (${look} order by e.at desc limit 1) closing`
}

/** Whoever came onto the list before the end, and had not left it before the beginning. */
const within = (since: Sql, until: Sql, bounds: { from: Sql; until: Sql }): Sql =>
  sql`${since} <= ${bounds.until} + ${screen} and (${until} is null or ${until} >= ${bounds.from})`

interface Row {
  id: string
  kind: 'patient' | 'ring-back'
  name: string | null
  ways: Sighting[]
  first: Date
  last: Date
}

/** The latest seen first. A name is given where `clinics` may see it. `from` is in it, `until` isn't. */
export async function findSeenBy(staff: string, between: { from: Instant; until: Instant }, clinics: readonly string[]): Promise<SeenPerson[]> {
  const from = sql`${toIso(between.from)}::timestamptz`
  const until = sql`${toIso(between.until)}::timestamptz`
  const bounds = { from, until }
  const inTime = sql`e.actor_id = ${staff} and e.at >= ${from} and e.at < ${until}`
  const rows = await askAnew<Row>(sql`
    with recursive own as materialized (select e.id, e.at, e.verb, e.clinic_id, e.appointment_id, e.patient_id, e.detail from event e where ${inTime}),
    screens as materialized (select detail ->> 'list' as list, clinic_id, detail ->> 'day' as day,
        case detail ->> 'list' when 'week' then detail ->> 'practitioner' when 'day' then (select practitioner_id from staff where id::text = ${staff}) end as practitioner,
        min(at) as first, max(at) as last
      from own where verb = 'look' and detail ->> 'list' in ('diary', 'week', 'day') group by 1, 2, 3, 4),
    moves as materialized (select e.appointment_id, e.at, (e.detail ->> 'from')::timestamptz as was, e.detail ->> 'practitionerFrom' as practitioner
      from event e where e.verb = 'move' and e.at >= ${from} and e.detail ->> 'from' is not null),
    sighting as (
      select coalesce(own.patient_id, a.patient_id) as id, 'record' as way, own.at as first, own.at as last
        from own left join appointment a on a.id = own.appointment_id where own.patient_id is not null or own.appointment_id is not null
      union all select seen.patient_id, 'found', own.at, own.at from own join event_seen seen on seen.event_id = own.id
      union all (${appointmentsOn('diary', atClinic, 1)}) union all (${movedFrom('diary', atClinic, 1)})
      union all (${appointmentsOn('week', ofPractitioner, 7)}) union all (${movedFrom('week', ofMoved, 7)})
      union all (${appointmentsOn('day', ofPractitioner, 1)}) union all (${movedFrom('day', ofMoved, 1)})
      union all (${listed('calls', sql`select a.patient_id as id, k.clinic_id, k.opened_at as since, k.closed_at as until from call k
        join appointment a on a.id = k.appointment_id where ${within(sql`k.opened_at`, sql`k.closed_at`, bounds)}
        union all select a.patient_id, r.clinic_id, r.raised_at, r.closed_at from ring_now r
        join appointment a on a.id = r.appointment_id where ${within(sql`r.raised_at`, sql`r.closed_at`, bounds)}`, staff, from, until)})
      union all (${listed('to-tell', sql`select t.patient_id as id, t.clinic_id, t.opened_at as since, t.closed_at as until from to_tell t
        where ${within(sql`t.opened_at`, sql`t.closed_at`, bounds)}`, staff, from, until)})
      union all (${listed('waiting', sql`select w.patient_id as id, clinic_id, w.created_at as since, w.closed_at + interval '1 day' as until from wait w, unnest(w.clinics) clinic_id
        where ${within(sql`w.created_at`, sql`(w.closed_at + interval '1 day')`, bounds)}`, staff, from, until)})),
    way as (select distinct id as seen, id from sighting where id is not null
      union select way.seen, patient.merged_into_id from way join patient on patient.id = way.id where patient.merged_into_id is not null),
    who as (select way.seen, way.id from way left join patient on patient.id = way.id where patient.merged_into_id is null),
    people as (select who.id, array_agg(distinct sighting.way) as ways, min(sighting.first) as first, max(sighting.last) as last
      from sighting join who on who.seen = sighting.id group by who.id),
    rung as (
      select (own.detail ->> 'ringBack')::uuid as id, 'record' as way, own.at as first, own.at as last from own where own.detail ->> 'ringBack' is not null
      union all (${listed('calls', sql`select b.id, b.clinic_id, b.asked_at as since, b.closed_at as until from ring_back b
        where ${within(sql`b.asked_at`, sql`b.closed_at`, bounds)}`, staff, from, until)}))
    select people.id::text, 'patient' as kind, patient.name, ways, first, last
      from people left join patient on patient.id = people.id and ${seenFrom(clinics)}
    union all select rung.id::text, 'ring-back', max(b.name), array_agg(distinct rung.way), min(rung.first), max(rung.last)
      from rung left join ring_back b on b.id = rung.id and b.clinic_id = any(${[...clinics]}) group by rung.id
    order by last desc, id`)
  return rows.map(({ first, last, ...row }) => ({ ...row, first: first.getTime(), last: last.getTime() }))
}
