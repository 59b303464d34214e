import { calls as words } from '@/lib/copy/staff/calls'
import { durationWords, mediumDate, type Day } from '@/lib/core/time'
import type { CallsView } from '@/lib/core/views'

/** How many, and how the day goes. */
export function Top({ view, day }: { view: CallsView; day: Day }) {
  const { today } = view
  return (
    <div className="top">
      <h1>{words.heading(view.calls.length)}</h1>
      <p className="say">{view.clinic.place}, {mediumDate(day)}</p>
      <dl className="tallies">
        <Tally name={words.tallies.rung} value={today.rung} />
        <Tally name={words.tallies.confirmed} value={today.confirmed} />
        <Tally name={words.tallies.moved} value={today.moved} />
        <Tally name={words.tallies.unanswered} value={today.unanswered} />
        {today.medianMinutesToConfirm !== null && (
          <Tally name={words.tallies.wait} value={durationWords(Math.round(today.medianMinutesToConfirm))} />
        )}
      </dl>
    </div>
  )
}

const Tally = ({ name, value }: { name: string; value: number | string }) => (
  <div><dt>{name}</dt><dd>{value}</dd></div>
)
