import type { AttemptOutcome } from '@/lib/core/call'
import type { CallFigure, DiaryFigure, PeriodFigures, VisitFigure } from './figures'

/** How figures are laid together: by practitioner, by clinic or by profession. */
export type RowsBy = 'practitioner' | 'clinic' | 'profession'

type Sums<T> = { [K in keyof T as T[K] extends number ? K : never]: number }
export type DiarySums = Sums<DiaryFigure>
export type VisitSums = Sums<VisitFigure>

export interface Row<T> {
  id: string
  now: T
  before: T
}

const noTime: DiarySums = { offered: 0, booked: 0 }
const nobody: VisitSums = { booked: 0, first: 0, due: 0, missed: 0, cancelled: 0, pence: 0, missedPence: 0 }

function add<T extends Record<string, number>>(sum: T, row: T): T {
  return Object.fromEntries(Object.keys(sum).map((key) => [key, (sum[key] ?? 0) + (row[key] ?? 0)])) as T
}

export const sumDiaries = (rows: readonly DiaryFigure[]): DiarySums => rows.reduce<DiarySums>((sum, { offered, booked }) => add(sum, { offered, booked }), noTime)

export const sumVisits = (rows: readonly VisitFigure[]): VisitSums =>
  rows.reduce<VisitSums>((sum, { booked, first, due, missed, cancelled, pence, missedPence }) =>
    add(sum, { booked, first, due, missed, cancelled, pence, missedPence }), nobody)

const idsOf = <T>(idOf: (row: T) => string, ...all: readonly (readonly T[])[]): string[] => [...new Set(all.flat().map(idOf))]

/** Whose diary, or which clinic's; who is in one of the periods alone has a row as well. */
export function diaryRows(now: PeriodFigures, before: PeriodFigures, by: 'practitioner' | 'clinic'): Row<DiarySums>[] {
  const of = (rows: readonly DiaryFigure[], id: string) => sumDiaries(rows.filter((row) => row[by] === id))
  return idsOf((row: DiaryFigure) => row[by], now.diaries, before.diaries)
    .map((id) => ({ id, now: of(now.diaries, id), before: of(before.diaries, id) }))
    .filter((row) => row.now.offered + row.before.offered > 0)
}

export function visitRows(now: PeriodFigures, before: PeriodFigures, by: RowsBy): Row<VisitSums>[] {
  const of = (rows: readonly VisitFigure[], id: string) => sumVisits(rows.filter((row) => row[by] === id))
  return idsOf((row: VisitFigure) => row[by], now.visits, before.visits).map((id) => ({ id, now: of(now.visits, id), before: of(before.visits, id) }))
}

/** Per cent, whole or to so many places; null where there is nothing to be a part of. */
export function perCent(part: number, whole: number, places = 0): number | null {
  const unit = 10 ** places
  return whole === 0 ? null : Math.round((part / whole) * 100 * unit) / unit
}

export const callKinds = ['confirmed', 'moved', 'unanswered', 'other'] as const
export type CallKind = (typeof callKinds)[number]

const kindOf: Readonly<Record<AttemptOutcome, CallKind>> = {
  'confirmed': 'confirmed', 'moved': 'moved', 'no-answer': 'unanswered', 'voicemail': 'unanswered', 'wrong-number': 'other', 'call-back': 'other', 'declined': 'other',
}

/** From the first hour in which somebody was rung to the last, those between them included. */
export function callHours(calls: readonly CallFigure[]): { hour: number; counts: Record<CallKind, number> }[] {
  if (calls.length === 0) return []
  const [first, last] = [Math.min(...calls.map(({ hour }) => hour)), Math.max(...calls.map(({ hour }) => hour))]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const counts = { confirmed: 0, moved: 0, unanswered: 0, other: 0 }
    for (const { hour, outcome, count } of calls) if (hour === first + i) counts[kindOf[outcome]] += count
    return { hour: first + i, counts }
  })
}
