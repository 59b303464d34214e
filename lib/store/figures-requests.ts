import { mostTries, waitEdges } from '@/lib/core/figures/bands'
import type { CallFigure, RequestFigure } from '@/lib/core/figures/figures'
import { openingClock, type OpeningPiece } from '@/lib/core/figures/opening-clock'
import { openSpans } from '@/lib/core/opening'
import { addDays, dayOf, minuteOf, toIso, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { askMuch, askTogether, join, sql, type Sql } from './client'
import { byClock, onlyOf, onlyWith, type FiguresScope, type Stretch } from './figures-scope'

/** Requests by when they were made: what became of them, how long that took, and what the calls came to. */

type Hours = Pick<ClinicView, 'id' | 'openingHours' | 'closures' | 'timeZone'>

/** A clinic that never opens is counted as if it never closed, as the promise is. */
function clockOf({ openingHours, closures, timeZone }: Hours, from: Instant, to: Instant): OpeningPiece[] {
  const always = [{ start: minuteOf(from) - 2880, end: minuteOf(to) + 2880 }]
  const open = openingHours.length === 0 ? always
    : openSpans(openingHours, closures, timeZone, addDays(dayOf(from, timeZone), -2), addDays(dayOf(to, timeZone), 2))
  return openingClock(open, from, to)
}

/** A clinic's clock as lists in the order of time, so that the piece an instant is in is found by halves. */
const clocksOf = (clocks: readonly { clinic: string; pieces: readonly OpeningPiece[] }[]): Sql => sql`clock as materialized (
  select clinic, starts::timestamptz[] as starts, open::bool[] as open, before::float8[] as before from unnest(${clocks.map(({ clinic }) => clinic)}::text[],
    ${clocks.map(({ pieces }) => list(pieces.map(({ start }) => toIso(start))))}::text[], ${clocks.map(({ pieces }) => list(pieces.map(({ open }) => open)))}::text[],
    ${clocks.map(({ pieces }) => list(pieces.map(({ before }) => before)))}::text[]) as given(clinic, starts, open, before))`
const list = (values: readonly (number | boolean | string)[]): string => `{${values.join(',')}}`

/** What the clock shows at an instant in its piece. */
const shown = (at: Sql, piece: Sql): Sql => sql`(before[${piece}] + case when open[${piece}] then date_part('epoch', ${at} - starts[${piece}]) * 1000 else 0 end)`

/** The requests of the stretches, each with its period, what became of it and, once it was confirmed, the opening minutes until then. */
const asked = (scope: FiguresScope, stretches: readonly Stretch[]): Sql => sql`placed as (${byClock(stretches, ({ within, periodAt }) => sql`
    select ${periodAt(sql`a.requested_at`)} as period, a.status, a.starts_at, a.requested_at, a.confirmed_at, clock.starts, clock.open, clock.before,
      width_bucket(a.requested_at, clock.starts) as here, width_bucket(a.confirmed_at, clock.starts) as there
    from clock join appointment a on a.clinic_id = clock.clinic ${onlyWith(scope)}
    where a.status <> 'held' and ${within(sql`a.clinic_id`, sql`a.requested_at`)} ${onlyOf(scope)} offset 0`)}),
  asked as materialized (
    select period, case when confirmed_at is not null then 'confirmed' when status <> 'requested' then nullif(status, 'confirmed')
        when starts_at <= ${toIso(scope.now)}::timestamptz then 'passed' else 'waiting' end as became,
      (${shown(sql`confirmed_at`, sql`there`)} - ${shown(sql`requested_at`, sql`here`)}) / 60000 as minutes from placed)`

/** The number of the first band whose edge isn't less; past the last edge, one more. */
const bandOf = (edges: readonly number[]): Sql => sql`case ${join(edges.map((edge, band) => sql`when minutes <= ${edge} then ${band}::int`), ' ')}
  when minutes is not null then ${edges.length}::int end`

/** One after another in one pass: grouped by period they would all be put in order twice. */
const mediansOf = (stretches: readonly Stretch[]): Sql => sql`select array[${join([...new Set(stretches.map(({ period }) => period))].sort((a, b) => a - b).map((period) =>
  sql`percentile_cont(0.5) within group (order by minutes) filter (where period = ${period}::int)`))}] as of from asked`

interface Tally { period: number; became: string | null; band: number | null; count: number }

/** What a period's tallies come to; whoever waited past the last edge, which is the promise, is late. */
function requestsOf(tallies: readonly Tally[], bands: number): Omit<RequestFigure, 'median'> {
  const count = (fits: (tally: Tally) => boolean) => tallies.filter(fits).reduce((sum, tally) => sum + tally.count, 0)
  const which = (state: string) => count(({ became }) => became === state)
  const waits = Array.from({ length: bands }, (_, n) => count(({ band }) => band === n))
  return {
    asked: count(() => true), confirmed: which('confirmed'), cancelled: which('cancelled'), released: which('released'), passed: which('passed'),
    waiting: which('waiting'), waits, late: waits.at(-1) ?? 0,
  }
}

export async function countRequests(
  scope: FiguresScope, stretches: readonly Stretch[], clinics: readonly Hours[], promise: number,
): Promise<(RequestFigure & { period: number })[]> {
  const from = Math.min(...stretches.map(({ starts }) => starts))
  // None can have been confirmed later than now.
  const until = Math.max(from, scope.now)
  const clocks = clinics.map((clinic) => ({ clinic: clinic.id, pieces: clockOf(clinic, from, until) }))
  const edges = waitEdges(promise)
  const { tallies, medians } = await askTogether<{ tallies: Tally[]; medians: { of: (number | null)[] }[] }>(
    sql`${clocksOf(clocks)}, ${asked(scope, stretches)}`,
    { tallies: sql`select period, became, ${bandOf(edges)} as band, count(*)::int as count from asked group by 1, 2, 3`, medians: mediansOf(stretches) },
  )
  return [...new Set(tallies.map(({ period }) => period))].map((period) => ({
    period, ...requestsOf(tallies.filter((tally) => tally.period === period), edges.length + 1), median: medians[0]?.of[period] ?? null,
  }))
}

const tried = (scope: FiguresScope): Sql => (scope.practitioner === undefined && scope.profession === undefined ? sql`where true`
  : sql`join appointment a on a.id = c.appointment_id join service s on s.id = a.service_id where true ${onlyOf(scope)}`)

/**
 * Tries by the hour of the clinic's clock, and what came of them. Added up by quarters of an hour first, of which every zone's hours and
 * days are made, so that few instants are looked up on a clock.
 */
export const countCalls = (scope: FiguresScope, stretches: readonly Stretch[]): Promise<(CallFigure & { period: number })[]> => askMuch(sql`
  with made as (${byClock(stretches, ({ zone, within, periodAt }) => sql`
    select ${periodAt(sql`made.at`)} as period, date_part('hour', made.at at time zone ${zone})::int as hour, made.outcome, made.count from (
      select date_bin(interval '15 min', attempt.at, timestamptz '2000-01-01 00:00Z') as at, attempt.outcome, count(*) as count
      from attempt join call c on c.id = attempt.call_id ${tried(scope)} and ${within(sql`c.clinic_id`, sql`attempt.at`)} group by 1, 2) made`)})
  select period, hour, outcome, sum(count)::int as count from made group by 1, 2, 3 order by 2, 3`)

/** How many tries the confirmations took that were made in the stretch; those without any (by another way) aren't among them. */
export async function countTries(scope: FiguresScope, stretches: readonly Stretch[]): Promise<{ period: number; tries: number[] }[]> {
  const rows = await askMuch<{ period: number; tries: number; count: number }>(sql`
    select period, tries, count(*)::int as count from (${byClock(stretches, ({ within, periodAt }) => sql`
      select ${periodAt(sql`c.closed_at`)} as period, least(c.tries, ${mostTries}::int) as tries
      from call c ${tried(scope)} and ${within(sql`c.clinic_id`, sql`c.closed_at`)} and c.outcome = 'confirmed' and c.tries > 0`)}) settled group by 1, 2`)
  return [...new Set(rows.map(({ period }) => period))].map((period) => ({
    period, tries: Array.from({ length: mostTries }, (_, i) => rows.find((row) => row.period === period && row.tries === i + 1)?.count ?? 0),
  }))
}
