import type { ReactNode } from 'react'
import { figures as words } from '@/lib/copy/staff/figures'
import { FigureTable } from './figure-table'
import type { FigureTable as Table } from './tables'

interface Props {
  id: string
  heading: string
  said: string
  chart: ReactNode
  tables: readonly Table[]
  /** The drawing has long names before it. */
  named?: boolean
  /** As wide as the page: its tables have many columns and rows. */
  wide?: boolean
}

const isNothing = ({ rows }: Table): boolean => rows.every((row) => row.slice(1).every((cell) => cell === null || cell === 0))

/** A question, its drawing, and the same in a table. */
export function Section({ id, heading, said, chart, tables, named = false, wide = false }: Props) {
  const isEmpty = tables.every(isNothing)
  return (
    <section className={`fg-section ${named ? 'is-named' : ''} ${wide ? 'is-across' : ''}`} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p className="fg-said">{said}</p>
      {isEmpty ? <p className="fg-nothing">{words.nothing}</p> : (
        <div className="fg-beside">
          <div className="fg-chart">{chart}</div>
          <div className="fg-tables">{tables.map((table) => <FigureTable key={table.caption} {...table} />)}</div>
        </div>
      )}
    </section>
  )
}
