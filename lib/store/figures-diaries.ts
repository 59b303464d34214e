import { daysAround, type Period } from '@/lib/core/figures/period'
import type { DiaryFigure } from '@/lib/core/figures/figures'
import { dayNumber, instantOf, minuteAt, toIso, type Day, type Instant, type WallMinute, type Zone } from '@/lib/core/time'
import { askAnew, sql, type Sql } from './client'
import { isBooked, onlyOf, spanOf, type FiguresScope, type Stretch } from './figures-scope'

interface Edge {
  zone: Zone
  day: Day
  minute: WallMinute
  at: Instant
}

/** The times on the clock at which sessions and closures begin and end, as instants of each day: by the core's rule, not the database's. */
async function readEdges(days: readonly Day[], zones: readonly Zone[]): Promise<Edge[]> {
  const walls = await askAnew<{ minute: WallMinute }>(sql`
    select distinct minute from (select unnest(array[from_minute, to_minute]) as minute from rota_session
      union all select unnest(array[from_minute, to_minute]) from closure) walls`)
  return zones.flatMap((zone) => days.flatMap((day) => walls.map(({ minute }) => (
    { zone, day, minute, at: instantOf(minuteAt(dayNumber(day), minute, zone)) }
  ))))
}

const edgesOf = (edges: readonly Edge[]): Sql => sql`edge as materialized (
  select * from unnest(${edges.map(({ zone }) => zone)}::text[], ${edges.map(({ day }) => day)}::date[], ${edges.map(({ minute }) => minute)}::int[],
    ${edges.map(({ at }) => toIso(at))}::timestamptz[]) as given(zone, day, minute, at))`

/** Every day of the stretches, and the one before: a night's session reaches into the first. */
const days = sql`day as materialized (
  select span.*, from_day + n as day, extract(isodow from from_day + n)::int as weekday from span, generate_series(-1, until_day - from_day - 1) n)`

const monday = (day: Sql): Sql => sql`(${day} - (extract(isodow from ${day})::int - 1))`

/** Whom the figures are of, among those on the rota. */
const rotaOf = ({ practitioner, profession }: FiguresScope): Sql => sql`
  ${practitioner === undefined ? sql`` : sql`and rota.practitioner_id = ${practitioner}`}
  ${profession === undefined ? sql`` : sql`and exists (select from practitioner_profession own
    where own.practitioner_id = rota.practitioner_id and own.profession_id = ${profession})`}`

const sessions = (scope: FiguresScope): Sql => sql`session as materialized (
  select day.period, day.clinic, rota.practitioner_id as practitioner, min(day.starts) as starts, min(day.ends) as ends,
    range_agg(tstzrange(begins.at, finishes.at)) as open
  from day join rota_session rota on rota.clinic_id = day.clinic and rota.weekday = day.weekday and rota.valid_from <= day.day
      and (rota.valid_until is null or rota.valid_until >= day.day)
      and (rota.every_weeks <= 1 or (${monday(sql`day.day`)} - ${monday(sql`rota.valid_from`)}) / 7 % rota.every_weeks = 0)
    join practitioner who on who.id = rota.practitioner_id and who.active
    join edge begins on begins.zone = day.zone and begins.day = day.day and begins.minute = rota.from_minute
    join edge finishes on finishes.zone = day.zone and finishes.day = day.day and finishes.minute = rota.to_minute
  where true ${rotaOf(scope)} group by 1, 2, 3)`

const shut = sql`shut as (
  select day.period, day.clinic, range_agg(tstzrange(begins.at, finishes.at)) as times
  from day join closure on coalesce(closure.clinic_id, day.clinic) = day.clinic and day.day between closure.from_day and closure.until_day
    join edge begins on begins.zone = day.zone and begins.day = day.day and begins.minute = closure.from_minute
    join edge finishes on finishes.zone = day.zone and finishes.day = day.day and finishes.minute = closure.to_minute
  group by 1, 2)`

const away = sql`away as (
  select practitioner_id as practitioner, range_agg(tstzrange(starts_at, ends_at)) as times from absence
  where starts_at < (select max(ends) from span) and ends_at > (select min(starts) from span) group by 1)`

const taken = (scope: FiguresScope): Sql => sql`taken as (
  select span.period, a.clinic_id as clinic, a.practitioner_id as practitioner, range_agg(tstzrange(a.starts_at, a.busy_until)) as times
  from span join appointment a on a.clinic_id = span.clinic and a.starts_at >= span.starts - interval '1 day' and a.starts_at < span.ends
    join service s on s.id = a.service_id
  where ${isBooked} ${onlyOf(scope)} group by 1, 2, 3)`

const minutesOf = (times: Sql): Sql =>
  sql`coalesce((select sum(extract(epoch from upper(part) - lower(part))) from unnest(${times}) part), 0)::float8 / 60`

/**
 * What the rota of those who work offers without absences and closures, and how much of it appointments take: by practitioner
 * and clinic, in minutes. What reaches over an end of the period counts as far as it is in it.
 */
export async function countDiaries(
  scope: FiguresScope, stretches: readonly Stretch[], [first, last]: readonly [Period, Period],
): Promise<(DiaryFigure & { period: number })[]> {
  const edges = await readEdges(daysAround(first, last), [...new Set(scope.clinics.map(({ zone }) => zone))])
  return askAnew(sql`
    with ${spanOf(stretches)}, ${days}, ${edgesOf(edges)}, ${sessions(scope)}, ${shut}, ${away}, ${taken(scope)}, offered as materialized (
      select session.period, session.clinic, session.practitioner, session.open * tstzmultirange(tstzrange(session.starts, session.ends))
        - coalesce(shut.times, '{}') - coalesce(away.times, '{}') as open
      from session left join shut using (period, clinic) left join away using (practitioner))
    select offered.period, clinic, practitioner, who.name, ${minutesOf(sql`open`)} as offered,
      ${minutesOf(sql`(open * coalesce(taken.times, '{}'))`)} as booked
    from offered join practitioner who on who.id = practitioner left join taken using (period, clinic, practitioner)
    order by who.name, who.id, clinic`)
}
