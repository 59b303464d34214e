import { noticeEdges } from '@/lib/core/figures/bands'
import type { CancelFigure, LeadFigure, VisitFigure } from '@/lib/core/figures/figures'
import { leadOf } from '@/lib/core/figures/lead'
import { addDays, eachDay, instantAt, toIso } from '@/lib/core/time'
import { askMuch, askTogether, sql, type Sql } from './client'
import { courseOf, inReach, isBooked, isDue, onlyOf, onlyWith, periodAt, type FiguresScope, type Stretch } from './figures-scope'

/** Appointments by when they begin. Only counts and sums leave the database. */

/** The appointments of the stretches, each with its period. */
const begun = (scope: FiguresScope, stretches: readonly Stretch[]): Sql => sql`${courseOf(stretches)}, ${daysOf(stretches)}, begun as materialized (
  select ${periodAt(sql`a.starts_at`)} as period, course.zone, a.clinic_id, a.practitioner_id, a.service_id, a.status, a.first_visit,
    a.starts_at, coalesce(a.requested_at, a.created_at) as asked_at, a.changed_at, a.cancel_reason
  from course join appointment a on a.clinic_id = course.clinic and a.starts_at >= course.starts and a.starts_at < course.ends ${onlyWith(scope)}
  where a.status <> 'held' and ${inReach(stretches, sql`a.clinic_id`, sql`a.starts_at`)} ${onlyOf(scope)})`

/** By clinic, practitioner and profession: counted by what they have in common first, which are far fewer, and then added up. */
const visits = (scope: FiguresScope): Sql => sql`
  with alike as (
    select a.period, a.clinic_id as clinic, a.practitioner_id as practitioner, a.service_id, a.status, a.first_visit, ${isDue(scope.now)} as due, count(*) as count
    from begun a group by 1, 2, 3, 4, 5, 6, 7),
  counted as (
    select a.period, clinic, practitioner, s.profession_id as profession, ${countOf(isBooked)} as booked, ${countOf(sql`${isBooked} and first_visit`)} as first,
      ${countOf(sql`due`)} as due, ${countOf(sql`a.status = 'no_show'`)} as missed, ${countOf(sql`a.status = 'cancelled'`)} as cancelled,
      coalesce(sum(count * s.price_pence) filter (where ${isBooked}), 0)::float8 as pence,
      coalesce(sum(count * s.price_pence) filter (where a.status = 'no_show'), 0)::float8 as "missedPence"
    from alike a join service s on s.id = a.service_id group by 1, 2, 3, 4)
  select counted.*, who.name from counted join practitioner who on who.id = counted.practitioner order by who.name, who.id, clinic, profession`

const countOf = (which: Sql): Sql => sql`coalesce(sum(count) filter (where ${which}), 0)::int`

/** Why, and how long before the start. */
const cancelled = (cutoffHours: number): Sql => sql`
  select a.period, coalesce(a.cancel_reason, 'other') as reason, count(*)::int as count,
    width_bucket(date_part('epoch', a.starts_at - a.changed_at) / 3600, ${noticeEdges(cutoffHours)}::float8[]) as band
  from begun a where a.status = 'cancelled' group by 1, 2, 4 order by 2, 4`

/** Visits are seldom booked longer before. */
const daysBefore = 400

/** When each day of the periods begins on each clock, and of the year before them: an instant's day is found by halves. */
const daysOf = (stretches: readonly Stretch[]): Sql => {
  const zones = [...new Set(stretches.map(({ zone }) => zone))]
  const [first, last] = [stretches.map(({ from }) => from).sort()[0], stretches.map(({ until }) => until).sort().at(-1)]
  const days = first === undefined || last === undefined ? [] : eachDay(addDays(first, -daysBefore), last)
  return sql`midnight as materialized (select zone, days::timestamptz[] as days from unnest(${zones}::text[],
    ${zones.map((zone) => `{${days.map((day) => toIso(instantAt(day, 0, zone))).join(',')}}`)}::text[]) as given(zone, days))`
}

/** Days from asking or booking to the visit, by the clinic's calendar. */
const leads = sql`
  select a.period, greatest(0, case when a.asked_at >= days[1] then width_bucket(a.starts_at, days) - width_bucket(a.asked_at, days)
    else (a.starts_at at time zone zone)::date - (a.asked_at at time zone zone)::date end) as days, count(*)::int as count
  from begun a join midnight using (zone) where ${isBooked} group by 1, 2`

type Of<T> = (T & { period: number })[]

/** What there was, why and how late it was cancelled, and how long before it was booked: of rows that are read once. */
export async function countVisits(
  scope: FiguresScope, stretches: readonly Stretch[], cutoffHours: number,
): Promise<{ visits: Of<VisitFigure>; cancelled: Of<CancelFigure>; leads: Of<LeadFigure> }> {
  const { leads: tallies, ...found } = await askTogether<{ visits: Of<VisitFigure>; cancelled: Of<CancelFigure>; leads: Of<{ days: number; count: number }> }>(
    begun(scope, stretches), { visits: visits(scope), cancelled: cancelled(cutoffHours), leads },
  )
  const periods = [...new Set(tallies.map(({ period }) => period))]
  return { ...found, leads: periods.map((period) => ({ period, ...leadOf(tallies.filter((row) => row.period === period)) })) }
}

/** How many were due and how many did not come, period by period. */
export const countMissed = (
  scope: FiguresScope, stretches: readonly Stretch[],
): Promise<{ period: number; due: number; missed: number }[]> => askMuch(sql`
  with ${courseOf(stretches)}
  select ${periodAt(sql`a.starts_at`)} as period, count(*) filter (where ${isDue(scope.now)})::int as due, count(*) filter (where a.status = 'no_show')::int as missed
  from course join appointment a on a.clinic_id = course.clinic and a.starts_at >= course.starts and a.starts_at < course.ends ${onlyWith(scope)}
  where a.status <> 'held' and ${inReach(stretches, sql`a.clinic_id`, sql`a.starts_at`)} ${onlyOf(scope)} group by 1`)
