import { daysAround, type Period } from '@/lib/core/figures/period'
import type { DiaryFigure } from '@/lib/core/figures/figures'
import { dayNumber, instantOf, minuteAt, toIso, type Day, type WallMinute, type Zone } from '@/lib/core/time'
import { askAnew, askMuch, sql, type Sql } from './client'
import { isBooked, onlyOf, onlyWith, spanOf, type FiguresScope, type Stretch } from './figures-scope'

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

/**
 * Every day of the stretches with its clock, and the one before: a night's session reaches into the first. `crossed`: a closure may
 * reach into what begins on it.
 */
const days = sql`day as materialized (
  select span.*, clock.day, extract(isodow from clock.day)::int as weekday, clock.at, exists (select from closure
      where coalesce(clinic_id, span.clinic) = span.clinic and clock.day between closure.from_day - 1 and closure.until_day + 1) as crossed
  from span join clock on clock.zone = span.zone and clock.day >= from_day - 1 and clock.day < until_day)`

const placeOf = (walls: readonly WallMinute[], minute: Sql): Sql => sql`array_position(${walls}::int[], ${minute})`

const monday = (day: Sql): Sql => sql`(${day} - (extract(isodow from ${day})::int - 1))`

/** Whom the figures are of, among those on the rota. */
const rotaOf = ({ practitioner, profession }: FiguresScope): Sql => sql`
  ${practitioner === undefined ? sql`` : sql`and rota.practitioner_id = ${practitioner}`}
  ${profession === undefined ? sql`` : sql`and exists (select from practitioner_profession own
    where own.practitioner_id = rota.practitioner_id and own.profession_id = ${profession})`}`

/** Those of the rota into whose time another of the same person and place may fall: by the minutes of a week, which ends where it begins. */
const meeting = sql`meeting as (
  select one.id from rota_session one join rota_session other on other.practitioner_id = one.practitioner_id and other.clinic_id = one.clinic_id,
    lateral (select ((other.weekday - one.weekday) * 1440 + other.from_minute - one.from_minute + 10080) % 10080 as later) apart
  where other.id <> one.id and (later < one.to_minute - one.from_minute or 10080 - later < other.to_minute - other.from_minute)
    and other.valid_from <= coalesce(one.valid_until + 1, 'infinity') and one.valid_from <= coalesce(other.valid_until + 1, 'infinity'))`

/**
 * Who works at which clinic, numbered: what there is a great deal of is matched by that number. `steady`: every week of all the
 * periods, and nothing of their own is ever in the way.
 */
const rotas = (scope: FiguresScope, walls: readonly WallMinute[]): Sql => sql`seat as materialized (
    select row_number() over ()::int as seat, clinic, practitioner, name from (
      select distinct rota.clinic_id as clinic, who.id as practitioner, who.name
      from rota_session rota join practitioner who on who.id = rota.practitioner_id and who.active where true ${rotaOf(scope)}) works),
  planned as materialized (
    select seat, clinic, practitioner, weekday, valid_from, coalesce(valid_until, 'infinity') as valid_until, every_weeks, ${monday(sql`valid_from`)} as first_week,
      ${placeOf(walls, sql`from_minute`)} as begins, ${placeOf(walls, sql`to_minute`)} as ceases, id in (select id from meeting) as crossed, away.times as away
    from rota_session join seat on clinic = clinic_id and practitioner = practitioner_id left join away using (practitioner)),
  rota as materialized (
    select *, every_weeks <= 1 and not crossed and away is null and valid_from <= (select min(day) from day) and valid_until >= (select max(day) from day) as steady
    from planned)`

const away = sql`away as materialized (
  select practitioner_id as practitioner, range_agg(tstzrange(starts_at, ends_at)) as times from absence
  where starts_at < (select max(ends) from span) and ends_at > (select min(starts) from span) group by 1)`

const shut = (walls: readonly WallMinute[]): Sql => sql`shut as materialized (
  select day.period, day.clinic, range_agg(tstzrange(day.at[${placeOf(walls, sql`closure.from_minute`)}], day.at[${placeOf(walls, sql`closure.to_minute`)}])) as times
  from day join closure on coalesce(closure.clinic_id, day.clinic) = day.clinic and day.day between closure.from_day and closure.until_day
  group by 1, 2)`

/** The last day, by UTC, that a time which is over at `until` reaches into. */
const lastDay = (until: Sql): Sql => sql`(${until} - interval '1 ms')::date`

/** The appointments of the time, each with the day it begins on by UTC. */
const taken = (scope: FiguresScope): Sql => sql`taken as materialized (
    select seat, a.starts_at::date as day, a.starts_at as starts, a.busy_until as ends,
      a.status = 'no_show' as missed, a.status = 'no_show' or a.starts_at::date <> ${lastDay(sql`a.busy_until`)} as odd
    from appointment a join seat on clinic = a.clinic_id and practitioner = a.practitioner_id ${onlyWith(scope)}
    where a.clinic_id = any(${scope.clinics.map(({ id }) => id)}) and a.starts_at >= (select min(starts) from span) - interval '1 day'
      and a.starts_at < (select max(ends) from span) and ${isBooked} ${onlyOf(scope)})`

/**
 * Sessions as they fall, as far as they are in their period. `crossed`: something may be in the way, or midnight by UTC. Many work
 * the same hours, so that these are found once a day. A steady one's are added up by shift: they are laid out only where there are
 * appointments to match them.
 */
const turns = sql`reach as materialized (select min(day) as first, max(ends)::date as last from taken),
  fall as materialized (
    select day.period, clinic, weekday, begins, ceases, day.day as on_day, day.at[begins]::date as day, greatest(day.at[begins], day.starts) as starts,
      least(day.at[ceases], day.ends) as ends, day.crossed or day.at[begins]::date <> ${lastDay(sql`day.at[ceases]`)} as crossed
    from day join (select distinct clinic, weekday, begins, ceases from rota) shift using (clinic, weekday)
    where day.at[begins] < day.ends and day.at[ceases] > day.starts and day.at[begins] < day.at[ceases]),
  turn as materialized (
    select period, seat, day, starts, ends, steady, fall.crossed or rota.crossed or away is not null and tstzrange(starts, ends) && away as crossed
    from fall join rota using (clinic, weekday, begins, ceases)
    where (fall.crossed or not steady or fall.day between (select first from reach) and (select last from reach)) and on_day between valid_from and valid_until
      and (every_weeks <= 1 or (${monday(sql`on_day`)} - first_week) / 7 % every_weeks = 0))`

/** What each shift comes to in a period, for those who work it every week. */
const shifts = sql`shift as (
  select period, clinic, weekday, begins, ceases, sum(ends - starts) as time from fall where not crossed group by 1, 2, 3, 4, 5)`

/** What there is on each day by UTC, so that what is at the same time is found by its day: a night's is cut at midnight. */
const cut = (name: Sql, own: Sql): Sql => sql`
  select ${own}, seat, midnight::date as day, greatest(starts, midnight) as starts, least(ends, midnight + interval '1 day') as ends
  from ${name}, generate_series(date_trunc('day', starts), ends - interval '1 ms', interval '1 day') midnight`

/** The time in which one can be booked: what nothing crosses as it is, which is nearly all of it; the rest by the arithmetic of ranges. */
const open = sql`crossed as (
    select period, seat, range_agg(tstzrange(starts, ends)) as times from turn where crossed group by 1, 2),
  left_over as (
    select period, seat, lower(part) as starts, upper(part) as ends
    from crossed join seat using (seat) left join shut using (period, clinic) left join away using (practitioner),
      unnest(crossed.times - coalesce(shut.times, '{}') - coalesce(away.times, '{}')) part),
  rest as materialized (${cut(sql`left_over`, sql`period`)}),
  open as not materialized (select period, seat, day, starts, ends from turn where not crossed union all select * from rest)`

/**
 * The time that appointments take. What nobody came to may have been given to another since: no minute counts twice. Of the others
 * the database lets none of one practitioner be at the same time.
 */
const busy = sql`odd as (select * from taken where odd),
  spread as materialized (${cut(sql`odd`, sql`missed`)}),
  sure as not materialized (select seat, day, starts, ends from taken where not odd
    union all select seat, day, starts, ends from spread where not missed),
  missed as (
    select seat, day, range_agg(tstzrange(missed.starts, missed.ends))
      - coalesce(range_agg(tstzrange(sure.starts, sure.ends)) filter (where sure.starts is not null), '{}') as times
    from spread missed left join sure using (seat, day) where missed.missed group by 1, 2),
  busy as (select * from sure union all select seat, day, lower(part), upper(part) from missed, unnest(times) part)`

const minutes = (times: Sql): Sql => sql`extract(epoch from sum(${times}))::float8 / 60`

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
    with ${spanOf(stretches)}, ${clock}, ${days}, ${meeting}, ${away}, ${rotas(scope, walls)}, ${shut(walls)}, ${taken(scope)}, ${turns}, ${open}, ${busy},
      ${shifts},
      offered as (
        select period, seat, ${minutes(sql`time`)} as offered from (
          select period, seat, time from shift join rota using (clinic, weekday, begins, ceases) where steady
          union all select period, seat, ends - starts from turn where not crossed and not steady
          union all select period, seat, ends - starts from rest) parts group by 1, 2),
      booked as (
        select period, seat, ${minutes(sql`least(open.ends, busy.ends) - greatest(open.starts, busy.starts)`)} as booked
        from open join busy using (seat, day) where open.starts < busy.ends and busy.starts < open.ends group by 1, 2)
    select period, clinic, practitioner, name, offered, coalesce(booked, 0) as booked
    from offered join seat using (seat) left join booked using (period, seat) order by name, practitioner, clinic`)
}
