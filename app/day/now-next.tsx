import { Bob } from '@/app/_ui/staff/marks'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { clock24, type Instant, type Zone } from '@/lib/core/time'
import { MarkForm } from './mark-form'
import { TurnFacts } from './turn-facts'
import type { DayEntry } from './turns'

/** Who is with the practitioner, or should be: at the tip of the thread. */
export const NowTurn = ({ entry, zone, now }: { entry: DayEntry; zone: Zone; now: Instant }) => (
  <section className="my-now" aria-labelledby="now">
    <Bob />
    <h2 id="now">{entry.status !== 'arrived' && entry.end <= now ? words.notYet(clock24(entry.start, zone))
      : words.now(clock24(entry.start, zone), clock24(entry.end, zone))}</h2>
    <TurnFacts entry={entry} zone={zone} />
    {entry.status === 'confirmed' && <TwoMarks entry={entry} />}
  </section>
)

export const NextTurn = ({ entry, zone }: { entry: DayEntry; zone: Zone }) => (
  <section className="my-next" aria-labelledby="next">
    <h2 id="next">{words.next(clock24(entry.start, zone))}</h2>
    <TurnFacts entry={entry} zone={zone} />
    {entry.status === 'confirmed' && <TwoMarks entry={entry} />}
    {entry.status === 'arrived' && <div className="two"><MarkForm entry={entry} verb="complete" words={words.complete} /></div>}
  </section>
)

export const TwoMarks = ({ entry }: { entry: DayEntry }) => (
  <div className="two">
    {entry.verbs.includes('arrive') && <MarkForm entry={entry} verb="arrive" words={words.arrived} />}
    {entry.verbs.includes('miss') && <MarkForm entry={entry} verb="miss" words={words.missed} />}
  </div>
)
