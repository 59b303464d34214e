import { noticeEdges } from '@/lib/core/figures/bands'
import type { CancelFigure, LeadFigure, VisitFigure } from '@/lib/core/figures/figures'
import { leadOf } from '@/lib/core/figures/lead'
import { addDays, eachDay, instantAt, toIso, type Zone } from '@/lib/core/time'
import { askMuch, askTogether, sql, type Sql } from './client'
import { byClock, isBooked, isDue, onlyOf, onlyWith, type FiguresScope, type Stretch } from './figures-scope'

/** Appointments by when they begin. Only counts and sums leave the database. */

/** Visits are seldom booked longer before. */
const daysBefore = 400

/** Days from asking or booking to the visit, by the clinic's calendar: when each day begins is known, also of the year before, so that they are counted by halves. */
function leadOn(zone: Zone, stretches: readonly Stretch[]): Sql {
  const [first, last] = [stretches.map(({ from }) => from).sort()[0], stretches.map(({ until }) => until).sort().at(-1)]
  const midnights = first === undefined || last === undefined ? [] : eachDay(addDays(first, -daysBefore), last).map((day) => instantAt(day, 0, zone))
  const days = sql`${midnights.map(toIso)}::timestamptz[]`
  const asked = sql`coalesce(a.requested_at, a.created_at)`
  return sql`greatest(0, case when ${asked} >= ${toIso(midnights[0] ?? 0)}::timestamptz then width_bucket(a.starts_at, ${days}) - width_bucket(${asked}, ${days})
    else (a.starts_at at time zone ${zone})::date - (${asked} at time zone ${zone})::date end)`
}

/**
 * The appointments of the stretches, read once and added up twice: `visits` by clinic, practitioner and service, and what was booked by
 * the days from asking to the visit, what was cancelled by why and how long before the start.
 */
const tallies = (scope: FiguresScope, stretches: readonly Stretch[], cutoffHours: number): Sql => sql`begun as (${byClock(stretches, ({ zone, within, periodAt }) => sql`
    select ${periodAt(sql`a.starts_at`)} as period, a.clinic_id as clinic, a.practitioner_id as practitioner, a.service_id as service, a.first_visit as first,
      ${isBooked} as booked, ${isDue(scope.now)} as due, a.status = 'no_show' as missed, a.status = 'cancelled' as cancelled,
      case when ${isBooked} then ${leadOn(zone, stretches)} end as days, case when a.status = 'cancelled' then coalesce(a.cancel_reason, 'other') end as reason,
      case when a.status = 'cancelled' then width_bucket(date_part('epoch', a.starts_at - a.changed_at) / 3600, ${noticeEdges(cutoffHours)}::float8[]) end as band
    from appointment a ${onlyWith(scope)} where a.status <> 'held' and ${within(sql`a.clinic_id`, sql`a.starts_at`)} ${onlyOf(scope)}`)}),
  tally as materialized (
    select period, clinic, practitioner, service, days, reason, band,
      count(*) filter (where booked) as booked, count(*) filter (where booked and first) as first, count(*) filter (where due) as due,
      count(*) filter (where missed) as missed, count(*) filter (where cancelled) as cancelled
    from begun group by grouping sets ((period, clinic, practitioner, service), (period, days, reason, band))),
  visits as (select * from tally where clinic is not null),
  leads as (select period, days, booked as count from tally where days is not null),
  given_up as (select period, reason, band, cancelled as count from tally where reason is not null)`

/** By clinic, practitioner and profession. */
const visits = sql`
  with counted as (
    select period, clinic, practitioner, s.profession_id as profession, sum(booked)::int as booked, sum(first)::int as first, sum(due)::int as due,
      sum(missed)::int as missed, sum(cancelled)::int as cancelled, sum(booked * s.price_pence)::float8 as pence, sum(missed * s.price_pence)::float8 as "missedPence"
    from visits join service s on s.id = service group by 1, 2, 3, 4)
  select counted.*, who.name from counted join practitioner who on who.id = practitioner order by who.name, who.id, clinic, profession`

type Of<T> = (T & { period: number })[]

/** What there was, why and how late it was cancelled, and how long before it was booked: of rows that are read once. */
export async function countVisits(
  scope: FiguresScope, stretches: readonly Stretch[], cutoffHours: number,
): Promise<{ visits: Of<VisitFigure>; cancelled: Of<CancelFigure>; leads: Of<LeadFigure> }> {
  const { leads, ...found } = await askTogether<{ visits: Of<VisitFigure>; cancelled: Of<CancelFigure>; leads: Of<{ days: number; count: number }> }>(
    tallies(scope, stretches, cutoffHours),
    { visits, cancelled: sql`select period, reason, band, count::int from given_up order by reason, band`, leads: sql`select period, days, count::int from leads` },
  )
  const periods = [...new Set(leads.map(({ period }) => period))]
  return { ...found, leads: periods.map((period) => ({ period, ...leadOf(leads.filter((row) => row.period === period)) })) }
}

/** How many were due and how many did not come, period by period. */
export const countMissed = (
  scope: FiguresScope, stretches: readonly Stretch[],
): Promise<{ period: number; due: number; missed: number }[]> => askMuch(sql`
  select period, count(*) filter (where due)::int as due, count(*) filter (where missed)::int as missed from (${byClock(stretches, ({ within, periodAt }) => sql`
    select ${periodAt(sql`a.starts_at`)} as period, ${isDue(scope.now)} as due, a.status = 'no_show' as missed
    from appointment a ${onlyWith(scope)} where a.status <> 'held' and ${within(sql`a.clinic_id`, sql`a.starts_at`)} ${onlyOf(scope)}`)}) begun group by 1`)
