import Link from 'next/link'
import { absencesAt } from '@/app/_staff/absence-addresses'
import type { OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { sayTimes } from '@/lib/copy/staff/absence-words'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { absenceReasonWords, absenceStatusWords } from '@/lib/copy/staff/my-own'
import { pastClock } from '@/lib/copy/staff/time'
import type { AbsencesView, AbsenceView } from '@/lib/core/absence-view'
import { dayOf, shortDate } from '@/lib/core/time'

interface Props {
  view: AbsencesView
  desk: OpenManageDesk
  /** The one that is open. */
  open: string | undefined
}

/** What waits, who is away, and what was decided lately. */
export function AbsenceLists({ view, desk, open }: Props) {
  const { asked, coming, decided } = view
  const list = (absences: AbsenceView[]) => (
    <ul className="absence-list">{absences.map((absence) => <Line key={absence.id} {...{ absence, desk, open }} />)}</ul>
  )
  return (
    <div className="absence-lists">
      <section aria-labelledby="asked">
        <h2 id="asked">{words.asked(asked.length)}</h2>
        {asked.length > 0 && list(asked)}
      </section>
      <section aria-labelledby="coming">
        <h2 id="coming">{words.coming}</h2>
        {coming.length === 0 ? <p>{words.noneComing}</p> : list(coming)}
      </section>
      {decided.length > 0 && (
        <section>
          <details>
            <summary>{words.decided}</summary>
            {list(decided)}
          </details>
        </section>
      )}
    </div>
  )
}

function Line({ absence, desk: { clinic, now }, open }: Omit<Props, 'view'> & { absence: AbsenceView }) {
  const { id, practitioner, times, zone, status, reason, asked, decided, endedFrom } = absence
  const today = dayOf(now, zone)
  const who = decided ? words.decidedBy(decided.by, pastClock(decided.at, today, zone)) : words.askedBy(pastClock(asked.at, today, zone))
  return (
    <li className={id === open ? 'is-open' : undefined}>
      <Link prefetch={false} href={absencesAt(clinic.id, { absence: id })} aria-current={id === open ? 'true' : undefined}>
        <b>{practitioner.name}</b> <span>{sayTimes(times, today)}</span>
      </Link>
      <small>
        <span className={`absence-sign is-${status}`} aria-hidden="true" /> {absenceStatusWords[status]}, {absenceReasonWords[reason].toLowerCase()}, {who}
        {endedFrom !== null && `, ${words.endedFrom(shortDate(endedFrom))}`}
      </small>
    </li>
  )
}
