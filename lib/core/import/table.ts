/** A file as it was read: headings, and below them rows of texts. */
export interface TableRow {
  /** Of the file, counted from 1: where the row begins. */
  line: number
  cells: string[]
}

export interface Table {
  columns: string[]
  rows: TableRow[]
}

/** What a file may hold. */
export const fileMostBytes = 10 * 1024 * 1024
export const rowsMost = 20_000
export const columnsMost = 100
/** In characters; a longer text is cut, and is then too long for any field. */
export const cellMost = 5_000

/** Why a file can't be read at all. */
export type FileTrouble =
  | { why: 'empty' | 'too-large' | 'not-text' | 'not-calendar' | 'no-headings' | 'no-rows' | 'too-many-rows' | 'too-many-columns' }
  /** A quotation mark that is never closed; where it was opened. */
  | { why: 'open-quote'; line: number }

export type Reading = { ok: true; table: Table } | { ok: false; trouble: FileTrouble }

export const unread = (trouble: FileTrouble): { ok: false; trouble: FileTrouble } => ({ ok: false, trouble })

/** Half a surrogate pair and zero bytes can't be stored; they are no part of any text. */
export const storable = (text: string): string => text.slice(0, cellMost).replaceAll(/[\0\p{Cs}]/gu, '')

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Rows in their bounds; none is blank. */
export function bounded(columns: string[], rows: TableRow[]): Reading {
  const kept = rows.filter(({ cells }) => !isBlank(cells))
  if (columns.length > columnsMost) return unread({ why: 'too-many-columns' })
  if (kept.length > rowsMost) return unread({ why: 'too-many-rows' })
  if (kept.length === 0) return unread({ why: 'no-rows' })
  return { ok: true, table: { columns: columns.map(storable), rows: kept.map(({ line, cells }) => ({ line, cells: cells.map(storable) })) } }
}
