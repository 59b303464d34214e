import { Flags } from '@/app/_staff/flags'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { clock24, type Zone } from '@/lib/core/time'
import type { DayView } from '@/lib/core/views'
import { MarkForm } from './mark-form'
import { TwoMarks } from './now-next'
import { QuestionsMark } from './questions-mark'
import { Standing } from './turn-facts'
import { withGaps, type DayEntry, type Turns } from './turns'

interface Props {
  view: DayView
  turns: Turns
  zone: Zone
  isToday: boolean
}

/** Everyone after the next, with the free time between. */
export function TurnList({ view, turns, zone, isToday }: Props) {
  const { after } = turns
  const before = turns.next ?? turns.now
  const alone = before === null
  if (view.entries.length === 0) {
    const said = view.places.length === 0 ? words.notIn : words.nobody
    return <section className="my-list"><p>{view.away[0] ? words.away(view.away[0].reason) : said}</p></section>
  }
  if (alone && after.length === 0) return null
  return (
    <section className="my-list" aria-labelledby="all">
      <h2 id="all">{after.length === 0 ? words.nothingAfter : words.after(after.length, alone)}</h2>
      <ol className="turns">
        {withGaps(after, before, view.places.flatMap(({ open }) => open)).map((line) => line.kind === 'gap' ? (
          <li className="gap" key={`gap ${line.from}`}>
            <div><span className="t">{clock24(line.from, zone)}</span><span>{line.free ? words.free(line.minutes) : words.break(line.minutes)}</span></div>
          </li>
        ) : <Turn key={line.entry.id} entry={line.entry} zone={zone} isToday={isToday} />)}
      </ol>
    </section>
  )
}

const Turn = ({ entry, zone, isToday }: { entry: DayEntry; zone: Zone; isToday: boolean }) => (
  <li className="turn">
    <div>
      <span className="t">{clock24(entry.start, zone)}</span>
      <div className="who">
        <b>{entry.patient?.name}</b>
        <small><Flags {...entry} /> {entry.service.name} <Standing entry={entry} zone={zone} /></small>
        <QuestionsMark entry={entry} />
        {entry.reason && <small>{entry.reason}</small>}
        {entry.note && <small>{entry.note}</small>}
        {isToday && entry.status === 'arrived' && <MarkForm entry={entry} verb="complete" words={words.complete} />}
        {isToday && entry.status === 'confirmed' && (
          <details className="marks"><summary>{words.mark}</summary><TwoMarks entry={entry} /></details>
        )}
      </div>
    </div>
  </li>
)
