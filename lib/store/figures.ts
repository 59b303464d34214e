import type { Figures, PeriodFigures, RequestFigure, VisitFigure, WaitingFigure } from '@/lib/core/figures/figures'
import { leadEdges, mostTries, waitEdges } from '@/lib/core/figures/bands'
import { periodsUpTo, shiftPeriod, type Period } from '@/lib/core/figures/period'
import { countDiaries, readWalls } from './figures-diaries'
import { countCalls, countRequests, countTries } from './figures-requests'
import { ofPeriod, stretchesOf, type FiguresScope } from './figures-scope'
import { countMissed, countVisits } from './figures-visits'
import { countWaiting } from './figures-waiting'
import type { Setup } from './setup'

/** How many periods the line of those who did not come is of. */
const trend = 12

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)

const noRequests = (promise: number): RequestFigure => ({
  asked: 0, confirmed: 0, cancelled: 0, released: 0, passed: 0, waiting: 0, waits: zeros(waitEdges(promise).length + 1), median: null, late: 0,
})
const noWaiting: WaitingFigure = { joined: 0, booked: 0, withdrawn: 0, over: 0, waiting: 0, median: null }

const missedOf = (visits: readonly VisitFigure[]) => ({
  due: visits.reduce((sum, { due }) => sum + due, 0), missed: visits.reduce((sum, { missed }) => sum + missed, 0),
})

/** Everything of a period and of the one before it, counted by the database. */
export async function readFigures(setup: Setup, scope: FiguresScope, period: Period): Promise<Figures> {
  const { callDueOpeningMinutes: promise, cutoffHours } = setup.practice.policy
  const before = shiftPeriod(period, -1)
  const stretches = stretchesOf(scope, [before, period])
  const periods = periodsUpTo(period, trend)
  const clinics = setup.clinics.filter(({ id }) => scope.clinics.some((clinic) => clinic.id === id))
  const walls = await readWalls()
  // What takes longest is asked first.
  const [diaries, requests, { visits, cancelled, leads }, calls, tries, earlier, waiting] = await Promise.all([
    countDiaries(scope, stretches, [before, period], walls), countRequests(scope, stretches, clinics, promise), countVisits(scope, stretches, cutoffHours),
    countCalls(scope, stretches), countTries(scope, stretches), countMissed(scope, stretchesOf(scope, periods.slice(0, -2))), countWaiting(scope, stretches),
  ])
  // Those of the last two are counted with their visits.
  const missedIn = (n: number) => (n < trend - 2 ? ofPeriod(earlier, n)[0] : missedOf(ofPeriod(visits, n - trend + 2)))
  const of = (n: number): PeriodFigures => ({
    diaries: ofPeriod(diaries, n), visits: ofPeriod(visits, n), cancelled: ofPeriod(cancelled, n), calls: ofPeriod(calls, n),
    leads: ofPeriod(leads, n)[0] ?? { counts: zeros(leadEdges.length + 1), median: null },
    requests: ofPeriod(requests, n)[0] ?? noRequests(promise),
    tries: ofPeriod(tries, n)[0]?.tries ?? zeros(mostTries), waiting: ofPeriod(waiting, n)[0] ?? noWaiting,
  })
  return {
    period, now: of(1), before: of(0), promise, cutoffHours,
    missed: periods.map(({ from }, n) => ({ from, due: 0, missed: 0, ...missedIn(n) })),
  }
}
