import Link from 'next/link'
import type { ReactNode } from 'react'
import { rotasAt } from '@/app/_staff/rota-addresses'
import { Say } from '@/app/_ui/staff/marks'
import { rotas as words } from '@/lib/copy/staff/rotas'
import type { RotaRow } from '@/lib/core/rota-rows'
import { wallClock24, weekdayName, type Day } from '@/lib/core/time'
import type { RotasView } from '@/lib/use-cases/read-rotas'

interface Props {
  rotas: RotasView
  clinic: string
  today: Day
  /** The row that is being changed, and the form that stands below it. */
  open: string | undefined
  form: ReactNode
}

/** Every session to come, said; what can be drawn can be typed here. */
export function SessionsTable({ rotas, clinic, today, open, form }: Props) {
  const rows = rotas.rows.filter(({ validUntil }) => validUntil === null || validUntil >= today)
  if (rows.length === 0) return <p className="effect-note">{words.none}</p>
  return (
    <table className="rota-table">
      <caption><Say>{words.table(rotas.person?.name ?? '')}</Say></caption>
      <thead><tr>{words.columns.map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => {
          const id = row.ids[0] ?? ''
          return [
            <Row key={id} row={row} rotas={rotas} clinic={clinic} isOpen={id === open} />,
            id === open && <tr key={`${id} form`} className="is-form"><td colSpan={words.columns.length}>{form}</td></tr>,
          ]
        })}
      </tbody>
    </table>
  )
}

function Row({ row, rotas, clinic, isOpen }: Pick<Props, 'rotas' | 'clinic'> & { row: RotaRow; isOpen: boolean }) {
  const place = rotas.clinics.find(({ id }) => id === row.clinic)
  const room = place?.rooms.find(({ id }) => id === row.room)?.name ?? null
  const who = rotas.person?.id
  const named = words.rowNamed(row.weekday, row.from, row.to)
  const [day, where, from, to, lunch, often, valid] = words.columns
  const at = (doing: 'change' | 'end') => `${rotasAt(clinic, { who, do: doing, row: row.ids[0] })}#draft` as ReturnType<typeof rotasAt>
  const isOnce = row.validFrom === row.validUntil
  return (
    <tr className={isOpen ? 'is-open' : undefined}>
      <th scope="row" data-label={day}>{weekdayName(row.weekday)}</th>
      <td data-label={where}>{words.at(place?.place ?? row.clinic, room)}</td>
      <td data-label={from}>{wallClock24(row.from)}</td>
      <td data-label={to}>{wallClock24(row.to)}</td>
      <td data-label={lunch}>{row.lunch ? words.clocks(row.lunch.from, row.lunch.to) : words.noLunch}</td>
      <td data-label={often}>{isOnce ? words.onceOnly : words.often(row.everyWeeks)}</td>
      <td data-label={valid}>{words.valid(row.validFrom, row.validUntil)}</td>
      <td className="rota-do">
        {place?.mine && <Link className="b edge" prefetch={false} href={at('change')}>{words.change}<Say> {named}</Say></Link>}
        {place?.mine && <Link className="b edge" prefetch={false} href={at('end')}>{words.end}<Say> {named}</Say></Link>}
      </td>
    </tr>
  )
}
