import { figures as words, leadBands, noticeBands, periodName, periodShort, waitBands } from '@/lib/copy/staff/figures'
import { cancelReasonWords } from '@/lib/copy/staff/words'
import { noticeEdges } from '@/lib/core/figures/bands'
import { cancelReasons } from '@/lib/core/appointment'
import type { CancelFigure } from '@/lib/core/figures/figures'
import { periodsUpTo, shiftPeriod } from '@/lib/core/figures/period'
import { callHours, callKinds, diaryRows, perCent, visitRows, type RowsBy } from '@/lib/core/figures/rows'
import type { FiguresView } from '@/lib/use-cases/read-figures'

type Cell = string | number | null

/** A table beside a drawing; the spreadsheet has the same ones. The first cell of a row says what it is of. */
export interface FigureTable {
  caption: string
  head: string[]
  rows: Cell[][]
  /** By column, to how many decimal places its numbers are shown; left out, as they are. */
  places?: Readonly<Record<number, number>>
  /** The second and third columns are this period and the one before: how they differ is shown on the page. */
  compared?: boolean
  /** Columns that only the spreadsheet has room for. */
  extra?: { head: string[]; rows: Cell[][] }
}

export const besideOf = ({ period }: FiguresView) => shiftPeriod(period, -1)
const heads = (view: FiguresView): string[] => [periodShort(view.period), periodShort(besideOf(view))]

/** By clinic where there are several, else by practitioner. */
export const rowsBy = ({ clinics }: FiguresView): 'practitioner' | 'clinic' => (clinics.length > 1 ? 'clinic' : 'practitioner')

export function nameOf(view: FiguresView, by: RowsBy, id: string): string {
  if (by === 'clinic') return view.clinics.find((clinic) => clinic.id === id)?.place ?? id
  if (by === 'profession') return view.professions.find((profession) => profession.id === id)?.name ?? id
  return [...view.now.diaries, ...view.before.diaries, ...view.now.visits, ...view.before.visits].find(({ practitioner }) => practitioner === id)?.name ?? id
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10
const pounds = (pence: number): number => pence / 100

export function fullTable(view: FiguresView): FigureTable {
  const by = rowsBy(view)
  const rows = diaryRows(view.now, view.before, by)
  return {
    caption: words.full.caption, head: [words.full.who, ...heads(view)], compared: true,
    rows: rows.map(({ id, now, before }) => [nameOf(view, by, id), perCent(now.booked, now.offered), perCent(before.booked, before.offered)]),
    extra: { head: words.full.extra, rows: rows.map(({ now }) => [hours(now.offered), hours(now.booked)]) },
  }
}

export const waitTable = (view: FiguresView): FigureTable => ({
  caption: words.wait.caption, head: [words.wait.head, ...heads(view)], compared: true,
  rows: waitBands(view.promise).map((band, i) => [band, view.now.requests.waits[i] ?? 0, view.before.requests.waits[i] ?? 0]),
})

export const fateTable = (view: FiguresView): FigureTable => ({
  caption: words.fate.caption, head: [words.fate.head, ...heads(view)], compared: true,
  rows: (Object.keys(words.fate.rows) as (keyof typeof words.fate.rows)[]).map((fate) => [words.fate.rows[fate], view.now.requests[fate], view.before.requests[fate]]),
})

export const callsTable = ({ now }: FiguresView): FigureTable => ({
  caption: words.calls.caption, head: [words.calls.head, ...callKinds.map((kind) => words.calls.short[kind])],
  rows: callHours(now.calls).map(({ hour, counts }) => [String(hour), ...callKinds.map((kind) => counts[kind])]),
})

export const triesTable = (view: FiguresView): FigureTable => ({
  caption: words.tries.caption, head: [words.tries.head, ...heads(view)], compared: true,
  rows: words.tries.rows.map((row, i) => [row, view.now.tries[i] ?? 0, view.before.tries[i] ?? 0]),
})

export function missedTable({ period, missed }: FiguresView): FigureTable {
  const periods = periodsUpTo(period, missed.length)
  return {
    caption: words.missed.caption, head: [words.missed.head[period.kind], ...words.missed.columns], places: { 1: 1 },
    rows: periods.map((one, i) => {
      const { due, missed: lost } = missed[i] ?? { due: 0, missed: 0 }
      return [words.missed.row(one), perCent(lost, due, 1), due]
    }),
  }
}

export const cancelCount = (rows: readonly CancelFigure[], reason: string, band?: number): number =>
  rows.reduce((sum, row) => sum + (row.reason === reason && (band === undefined || row.band === band) ? row.count : 0), 0)

/** Those that somebody gave, the most frequent first. */
export const givenReasons = ({ now, before }: FiguresView) => cancelReasons
  .filter((reason) => cancelCount(now.cancelled, reason) + cancelCount(before.cancelled, reason) > 0)
  .sort((a, b) => cancelCount(now.cancelled, b) - cancelCount(now.cancelled, a))

export function cancelledTable(view: FiguresView): FigureTable {
  const bands = noticeEdges(view.cutoffHours).length + 1
  return {
    caption: words.cancelled.caption,
    head: [words.cancelled.head, ...noticeBands(view.cutoffHours), words.cancelled.all, periodShort(besideOf(view))],
    rows: givenReasons(view).map((reason) => [cancelReasonWords[reason], ...Array.from({ length: bands }, (_, band) => cancelCount(view.now.cancelled, reason, band)),
      cancelCount(view.now.cancelled, reason), cancelCount(view.before.cancelled, reason)]),
  }
}

export const leadsTable = (view: FiguresView): FigureTable => ({
  caption: words.leads.caption, head: [words.leads.head, ...heads(view)], compared: true,
  rows: leadBands.map((band, i) => [band, view.now.leads.counts[i] ?? 0, view.before.leads.counts[i] ?? 0]),
})

export const visitsTable = (view: FiguresView, by: RowsBy): FigureTable => ({
  caption: by === 'profession' ? words.visits.profession : words.visits.caption, head: [words.visits.who, ...words.visits.columns.map((column, i) => (i < 3 ? column : `£ ${i === 3 ? periodShort(view.period) : periodShort(besideOf(view))}`))],
  rows: visitRows(view.now, view.before, by).map(({ id, now, before }) => [nameOf(view, by, id), now.booked, now.first, now.missed, pounds(now.pence), pounds(before.pence)]),
})

export const waitingTable = (view: FiguresView): FigureTable => ({
  caption: words.waiting.caption, head: [words.waiting.head, ...heads(view)], compared: true,
  rows: (Object.keys(words.waiting.rows) as (keyof typeof words.waiting.rows)[]).map((row) => [words.waiting.rows[row], view.now.waiting[row], view.before.waiting[row]]),
})

/** The same as on the page, one table below the other. */
export function sheetOf(view: FiguresView): Cell[][] {
  const sections: [string, FigureTable[]][] = [
    [rowsBy(view) === 'clinic' ? words.full.whole : words.full.heading, [fullTable(view)]], [words.wait.heading, [waitTable(view)]],
    [words.calls.heading, [callsTable(view), triesTable(view)]], [words.missed.heading, [missedTable(view)]], [words.fate.heading, [fateTable(view)]],
    [words.cancelled.heading, [cancelledTable(view)]], [words.leads.heading, [leadsTable(view)]],
    [words.visits.heading, [visitsTable(view, rowsBy(view)), visitsTable(view, 'profession')]], [words.waiting.heading, [waitingTable(view)]],
  ]
  return [
    [periodName(view.period), view.clinics.map(({ place }) => place).join(', ')],
    ...sections.flatMap(([heading, tables]) => tables.flatMap(({ caption, head, rows, extra }) => [
      [], [heading, caption], [...head, ...extra?.head ?? []], ...rows.map((row, i) => [...row, ...extra?.rows[i] ?? []]),
    ])),
  ]
}
