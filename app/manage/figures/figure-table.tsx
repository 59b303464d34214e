import { figures as words } from '@/lib/copy/staff/figures'
import type { FigureTable as Table } from './tables'

const shown = (cell: string | number | null, places = 0): string => (typeof cell === 'number'
  ? cell.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: Math.max(places, 2) }) : cell ?? words.none)

/** '+5', '−3': with a minus as it is printed. */
function changed([, now, before]: Table['rows'][number]): string {
  if (typeof now !== 'number' || typeof before !== 'number') return words.none
  const change = Math.round((now - before) * 10) / 10
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`
}

/** The table beside a drawing, for those who read. */
export function FigureTable({ caption, head, rows, compared = false, places }: Table) {
  if (rows.length === 0) return null
  return (
    <table className={`fg-table ${head.length > 5 ? 'is-wide' : ''}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((word) => <th key={word} scope="col">{word}</th>)}
          {compared && <th scope="col">{words.change}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row[0])}>
            {row.map((cell, i) => (i === 0 ? <th key={head[i]} scope="row">{cell}</th> : <td key={head[i]}>{shown(cell, places?.[i])}</td>))}
            {compared && <td className="fg-change">{changed(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
