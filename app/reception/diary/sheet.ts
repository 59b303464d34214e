import { minuteOfDay, dayOf, type Instant, type WallMinute } from '@/lib/core/time'
import type { DiaryColumn, DiaryEntry, DiaryView } from '@/lib/core/views'

/** A day laid out: for every column its pieces from top to bottom, in rows of five minutes, without a gap or an overlap. */

export const rowMinutes = 5
export const rowsAQuarter = 3

export type Piece =
  | { kind: 'entry'; entry: DiaryEntry; row: number; rows: number }
  | { kind: 'free'; at: WallMinute; past: boolean; row: number; rows: number }
  | { kind: 'off'; row: number; rows: number }
  | { kind: 'break'; row: number; rows: number }
  | { kind: 'away'; reason: string; row: number; rows: number }
  | { kind: 'elsewhere'; place: string; row: number; rows: number }

/** A stretch in which the whole clinic is shut and nobody is booked: drawn once over all columns. */
export interface Shutter {
  reason: string
  row: number
  rows: number
}

export interface Sheet {
  rows: number
  columns: { column: DiaryColumn; pieces: Piece[] }[]
  shutters: Shutter[]
  /** Not drawn: cancelled, or missed with somebody else booked since. */
  gone: DiaryEntry[]
}

type Paint = { key: string; make: (row: number, rows: number) => Piece }

const isGone = (entry: DiaryEntry): boolean => entry.status === 'cancelled' || entry.status === 'released'

export function laySheet(view: DiaryView, now: Instant): Sheet {
  const { from, to, day, clinic } = view
  const zone = clinic.timeZone
  const rows = Math.ceil((to - from) / rowMinutes)
  const rowOf = (at: Instant): number => {
    const on = dayOf(at, zone)
    const wall = on < day ? 0 : on > day ? 1440 : minuteOfDay(at, zone)
    return Math.min(rows, Math.max(0, (wall - from) / rowMinutes))
  }
  const shutters = view.closed.map(({ from: shut, to: opens, reason }): Shutter => {
    const row = Math.min(rows, Math.max(0, Math.floor((shut - from) / rowMinutes)))
    return { reason, row, rows: Math.min(rows, Math.ceil((opens - from) / rowMinutes)) - row }
  }).filter((shutter) => shutter.rows > 0 && !view.columns.some((column) => busyWithin(column, shutter, rowOf)))
  const gone: DiaryEntry[] = []
  const columns = view.columns.map((column) => {
    const paint = paintColumn(column, rows, rowOf, gone)
    for (const { row, rows: n } of shutters) paint.fill(null, row, row + n)
    return { column, pieces: cut(paint, from, rowOf(now)) }
  })
  return { rows, columns, shutters, gone }
}

const busyWithin = (column: DiaryColumn, shutter: Shutter, rowOf: (at: Instant) => number): boolean =>
  column.entries.some((entry) => !isGone(entry) && rowOf(entry.start) < shutter.row + shutter.rows && rowOf(entry.busyUntil) > shutter.row)

/** Lays one thing over another: off, then sessions and the breaks between them, what is elsewhere, away, and who is booked. */
function paintColumn(column: DiaryColumn, rows: number, rowOf: (at: Instant) => number, gone: DiaryEntry[]): (Paint | null)[] {
  const off: Paint = { key: 'off', make: (row, n) => ({ kind: 'off', row, rows: n }) }
  const paint: (Paint | null)[] = Array.from({ length: rows }, () => off)
  const over = (start: Instant, end: Instant, what: Paint) => paint.fill(what, Math.floor(rowOf(start)), Math.ceil(rowOf(end)))
  const [first, last] = [column.open[0], column.open.at(-1)]
  if (first && last) over(first.start, last.end, { key: 'break', make: (row, n) => ({ kind: 'break', row, rows: n }) })
  for (const { start, end, place } of column.elsewhere) {
    over(start, end, { key: `elsewhere ${start}`, make: (row, n) => ({ kind: 'elsewhere', place, row, rows: n }) })
  }
  for (const { start, end } of column.open) over(start, end, freePaint)
  for (const { start, end, reason } of column.away) {
    over(start, end, { key: `away ${start}`, make: (row, n) => ({ kind: 'away', reason, row, rows: n }) })
  }
  const shown = column.entries.filter((entry) => !isGone(entry))
  const missedAndTaken = (entry: DiaryEntry) => entry.status === 'no_show'
    && shown.some((other) => other.status !== 'no_show' && other.start < entry.busyUntil && entry.start < other.busyUntil)
  gone.push(...column.entries.filter((entry) => isGone(entry) || missedAndTaken(entry)))
  for (const entry of shown.filter((one) => !missedAndTaken(one))) {
    over(entry.start, entry.busyUntil, { key: entry.id, make: (row, n) => ({ kind: 'entry', entry, row, rows: n }) })
  }
  return paint
}

const freePaint: Paint = { key: 'free', make: (row, n) => ({ kind: 'free', at: 0, past: false, row, rows: n }) }

/** Runs of one paint become pieces; free time is cut at the quarter hours, where a start may be. */
function cut(paint: (Paint | null)[], from: WallMinute, nowRow: number): Piece[] {
  const pieces: Piece[] = []
  let row = 0
  while (row < paint.length) {
    const here = paint[row]
    const isFree = here === freePaint
    let end = row + 1
    while (end < paint.length && paint[end]?.key === here?.key && !(isFree && end % rowsAQuarter === 0)) end += 1
    if (here) {
      const piece = here.make(row, end - row)
      pieces.push(piece.kind === 'free' ? { ...piece, at: from + row * rowMinutes, past: row < nowRow } : piece)
    }
    row = end
  }
  return pieces
}
