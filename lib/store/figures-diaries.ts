import { daysAround, type Period } from '@/lib/core/figures/period'
import type { DiaryFigure } from '@/lib/core/figures/figures'
import { dayNumber, instantAt, toIso, type Day, type DayNumber, type WallMinute, type Zone } from '@/lib/core/time'
import { askAnew, askMuch, sql, type Sql } from './client'
import { byClock, isBooked, onlyOf, onlyWith, spanOf, type FiguresScope, type Stretch } from './figures-scope'

// Days are numbers in this statement, by the clinic's own calendar: what there is a great deal of is matched by them.

const midnight = { begins: 0, ceases: 1440 }

/** The times on the clock at which sessions, closures and days begin and end. */
export const readWalls = async (): Promise<WallMinute[]> => [...new Set([midnight.begins, midnight.ceases, ...(await askAnew<{ minute: WallMinute }>(sql`
  select distinct minute from (select unnest(array[from_minute, to_minute]) as minute from rota_session
    union all select unnest(array[from_minute, to_minute]) from closure) walls`)).map(({ minute }) => minute)])]

/** Those times as instants of each day, in their order: by the core's rule, not the database's. */
const clockOf = (walls: readonly WallMinute[], days: readonly Day[], zones: readonly Zone[]): Sql => {
  const rows = zones.flatMap((zone) => days.map((day) => ({ zone, day, at: walls.map((wall) => toIso(instantAt(day, wall, zone))) })))
  return sql`clock as materialized (select zone, number, date, at::timestamptz[] as at from unnest(${rows.map(({ zone }) => zone)}::text[],
    ${rows.map(({ day }) => dayNumber(day))}::int[], ${rows.map(({ day }) => day)}::date[], ${rows.map(({ at }) => `{${at.join(',')}}`)}::text[]) as given(zone, number, date, at))`
}

const weekdayOf = (day: Sql): Sql => sql`(${day} + 3) % 7 + 1`
const monday = (day: Sql): Sql => sql`(${day} - (extract(isodow from ${day})::int - 1))`

/** Where a time on the clock is among those of a day. */
type Nth = (minute: Sql) => Sql
const nthOf = (walls: readonly WallMinute[]): Nth => (minute) => sql`array_position(${walls}::int[], ${minute})`

/** Every day of the stretches, and the one before: a night's session reaches into the first. */
const days = (nth: Nth): Sql => sql`day as materialized (
  select period, clinic, number as day, date, ${weekdayOf(sql`number`)} as weekday, at, at[${nth(sql`${midnight.begins}`)}] as starts, at[${nth(sql`${midnight.ceases}`)}] as ends,
    date >= from_day as inside, date + 1 < until_day as next_inside
  from span join clock using (zone) where date >= from_day - 1 and date < until_day)`

/** Whom the figures are of, among those on the rota. */
const rotaOf = ({ practitioner, profession }: FiguresScope): Sql => sql`
  ${practitioner === undefined ? sql`` : sql`and rota.practitioner_id = ${practitioner}`}
  ${profession === undefined ? sql`` : sql`and exists (select from practitioner_profession own
    where own.practitioner_id = rota.practitioner_id and own.profession_id = ${profession})`}`

/**
 * Who works at which clinic, numbered: `seat`. Those who work the same hours on a weekday share a `form` of it, which is laid out once;
 * who works into the next day has one of their own for the whole week. `works`: the sessions of each form. (Dates are counted from a Monday.
 * That every seat has seven days is asked for the planner: it then takes them for few, and matches the appointments by them.)
 */
const rotas = (scope: FiguresScope, nth: Nth): Sql => sql`reach as (select min(date) as first, max(date) as last from day),
  session as materialized (
    select clinic_id as clinic, practitioner_id as practitioner, weekday, ${nth(sql`from_minute`)} as begins, ${nth(sql`to_minute`)} as ceases, to_minute > 1440 as night,
      greatest(valid_from, first) as since, least(valid_until, last) as until, greatest(every_weeks, 1) as every_weeks, ${monday(sql`valid_from`)} as first_week
    from reach join rota_session rota on valid_from <= last and coalesce(valid_until, last) >= first
    where rota.clinic_id = any(${scope.clinics.map(({ id }) => id)}) ${rotaOf(scope)}),
  crew as materialized (
    select row_number() over ()::int as seat, clinic, practitioner, name, nights
    from (select clinic, practitioner, bool_or(night) as nights from session group by 1, 2) pair join practitioner who on who.id = practitioner and who.active),
  rota as materialized (select seat, nights, session.* from session join crew using (clinic, practitioner)),
  formed as materialized (
    select seat, weekday, case when nights then -seat else dense_rank() over (order by clinic, weekday, hours)::int end as form from (
      select seat, clinic, nights, weekday, array_agg(array[begins, ceases, since - date '2000-01-03', until - date '2000-01-03', every_weeks,
        (first_week - date '2000-01-03') / 7 % every_weeks] order by begins, ceases, since, until, every_weeks, first_week) as hours
      from rota group by 1, 2, 3, 4) shape),
  seat as materialized (
    select seat, clinic, practitioner, name, array_agg(case when nights then -seat else form end order by weekday) as forms
    from crew cross join generate_series(1, 7) weekday left join formed using (seat, weekday) group by 1, 2, 3, 4 having count(*) = 7),
  duty as materialized (
    select seat, clinic, practitioner, form, weekday from seat, unnest(forms) with ordinality of_week(form, weekday) where form is not null),
  works as materialized (
    select form, rota.* from (select form, weekday, min(seat) as seat from formed group by 1, 2) one join rota using (seat, weekday))`

/** Sessions as they fall, by day: a night's is two. */
const turns = sql`fall as materialized (
    select period, clinic, form, day, inside, next_inside, day.ends as next_midnight, at[begins] as starts, at[ceases] as ends, night
    from day join works using (clinic, weekday)
    where date between since and until and at[begins] < at[ceases] and (every_weeks = 1 or (${monday(sql`date`)} - first_week) / 7 % every_weeks = 0)),
  turn as (
    select period, clinic, form, day, starts, least(ends, next_midnight) as ends from fall where inside
    union all select period, clinic, form, day + 1, next_midnight, ends from fall where night and next_inside and ends > next_midnight)`

const shut = (nth: Nth): Sql => sql`shut as (
  select period, clinic, day, range_agg(tstzrange(at[${nth(sql`closure.from_minute`)}], at[${nth(sql`closure.to_minute`)}])) as times
  from day join closure on coalesce(clinic_id, clinic) = clinic and date between closure.from_day and closure.until_day
  where at[${nth(sql`closure.from_minute`)}] < at[${nth(sql`closure.to_minute`)}] group by 1, 2, 3)`

/** The time in which one can be booked, but for absences. */
const open = sql`laid as (
    select period, clinic, form, day, range_agg(tstzrange(starts, ends)) as times from turn group by 1, 2, 3, 4),
  open as materialized (
    select period, form, day, lower(part) as starts, upper(part) as ends
    from laid left join shut using (period, clinic, day), unnest(laid.times - coalesce(shut.times, '{}')) part)`

/** Whose days absences reach into, and what they take of the time. */
const lost = sql`away as (
    select practitioner_id as practitioner, range_agg(tstzrange(starts_at, ends_at)) as times from absence
    where starts_at < (select max(ends) from span) and ends_at > (select min(starts) from span) group by 1),
  absent as materialized (
    select duty.seat, period, form, day, times from away join duty using (practitioner) join day using (clinic, weekday)
    where inside and times && tstzrange(day.starts, day.ends)),
  lost as (
    select period, seat, upper(part) - lower(part) as time
    from absent join open using (period, form, day), unnest(times * tstzmultirange(tstzrange(open.starts, open.ends))) part)`

/**
 * The appointments of the time by day: a night's is several. Those that nobody came to may have been given to another
 * since: no minute counts twice. Of the others the database lets none of one practitioner be at the same time.
 */
function busy(scope: FiguresScope, stretches: readonly Stretch[], around: readonly Day[]): Sql {
  const first: DayNumber = dayNumber(around[0] ?? '1970-01-01')
  return sql`begun as (${byClock(stretches, ({ zone, clinics, ends }) => {
    const midnights = [...around.map((day) => instantAt(day, 0, zone)), ends].map(toIso)
    return sql`select clinic, practitioner, ${first - 1}::int + nth as day, starts, ends, missed, ends > (${midnights}::timestamptz[])[nth + 1] as night from (
      select a.clinic_id as clinic, a.practitioner_id as practitioner, width_bucket(a.starts_at, ${midnights}::timestamptz[]) as nth,
        a.starts_at as starts, a.busy_until as ends, a.status = 'no_show' as missed
      from appointment a ${onlyWith(scope)}
      where a.clinic_id = any(${clinics}::text[]) and a.starts_at >= ${midnights[0]}::timestamptz and a.starts_at < ${toIso(ends)}::timestamptz and ${isBooked} ${onlyOf(scope)} offset 0) a`
  })}),
  taken as materialized (
    select seat, forms[${weekdayOf(sql`day`)}] as form, day, starts, ends, missed, night from begun join seat using (clinic, practitioner)),
  reached as materialized (select seat, number as day, starts, ends, missed from taken, generate_series(day, day + 2 + date_part('day', ends - starts)::int) number where night),
  piece as not materialized (
    select seat, form, day, starts, ends, missed from taken where not night
    union all select * from (
      select seat, forms[${weekdayOf(sql`reached.day`)}], reached.day, greatest(reached.starts, day.starts) as starts, least(reached.ends, day.ends) as ends, missed
      from reached join seat using (seat) join (select distinct clinic, day, starts, ends from day) day using (clinic, day)) cut where starts < ends),
  sure as not materialized (select seat, form, day, starts, ends from piece where not missed),
  unattended as materialized (
    select piece.seat, piece.form, piece.day, range_agg(tstzrange(piece.starts, piece.ends))
      - coalesce(range_agg(tstzrange(sure.starts, sure.ends)) filter (where sure.starts is not null), '{}') as times
    from sure right join piece on sure.seat = piece.seat and sure.day = piece.day and sure.starts < piece.ends and sure.ends > piece.starts
    where piece.missed group by 1, 2, 3),
  busy as not materialized (select * from sure union all select seat, form, day, lower(part), upper(part) from unattended, unnest(times) part)`
}

const minutes = (times: Sql): Sql => sql`date_part('epoch', sum(${times})) / 60`

/**
 * What the rota of those who work offers without absences and closures, and how much of it appointments take: by practitioner
 * and clinic, in minutes. What reaches over an end of the period counts as far as it is in it.
 */
export function countDiaries(
  scope: FiguresScope, stretches: readonly Stretch[], [first, last]: readonly [Period, Period], walls: readonly WallMinute[],
): Promise<(DiaryFigure & { period: number })[]> {
  const around = daysAround(first, last)
  const nth = nthOf(walls)
  const clock = clockOf(walls, around, [...new Set(scope.clinics.map(({ zone }) => zone))])
  return askMuch(sql`
    with ${spanOf(stretches)}, ${clock}, ${days(nth)}, ${rotas(scope, nth)}, ${turns}, ${shut(nth)}, ${open}, ${lost}, ${busy(scope, stretches, around)},
      met as not materialized (
        select open.period, busy.seat, greatest(open.starts, busy.starts) as starts, least(open.ends, busy.ends) as ends, times
        from busy join open using (form, day) left join absent using (seat, day) where open.starts < busy.ends and busy.starts < open.ends),
      part as (
        select period, seat, sum(time) as offered, interval '0' as booked from (select distinct seat, form from duty) duty
          join (select period, form, sum(ends - starts) as time from open group by 1, 2) total using (form) group by 1, 2
        union all select period, seat, -time, '0' from lost
        union all select period, seat, '0', sum(case when times is null then ends - starts
          else (select sum(upper(part) - lower(part)) from unnest(tstzmultirange(tstzrange(starts, ends)) - times) part) end) from met group by 1, 2),
      whole as (select period, seat, ${minutes(sql`offered`)} as offered, ${minutes(sql`booked`)} as booked from part group by 1, 2)
    select period, clinic, practitioner, name, offered, booked from whole join seat using (seat) where offered > 0 order by name, practitioner, clinic`)
}
