import { leadEdges, noticeEdges } from '@/lib/core/figures/bands'
import type { CancelFigure, LeadFigure, VisitFigure } from '@/lib/core/figures/figures'
import { askMuch, sql, type Sql } from './client'
import { isBooked, isDue, onlyOf, spanOf, type FiguresScope, type Stretch } from './figures-scope'

/** Appointments by when they begin. Only counts and sums leave the database. */

/** The appointments of the stretches, each with its stretch and its service. */
const begun = (scope: FiguresScope): Sql => sql`
  from span join appointment a on a.clinic_id = span.clinic and a.starts_at >= span.starts and a.starts_at < span.ends
    join service s on s.id = a.service_id
  where a.status <> 'held' ${onlyOf(scope)}`

/** By clinic, practitioner and profession. */
export const countVisits = (scope: FiguresScope, stretches: readonly Stretch[]): Promise<(VisitFigure & { period: number })[]> => askMuch(sql`
  with ${spanOf(stretches)}, counted as (
    select span.period, a.clinic_id as clinic, a.practitioner_id as practitioner, s.profession_id as profession,
      count(*) filter (where ${isBooked})::int as booked, count(*) filter (where ${isBooked} and a.first_visit)::int as first,
      count(*) filter (where ${isDue(scope.now)})::int as due, count(*) filter (where a.status = 'no_show')::int as missed,
      count(*) filter (where a.status = 'cancelled')::int as cancelled,
      coalesce(sum(s.price_pence) filter (where ${isBooked}), 0)::float8 as pence,
      coalesce(sum(s.price_pence) filter (where a.status = 'no_show'), 0)::float8 as "missedPence"
    ${begun(scope)} group by 1, 2, 3, 4)
  select counted.*, who.name from counted join practitioner who on who.id = counted.practitioner order by who.name, who.id, clinic, profession`)

/** Why, and how long before the start. */
export const countCancelled = (
  scope: FiguresScope, stretches: readonly Stretch[], cutoffHours: number,
): Promise<(CancelFigure & { period: number })[]> => askMuch(sql`
  with ${spanOf(stretches)}
  select span.period, coalesce(a.cancel_reason, 'other') as reason, count(*)::int as count,
    width_bucket(extract(epoch from a.starts_at - a.changed_at)::float8 / 3600, ${noticeEdges(cutoffHours)}::float8[]) as band
  ${begun(scope)} and a.status = 'cancelled' group by span.period, 2, 4 order by 2, 4`)

/** Days from asking or booking to the visit, by the clinic's calendar. */
export async function countLeads(scope: FiguresScope, stretches: readonly Stretch[]): Promise<(LeadFigure & { period: number })[]> {
  const rows = await askMuch<{ period: number; band: number; count: number; median: number }>(sql`
    with ${spanOf(stretches)}, lead as (
      select span.period, greatest(0, (a.starts_at at time zone span.zone)::date
        - (coalesce(a.requested_at, a.created_at) at time zone span.zone)::date) as days
      ${begun(scope)} and ${isBooked}),
    middle as (select period, percentile_cont(0.5) within group (order by days)::float8 as median from lead group by period)
    select lead.period, width_bucket(days, ${leadEdges}::int[]) as band, count(*)::int as count, median
    from lead join middle using (period) group by 1, 2, 4`)
  return [...new Set(rows.map(({ period }) => period))].map((period) => {
    const own = rows.filter((row) => row.period === period)
    const counts = [0, ...leadEdges].map((_, band) => own.find((row) => row.band === band)?.count ?? 0)
    return { period, counts, median: own[0]?.median ?? null }
  })
}

/** How many were due and how many did not come, period by period. */
export const countMissed = (
  scope: FiguresScope, stretches: readonly Stretch[],
): Promise<{ period: number; due: number; missed: number }[]> => askMuch(sql`
  with ${spanOf(stretches)}
  select span.period, count(*) filter (where ${isDue(scope.now)})::int as due, count(*) filter (where a.status = 'no_show')::int as missed
  ${begun(scope)} group by 1`)
