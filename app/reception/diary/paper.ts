import type { Piece, Sheet } from './sheet'

/** How the rows of the day share the height of the paper. */
export interface Paper {
  /** For `grid-template-rows`: runs of full rows and of folded ones. */
  rows: string
  /** How many full rows all of them are worth. */
  worth: number
  /** Whether nothing of this row is to be seen. */
  isFolded: (row: number) => boolean
}

const foldedTo = 0.06
const leastRun = 12

const isEmpty = ({ kind }: Piece): boolean => kind === 'off' || kind === 'elsewhere'

/**
 * One visit at six in the morning would squeeze all others, since the sheet is one page high: stretches of an hour or
 * more in which nobody is in are folded away.
 */
export function foldPaper({ rows, columns, shutters }: Sheet): Paper {
  const used = Array.from({ length: rows }, () => false)
  const pieces = columns.flatMap((column) => column.pieces).filter((piece) => !isEmpty(piece))
  for (const { row, rows: n } of [...pieces, ...shutters]) used.fill(true, row, row + n)
  const runs: { from: number; length: number; folded: boolean }[] = []
  for (let row = 0; row < rows;) {
    let end = row + 1
    while (end < rows && used[end] === used[row]) end += 1
    runs.push({ from: row, length: end - row, folded: !used[row] && end - row >= leastRun })
    row = end
  }
  const height = (folded: boolean): string => `calc(var(--q) / 3${folded ? ` * ${foldedTo}` : ''})`
  return {
    rows: runs.map(({ length, folded }) => `repeat(${length}, ${height(folded)})`).join(' '),
    worth: runs.reduce((sum, { length, folded }) => sum + length * (folded ? foldedTo : 1), 0),
    isFolded: (row) => runs.some(({ from, length, folded }) => folded && row >= from && row < from + length),
  }
}
