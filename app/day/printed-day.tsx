import { Flags } from '@/app/_staff/flags'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { answersRead as questionsWords } from '@/lib/copy/staff/answers-read'
import { clock24, type Zone } from '@/lib/core/time'
import type { DayView } from '@/lib/core/views'
import { Standing } from './turn-facts'
import { withGaps } from './turns'

/** The whole day in order, on paper alone, with lines to write on. */
export const PrintedDay = ({ view, zone, printedAt }: { view: DayView; zone: Zone; printedAt: string }) => (
  <section className="printed" aria-hidden="true">
    <ol>
      {withGaps(view.entries, null, view.places.flatMap(({ open }) => open)).map((line) => line.kind === 'gap' ? (
        <li key={`gap ${line.from}`} className="gap"><b>{clock24(line.from, zone)}</b><span>{line.free ? words.free(line.minutes) : words.break(line.minutes)}</span></li>
      ) : (
        <li key={line.entry.id}>
          <b>{clock24(line.entry.start, zone)}</b>
          <div>
            <strong>{line.entry.patient?.name}</strong>
            <p><Flags {...line.entry} /> {line.entry.service.name} <Standing entry={line.entry} zone={zone} /></p>
            {line.entry.questions !== 'none' && <p>{questionsWords.printed[line.entry.questions]}</p>}
            {line.entry.reason && <p>{line.entry.reason}</p>}
            {line.entry.note && <p>{line.entry.note}</p>}
          </div>
        </li>
      ))}
    </ol>
    <p>{words.printed(printedAt, view.practitioner.name)}</p>
  </section>
)
