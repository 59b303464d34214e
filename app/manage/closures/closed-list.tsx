import Link from 'next/link'
import { closuresPageAt } from '@/app/_staff/rota-addresses'
import { Say } from '@/app/_ui/staff/marks'
import { closures as words } from '@/lib/copy/staff/closures'
import type { ClosuresView } from '@/lib/use-cases/draft-closure'

/** What is closed from now on, and how it is opened again. */
export function ClosedList({ view, clinic, open }: { view: ClosuresView; clinic: string; open: string | undefined }) {
  const [when, where, hours, why, act] = words.columns
  if (view.closures.length === 0) return <p className="effect-note">{words.none}</p>
  return (
    <table className="rota-table">
      <caption><Say>{words.list}</Say></caption>
      <thead><tr>{[when, where, hours, why, act].map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
      <tbody>
        {view.closures.map(({ id, from, until, place, fromMinute, toMinute, reason, mine }) => (
          <tr key={id} className={id === open ? 'is-open' : undefined}>
            <th scope="row">{words.when(from, until)}</th>
            <td data-label={where}>{place ?? words.everywhere}</td>
            <td data-label={hours}>{words.hours(fromMinute, toMinute)}</td>
            <td data-label={why}>{reason}</td>
            <td className="rota-do">
              {mine && (
                <Link className="b edge" prefetch={false} scroll={false} href={closuresPageAt(clinic, { do: 'open', closure: id })}>
                  {words.open}<Say> {words.openNamed(words.when(from, until), reason)}</Say>
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
