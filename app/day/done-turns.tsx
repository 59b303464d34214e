import { Flags } from '@/app/_staff/flags'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { clock24, type Zone } from '@/lib/core/time'
import { QuestionsMark } from './questions-mark'
import { Standing } from './turn-facts'
import type { DayEntry } from './turns'

/** What is behind: folded, on the thread that comes down to now. */
export function DoneTurns({ entries, zone, hasNow }: { entries: DayEntry[]; zone: Zone; hasNow: boolean }) {
  const [first] = entries
  if (!first) return null
  return (
    <section className="my-done" aria-label={words.already}>
      <details open={!hasNow}>
        <summary>{words.seen(entries.length, clock24(first.start, zone))}</summary>
        <ol className="turns">
          {entries.map((entry) => (
            <li className="was" key={entry.id}>
              <div>
                <span className="t">{clock24(entry.start, zone)}</span>
                <span className="who">
                  <b>{entry.patient?.name}</b>
                  <small><Flags {...entry} /> {entry.service.name} <Standing entry={entry} zone={zone} /></small>
                  {entry.questions !== 'none' && <QuestionsMark entry={entry} />}
                </span>
              </div>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
