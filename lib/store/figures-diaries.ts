import { daysAround, type Period } from '@/lib/core/figures/period'
import type { DiaryFigure } from '@/lib/core/figures/figures'
import { dayNumber, instantOf, minuteAt, toIso, type Day, type WallMinute, type Zone } from '@/lib/core/time'
import { askAnew, askMuch, sql, type Sql } from './client'
import { isBooked, onlyOf, spanOf, type FiguresScope, type Stretch } from './figures-scope'

/** The times on the clock at which sessions and closures begin and end. */
const readWalls = async (): Promise<WallMinute[]> => (await askAnew<{ minute: WallMinute }>(sql`
  select distinct minute from (select unnest(array[from_minute, to_minute]) as minute from rota_session
    union all select unnest(array[from_minute, to_minute]) from closure) walls`)).map(({ minute }) => minute)

/** Those times as instants of each day, in their order: by the core's rule, not the database's. */
const clockOf = (walls: readonly WallMinute[], days: readonly Day[], zones: readonly Zone[]): Sql => {
  const rows = zones.flatMap((zone) => days.map((day) => ({ zone, day, at: walls.map((wall) => toIso(instantOf(minuteAt(dayNumber(day), wall, zone)))) })))
  return sql`clock as materialized (select zone, day, at::timestamptz[] as at from unnest(${rows.map(({ zone }) => zone)}::text[],
    ${rows.map(({ day }) => day)}::date[], ${rows.map(({ at }) => `{${at.join(',')}}`)}::text[]) as given(zone, day, at))`
}

/** Every day of the stretches with its clock, and the one before: a night's session reaches into the first. */
const days = sql`day as materialized (
  select span.*, from_day + n as day, extract(isodow from from_day + n)::int as weekday, clock.at
  from span cross join generate_series(-1, until_day - from_day - 1) n join clock on clock.zone = span.zone and clock.day = from_day + n)`

/** From one time on the clock of a day to another. */
const between = (walls: readonly WallMinute[], from: Sql, to: Sql): Sql =>
  sql`tstzrange(day.at[array_position(${walls}::int[], ${from})], day.at[array_position(${walls}::int[], ${to})])`

const monday = (day: Sql): Sql => sql`(${day} - (extract(isodow from ${day})::int - 1))`

/** Whom the figures are of, among those on the rota. */
const rotaOf = ({ practitioner, profession }: FiguresScope): Sql => sql`
  ${practitioner === undefined ? sql`` : sql`and rota.practitioner_id = ${practitioner}`}
  ${profession === undefined ? sql`` : sql`and exists (select from practitioner_profession own
    where own.practitioner_id = rota.practitioner_id and own.profession_id = ${profession})`}`

const sessions = (scope: FiguresScope, walls: readonly WallMinute[]): Sql => sql`turn as materialized (
  select day.period, day.clinic, rota.practitioner_id as practitioner, day.starts, day.ends,
    ${between(walls, sql`rota.from_minute`, sql`rota.to_minute`)} as time
  from day join rota_session rota on rota.clinic_id = day.clinic and rota.weekday = day.weekday and rota.valid_from <= day.day
      and (rota.valid_until is null or rota.valid_until >= day.day)
      and (rota.every_weeks <= 1 or (${monday(sql`day.day`)} - ${monday(sql`rota.valid_from`)}) / 7 % rota.every_weeks = 0)
    join practitioner who on who.id = rota.practitioner_id and who.active
  where true ${rotaOf(scope)}),
  session as materialized (
  select period, clinic, practitioner, min(starts) as starts, min(ends) as ends, range_agg(time) as open from turn group by 1, 2, 3)`

const shut = (walls: readonly WallMinute[]): Sql => sql`shut as materialized (
  select day.period, day.clinic, range_agg(${between(walls, sql`closure.from_minute`, sql`closure.to_minute`)}) as times
  from day join closure on coalesce(closure.clinic_id, day.clinic) = day.clinic and day.day between closure.from_day and closure.until_day
  group by 1, 2)`

const away = sql`away as materialized (
  select practitioner_id as practitioner, range_agg(tstzrange(starts_at, ends_at)) as times from absence
  where starts_at < (select max(ends) from span) and ends_at > (select min(starts) from span) group by 1)`

const taken = (scope: FiguresScope): Sql => sql`taken as materialized (
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
  const walls = await readWalls()
  const clock = clockOf(walls, daysAround(first, last), [...new Set(scope.clinics.map(({ zone }) => zone))])
  return askMuch(sql`
    with ${spanOf(stretches)}, ${clock}, ${days}, ${sessions(scope, walls)}, ${shut(walls)}, ${away}, ${taken(scope)}, offered as materialized (
      select session.period, session.clinic, session.practitioner, session.open * tstzmultirange(tstzrange(session.starts, session.ends))
        - coalesce(shut.times, '{}') - coalesce(away.times, '{}') as open
      from session left join shut using (period, clinic) left join away using (practitioner))
    select offered.period, clinic, practitioner, who.name, ${minutesOf(sql`open`)} as offered,
      ${minutesOf(sql`(open * coalesce(taken.times, '{}'))`)} as booked
    from offered join practitioner who on who.id = practitioner left join taken using (period, clinic, practitioner)
    order by who.name, who.id, clinic`)
}
