import { mostTries, waitEdges } from '@/lib/core/figures/bands'
import type { CallFigure, RequestFigure } from '@/lib/core/figures/figures'
import { openingClock, type OpeningPiece } from '@/lib/core/figures/opening-clock'
import { openSpans } from '@/lib/core/opening'
import { addDays, dayOf, minuteOf, toIso, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { askMuch, join, sql, type Sql } from './client'
import { courseOf, onlyOf, onlyWith, periodAt, type FiguresScope, type Stretch } from './figures-scope'

/** Requests by when they were made: what became of them, how long that took, and what the calls came to. */

const asked = (scope: FiguresScope): Sql => sql`asked as materialized (
  select ${periodAt(sql`a.requested_at`)} as period, a.clinic_id as clinic, a.status, a.starts_at, a.requested_at, a.confirmed_at
  from course join appointment a on a.clinic_id = course.clinic and a.requested_at >= course.starts and a.requested_at < course.ends ${onlyWith(scope)}
  where a.status <> 'held' ${onlyOf(scope)})`

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

const pieceAt = (at: Sql): Sql => sql`width_bucket(${at}, clock.starts)`
/** What the clock shows at an instant in its piece. */
const shown = (at: Sql, piece: Sql): Sql => sql`(clock.before[${piece}] + case when clock.open[${piece}] then date_part('epoch', ${at} - clock.starts[${piece}]) * 1000 else 0 end)`

/** Opening minutes from each request to its confirmation. */
const waited = sql`placed as materialized (
    select asked.*, ${pieceAt(sql`confirmed_at`)} as there, ${pieceAt(sql`requested_at`)} as here from asked join clock using (clinic) where confirmed_at is not null),
  waited as materialized (
    select placed.period, (${shown(sql`confirmed_at`, sql`there`)} - ${shown(sql`requested_at`, sql`here`)}) / 60000 as minutes from placed join clock using (clinic))`

const bandsOf = (edges: readonly number[]): Sql => join([
  ...edges.map((edge, i) => sql`count(*) filter (where minutes <= ${edge} ${i === 0 ? sql`` : sql`and minutes > ${edges[i - 1]}`})::int`),
  sql`count(*) filter (where minutes > ${edges.at(-1)})::int`,
])

export function countRequests(
  scope: FiguresScope, stretches: readonly Stretch[], clinics: readonly Hours[], promise: number,
): Promise<(RequestFigure & { period: number })[]> {
  const from = Math.min(...stretches.map(({ starts }) => starts))
  // None can have been confirmed later than now.
  const until = Math.max(from, scope.now)
  const clocks = clinics.map((clinic) => ({ clinic: clinic.id, pieces: clockOf(clinic, from, until) }))
  const now = sql`${toIso(scope.now)}::timestamptz`
  return askMuch(sql`
    with ${courseOf(stretches)}, ${asked(scope)}, ${clocksOf(clocks)}, ${waited},
    fate as (
      select period, count(*)::int as asked, count(confirmed_at)::int as confirmed,
        count(*) filter (where confirmed_at is null and status = 'cancelled')::int as cancelled,
        count(*) filter (where confirmed_at is null and status = 'released')::int as released,
        count(*) filter (where confirmed_at is null and status = 'requested' and starts_at <= ${now})::int as passed,
        count(*) filter (where confirmed_at is null and status = 'requested' and starts_at > ${now})::int as waiting
      from asked group by period),
    wait as (
      select period, array[${bandsOf(waitEdges(promise))}] as waits, count(*) filter (where minutes > ${promise})::int as late,
        percentile_cont(0.5) within group (order by minutes)::float8 as median from waited group by period)
    select fate.*, coalesce(waits, array_fill(0, array[${waitEdges(promise).length + 1}::int])) as waits, coalesce(late, 0) as late, median
    from fate left join wait using (period)`)
}

const tried = (scope: FiguresScope): Sql => (scope.practitioner === undefined && scope.profession === undefined ? sql`where true`
  : sql`join appointment a on a.id = c.appointment_id join service s on s.id = a.service_id where true ${onlyOf(scope)}`)

/** Tries by the hour of the clinic's clock, and what came of them. */
export const countCalls = (scope: FiguresScope, stretches: readonly Stretch[]): Promise<(CallFigure & { period: number })[]> => askMuch(sql`
  with ${courseOf(stretches)}, made as (
    select call_id, at, outcome from attempt where at >= (select min(starts) from course) and at < (select max(ends) from course))
  select ${periodAt(sql`made.at`)} as period, date_part('hour', made.at at time zone course.zone)::int as hour, made.outcome, count(*)::int as count
  from made join call c on c.id = made.call_id join course on course.clinic = c.clinic_id and made.at >= course.starts and made.at < course.ends
  ${tried(scope)} group by 1, 2, 3 order by 2, 3`)

/** How many tries the confirmations took that were made in the stretch; those without any (by another way) aren't among them. */
export async function countTries(scope: FiguresScope, stretches: readonly Stretch[]): Promise<{ period: number; tries: number[] }[]> {
  const rows = await askMuch<{ period: number; tries: number; count: number }>(sql`
    with ${courseOf(stretches)}, closed as (
      select ${periodAt(sql`c.closed_at`)} as period, c.id, c.closed_at
      from course join call c on c.clinic_id = course.clinic and c.closed_at >= course.starts and c.closed_at < course.ends
      ${tried(scope)} and c.outcome = 'confirmed'),
    made as (
      select closed.period, count(*) as tries from closed join attempt t on t.call_id = closed.id and t.at <= closed.closed_at
      group by closed.period, closed.id)
    select period, least(tries, ${mostTries}::int)::int as tries, count(*)::int as count from made group by 1, 2`)
  return [...new Set(rows.map(({ period }) => period))].map((period) => ({
    period, tries: Array.from({ length: mostTries }, (_, i) => rows.find((row) => row.period === period && row.tries === i + 1)?.count ?? 0),
  }))
}
