import Link from 'next/link'
import { diaryAt, phoneAt } from '@/app/_staff/addresses'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Status } from '@/app/_ui/staff/status'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { statusWords } from '@/lib/copy/staff/words'
import type { BookedView } from '@/lib/core/phone-view'
import { clock24, dayOf, longDate } from '@/lib/core/time'
import { FocusHere } from './focus-here'

/** What was booked, and the next caller in one key. */
export function Booked({ view, clinic }: { view: BookedView; clinic: string }) {
  const { patient, dates } = view
  return (
    <main id="main" className="phone-booked">
      <h1>{words.booked(patient.name)}</h1>
      <p role="status">{words.bookedSaid(dates.length)}</p>
      <ol className="booked-dates">
        {dates.map(({ reference, start, clinic: at, practitioner, service, status }) => (
          <li key={reference}>
            <span><b>{longDate(dayOf(start, at.timeZone))}, {clock24(start, at.timeZone)}</b><small>{service} with {practitioner}, {at.place}</small></span>
            <Status status={status}>{statusWords[status]}</Status>
            <span className="ref">{reference}</span>
            <Link className="b edge" prefetch={false} href={diaryAt(at.id, dayOf(start, at.timeZone), { open: reference })}>{words.inDiary}</Link>
          </li>
        ))}
      </ol>
      <div className="acts-row">
        <FocusHere>
          <Link className="act main" prefetch={false} href={phoneAt(clinic)} aria-keyshortcuts="N F2"><Icon name="dial" />{words.nextCaller} <Key>N</Key></Link>
        </FocusHere>
        <Link className="act" prefetch={false} href={phoneAt(clinic, { patient: patient.id })} aria-keyshortcuts="A">{words.sameCaller} <Key>A</Key></Link>
      </div>
    </main>
  )
}
