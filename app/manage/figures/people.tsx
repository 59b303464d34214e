import { figures as words } from '@/lib/copy/staff/figures'
import { sumVisits, visitRows } from '@/lib/core/figures/rows'
import type { FiguresView } from '@/lib/use-cases/read-figures'
import { Legend } from './charts/parts'
import { RowsChart } from './charts/rows-chart'
import { Section } from './section'
import { fateTable, nameOf, rowsBy, visitsTable, waitingTable } from './tables'

interface Props {
  view: FiguresView
}

export function Fate({ view }: Props) {
  const rows = (Object.keys(words.fate.rows) as (keyof typeof words.fate.rows)[]).map((fate) => ({
    id: fate, label: words.fate.rows[fate], mark: view.before.requests[fate], said: String(view.now.requests[fate]),
    parts: [{ fill: fate === 'confirmed' ? 'solid' as const : fate === 'waiting' ? 'open' as const : 'hatched' as const, value: view.now.requests[fate] }],
  }))
  return (
    <Section
      id="fate" heading={words.fate.heading} said={words.fate.said} named tables={[fateTable(view)]}
      chart={<RowsChart rows={rows} name={words.chart(words.fate.heading)} />}
    />
  )
}

export function Visits({ view }: Props) {
  const by = rowsBy(view)
  const { heading, said, first, other } = words.visits
  const all = sumVisits(view.now.visits)
  const rows = visitRows(view.now, view.before, by).map(({ id, now, before }) => ({
    id, label: nameOf(view, by, id), mark: before.booked, said: String(now.booked),
    parts: [{ fill: 'light' as const, value: now.first }, { fill: 'solid' as const, value: now.booked - now.first }],
  }))
  return (
    <Section
      id="visits" heading={heading} said={said(all.booked, all.first, words.money(all.pence))} named tables={[visitsTable(view, by), visitsTable(view, 'profession')]} wide
      chart={<><RowsChart rows={rows} name={words.chart(heading)} /><Legend entries={[{ fill: 'light', word: first }, { fill: 'solid', word: other }]} /></>}
    />
  )
}

export function Waiting({ view }: Props) {
  const rows = (Object.keys(words.waiting.rows) as (keyof typeof words.waiting.rows)[]).map((row) => ({
    id: row, label: words.waiting.rows[row], mark: view.before.waiting[row], said: String(view.now.waiting[row]),
    parts: [{ fill: row === 'booked' ? 'solid' as const : row === 'joined' || row === 'waiting' ? 'light' as const : 'hatched' as const, value: view.now.waiting[row] }],
  }))
  return (
    <Section
      id="waiting" heading={words.waiting.heading} said={words.waiting.said(view.now.waiting.median)} named tables={[waitingTable(view)]}
      chart={<RowsChart rows={rows} name={words.chart(words.waiting.heading)} />}
    />
  )
}
