import { CsvError, parse } from 'csv-parse/sync'
import { readDay } from './read-date'
import { bounded, isBlank, unread, type Reading, type TableRow } from './table'

export const separators = [',', ';', '\t'] as const
export type Separator = (typeof separators)[number]

/** How often each separator stands outside quotation marks in the first lines. */
function tally(text: string): Map<string, number> {
  const counts = new Map<string, number>(separators.map((one) => [one, 0]))
  let quoted = false
  let lines = 0
  for (const letter of text.slice(0, 20_000)) {
    if (letter === '"') quoted = !quoted
    else if (quoted) continue
    else if (letter === '\n') lines += 1
    else if (counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + (lines === 0 ? 100 : 1))
    if (lines > 4) break
  }
  return counts
}

/** Whichever stands most often, first of all in the headings; a comma where none does. */
export function separatorOf(text: string): Separator {
  const counts = tally(text)
  return separators.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best))
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** Each record with the line that it begins in. */
function recordsOf(text: string, delimiter: Separator): TableRow[] {
  const parsed = parse(text, { delimiter, info: true, relax_column_count: true, relax_quotes: true }) as unknown as Parsed[]
  let before = 0
  return parsed.map(({ record, info }) => {
    const line = before + 1
    before = info.lines
    return { line, cells: record }
  })
}

/** Where the quotation mark that is never closed was opened. */
function openedIn(text: string): number {
  let [line, opened, quoted] = [1, 1, false]
  for (const letter of text) {
    if (letter === '\n') line += 1
    if (letter !== '"') continue
    quoted = !quoted
    if (quoted) opened = line
  }
  return opened
}

/** An address, a number or a date is nobody's heading: the first row is somebody's details, which a heading's place would keep. */
const isDetail = (cell: string): boolean => /\S@\S/.test(cell) || /^\+?[\d ()./-]{7,}$/.test(cell.trim()) || readDay(cell, 'day-first') !== null

/** A spreadsheet's note of its separator, which is no row. */
const note = /^sep=(.)\n/i

/** A table by commas, semicolons or tabs (RFC 4180, and what spreadsheets make of it). The first row that says anything has the headings. */
export function readCsv(written: string): Reading & { separator?: Separator } {
  const given = written.replaceAll(/\r\n?/g, '\n')
  const noted = note.exec(given)
  // The note is left as an empty line, so that lines are counted as in the file.
  const text = noted ? `\n${given.slice(noted[0].length)}` : given
  if (text.trim() === '') return unread({ why: 'empty' })
  const separator = separators.find((one) => one === noted?.[1]) ?? separatorOf(text.trimStart())
  try {
    const [head, ...rows] = recordsOf(text, separator).filter(({ cells }) => !isBlank(cells))
    if (!head) return unread({ why: 'empty' })
    if (head.cells.some(isDetail)) return unread({ why: 'no-headings' })
    return { ...bounded(head.cells.map((cell) => cell.trim()), rows), separator }
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return unread({ why: 'open-quote', line: openedIn(text) })
    throw error
  }
}
