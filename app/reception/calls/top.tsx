import { PrintButton } from '@/app/_ui/staff/print-button'
import { calls as words } from '@/lib/copy/staff/calls'
import { ringNow as ringNowWords } from '@/lib/copy/staff/ring-now'
import { durationWords, mediumDate, type Day } from '@/lib/core/time'
import type { CallsView } from '@/lib/core/views'
import type { Entry } from './entries'

/** How many, and how the day goes. */
export function Top({ view, entries, day }: { view: CallsView; entries: Entry[]; day: Day }) {
  const { today } = view
  const overdue = entries.filter(({ urgency }) => urgency === 'overdue').length
  const atOnce = entries.filter(({ urgency }) => urgency === 'ring-now').length
  return (
    <div className="top">
      <h1>{words.heading(entries.length)}</h1>
      {atOnce > 0 ? <p className="at-once-said" role="alert">{ringNowWords.said(atOnce)}</p> : <p className="say">{view.clinic.place}, {mediumDate(day)}</p>}
      <dl className="tallies">
        {overdue > 0 && <Tally name={words.tallies.overdue} value={overdue} late />}
        <Tally name={words.tallies.rung} value={today.rung} />
        <Tally name={words.tallies.confirmed} value={today.confirmed} />
        <Tally name={words.tallies.moved} value={today.moved} />
        <Tally name={words.tallies.unanswered} value={today.unanswered} />
        {today.medianMinutesToConfirm !== null && (
          <Tally name={words.tallies.wait} value={durationWords(Math.round(today.medianMinutesToConfirm))} />
        )}
      </dl>
      {entries.length > 0 && <PrintButton words={words.print} />}
    </div>
  )
}

const Tally = ({ name, value, late = false }: { name: string; value: number | string; late?: boolean }) => (
  <div><dt>{name}</dt><dd className={late ? 'late' : undefined}>{value}</dd></div>
)
