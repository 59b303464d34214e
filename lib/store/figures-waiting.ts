import type { WaitingFigure } from '@/lib/core/figures/figures'
import { askMuch, sql } from './client'
import { spanOf, type FiguresScope, type Stretch } from './figures-scope'

/**
 * The waiting list: who joined, what became of those whose wait ended, who waits at the end. Whoever would go to several
 * clinics is counted once, at the first of them that is asked for. With a practitioner: those who wait for nobody else.
 */
export const countWaiting = (scope: FiguresScope, stretches: readonly Stretch[]): Promise<(WaitingFigure & { period: number })[]> => askMuch(sql`
  with ${spanOf(stretches)}, listed as (
    select w.created_at, w.closed_at, w.outcome, (select place from unnest(w.clinics) with ordinality given(place, n)
      where place = any(${scope.clinics.map(({ id }) => id)}::text[]) order by n limit 1) as clinic
    from wait w join service s on s.id = w.service_id where true
      ${scope.practitioner === undefined ? sql`` : sql`and w.practitioner_id = ${scope.practitioner}`}
      ${scope.profession === undefined ? sql`` : sql`and s.profession_id = ${scope.profession}`}),
  placed as (
    select span.period, outcome, created_at >= starts and created_at < ends as joined, closed_at >= starts and closed_at < ends as ended,
      created_at < ends and (closed_at is null or closed_at >= ends) as waits, extract(epoch from closed_at - created_at)::float8 / 86400 as days
    from listed join span using (clinic))
  select period, count(*) filter (where joined)::int as joined, count(*) filter (where ended and outcome = 'booked')::int as booked,
    count(*) filter (where ended and outcome = 'withdrawn')::int as withdrawn, count(*) filter (where ended and outcome = 'over')::int as over,
    count(*) filter (where waits)::int as waiting,
    percentile_cont(0.5) within group (order by days) filter (where ended and outcome = 'booked')::float8 as median
  from placed group by period`)
