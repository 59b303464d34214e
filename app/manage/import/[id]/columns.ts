import { fieldWords, imports as words } from '@/lib/copy/staff/import'
import type { ImportField } from '@/lib/core/import/fields'
import type { ImportLine } from '@/lib/core/import/import-view'

type Line = Pick<ImportLine, 'columns' | 'settings'>

const at = ({ settings }: Line, field: ImportField): number => settings?.columns.indexOf(field) ?? -1

/** The heading of the column that holds it; what it would hold where there is none. */
export function columnOf(line: Line, field: ImportField | null): string {
  if (field === null) return words.wholeRow
  const i = at(line, field)
  return i < 0 ? fieldWords[field] : words.column(line.columns[i] ?? '', i)
}

export const valueAt = (line: Line, field: ImportField | null, cells: readonly string[] | undefined): string =>
  (field === null ? cells?.join(' | ') : cells?.[at(line, field)]) ?? ''

/** By what a person knows the row again: name and number. */
export const rowSaid = (line: Line, cells: readonly string[]): string =>
  (['name', 'firstName', 'lastName', 'phone', 'born', 'patientId', 'start', 'date', 'time', 'practitioner'] as const).map((field) => cells[at(line, field)] ?? '').filter(Boolean).join(' ')
