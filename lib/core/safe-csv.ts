/** What a cell may hold: nothing is null. */
export type Cell = string | number | null

/** What a spreadsheet takes for the beginning of a formula, also in its wide forms and after blanks. */
const formula = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/**
 * A text as a spreadsheet shows it and never runs it: an apostrophe goes before what it would take for a formula (OWASP, CSV
 * injection). Numbers are left as they are.
 */
const harmless = (cell: Cell): string => cell === null ? '' : typeof cell === 'number' ? String(cell) : formula.test(cell) ? `'${cell}` : cell

const quoted = (text: string): string => /[",\r\n]/.test(text) || text.startsWith("'") ? `"${text.replaceAll('"', '""')}"` : text

/** One line of RFC 4180, with its end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`

/** Says to a spreadsheet that what follows is UTF-8. */
export const csvMark = '\uFEFF'

/** A whole table, with the mark. */
export const csvTable = (rows: readonly (readonly Cell[])[]): string => csvMark + rows.map(csvLine).join('')
