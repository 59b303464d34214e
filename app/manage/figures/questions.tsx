import { figures as words, leadBands, noticeBands, periodShort, periodTick, waitBands } from '@/lib/copy/staff/figures'
import { cancelReasonWords } from '@/lib/copy/staff/words'
import { noticeEdges } from '@/lib/core/figures/bands'
import { periodsUpTo } from '@/lib/core/figures/period'
import { callHours, callKinds, diaryRows, perCent, sumDiaries, type CallKind } from '@/lib/core/figures/rows'
import type { FiguresView } from '@/lib/use-cases/read-figures'
import { ColumnsChart } from './charts/columns-chart'
import { Legend, type Fill } from './charts/parts'
import { RowsChart } from './charts/rows-chart'
import { TrendChart } from './charts/trend-chart'
import { Section } from './section'
import {
  besideOf, callsTable, cancelCount, cancelledTable, fullTable, givenReasons, leadsTable, missedTable, nameOf, rowsBy, triesTable, waitTable,
} from './tables'

interface Props {
  view: FiguresView
}

const hours = (minutes: number): string => Math.round(minutes / 60).toLocaleString('en-GB')

export function Full({ view }: Props) {
  const by = rowsBy(view)
  const heading = by === 'clinic' ? words.full.whole : words.full.heading
  const { booked, offered } = sumDiaries(view.now.diaries)
  const rows = diaryRows(view.now, view.before, by).map(({ id, now, before }) => {
    const value = perCent(now.booked, now.offered)
    return { id, label: nameOf(view, by, id), parts: [{ fill: 'solid' as const, value: value ?? 0 }], mark: perCent(before.booked, before.offered), said: value === null ? words.none : String(value) }
  })
  return (
    <Section
      id="full" heading={heading} said={words.full.said(hours(booked), hours(offered), periodShort(besideOf(view)))} named tables={[fullTable(view)]}
      chart={<RowsChart rows={rows} most={100} unit="%" name={words.chart(heading)} />}
    />
  )
}

export function Wait({ view }: Props) {
  const { heading, said, promise } = words.wait
  const bands = waitBands(view.promise)
  const columns = bands.map((label, i) => ({
    label, before: view.before.requests.waits[i] ?? 0,
    parts: [{ fill: i === bands.length - 1 ? 'hatched' as const : 'solid' as const, value: view.now.requests.waits[i] ?? 0 }],
  }))
  return (
    <Section
      id="wait" heading={heading} said={said(periodShort(besideOf(view)))} tables={[waitTable(view)]}
      chart={<ColumnsChart columns={columns} numbered promise={promise(view.promise)} name={words.chart(heading)} />}
    />
  )
}

const fills: Readonly<Record<CallKind, Fill>> = { confirmed: 'solid', moved: 'light', unanswered: 'hatched', other: 'open' }
const leastCalls = 5

/** The hour in which most of those who were rung said yes, where enough were rung. */
function bestHour(all: ReturnType<typeof callHours>): string {
  const parts = all.map(({ hour, counts }) => ({ hour, all: callKinds.reduce((sum, kind) => sum + counts[kind], 0), yes: counts.confirmed }))
  const [best] = parts.filter((one) => one.all >= leastCalls).sort((a, b) => b.yes / b.all - a.yes / a.all)
  return best ? words.calls.best(`${best.hour} ${words.calls.oclock}`, `${Math.round((best.yes / best.all) * 100)}%`) : words.calls.said
}

export function Calls({ view }: Props) {
  const all = callHours(view.now.calls)
  const columns = all.map(({ hour, counts }) => ({ label: String(hour), parts: callKinds.map((kind) => ({ fill: fills[kind], value: counts[kind] })) }))
  const entries = callKinds.map((kind) => ({ fill: fills[kind], word: words.calls.kinds[kind] }))
  return (
    <Section
      id="calls" heading={words.calls.heading} said={bestHour(all)} tables={[callsTable(view), triesTable(view)]}
      chart={<><ColumnsChart columns={columns} unit={words.calls.oclock} name={words.chart(words.calls.heading)} /><Legend entries={entries} /></>}
    />
  )
}

export function Missed({ view: { period, missed }, view }: Props) {
  const periods = periodsUpTo(period, missed.length)
  const points = periods.map((one, i) => {
    const year = one.from.slice(0, 4)
    const begins = i === 0 || periods[i - 1]?.from.slice(0, 4) !== year
    return { id: one.from, label: periodTick(one), value: perCent(missed[i]?.missed ?? 0, missed[i]?.due ?? 0, 1), year: begins ? year : undefined }
  })
  return (
    <Section
      id="missed" heading={words.missed.heading} said={words.missed.said[period.kind]} tables={[missedTable(view)]}
      chart={<TrendChart points={points} name={words.chart(words.missed.heading)} />}
    />
  )
}

const noticeFills: readonly Fill[] = ['hatched', 'open', 'light', 'solid']

export function Cancelled({ view }: Props) {
  const { heading, said } = words.cancelled
  const bands = Array.from({ length: noticeEdges(view.cutoffHours).length + 1 }, (_, band) => ({ band, fill: noticeFills[band] ?? 'solid' }))
  const rows = givenReasons(view).map((reason) => ({
    id: reason, label: cancelReasonWords[reason], said: String(cancelCount(view.now.cancelled, reason)), mark: cancelCount(view.before.cancelled, reason),
    parts: bands.map(({ band, fill }) => ({ fill, value: cancelCount(view.now.cancelled, reason, band) })),
  }))
  const entries = bands.map(({ band, fill }) => ({ fill, word: noticeBands(view.cutoffHours)[band] ?? '' }))
  return (
    <Section
      id="cancelled" heading={heading} said={said(view.cutoffHours)} named tables={[cancelledTable(view)]}
      chart={<><RowsChart rows={rows} name={words.chart(heading)} /><Legend entries={entries} /></>}
    />
  )
}

export function Leads({ view }: Props) {
  const columns = leadBands.map((label, i) => ({ label, before: view.before.leads.counts[i] ?? 0, parts: [{ fill: 'solid' as const, value: view.now.leads.counts[i] ?? 0 }] }))
  return (
    <Section
      id="leads" heading={words.leads.heading} said={words.leads.said(view.now.leads.median, periodShort(besideOf(view)))} tables={[leadsTable(view)]}
      chart={<ColumnsChart columns={columns} numbered name={words.chart(words.leads.heading)} />}
    />
  )
}
