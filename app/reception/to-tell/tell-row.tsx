import Link from 'next/link'
import { toTellAt } from '@/app/_staff/addresses'
import { DialLine } from '@/app/_staff/dial'
import { Say } from '@/app/_ui/staff/marks'
import { dayAndClock, dayName, pastClock } from '@/lib/copy/staff/time'
import { toTell as words } from '@/lib/copy/staff/to-tell'
import type { TellEntry, Whereabouts } from '@/lib/core/change-view'
import { clock24, dayOf, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { keyOf } from './tell-key'

interface Props {
  entry: TellEntry
  clinic: ClinicView
  now: Instant
  isOpen: boolean
  /** J or K, where this is the row after or before the open one. */
  shortcut: string | undefined
}

/** Who, what it was and what it is now. */
export function TellRow({ entry, clinic, now, isOpen, shortcut }: Props) {
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  const place = ({ start, practitioner }: Whereabouts) => (
    <><b>{dayName(dayOf(start, zone), today)} {clock24(start, zone)}</b><small>{words.with(practitioner)}</small></>
  )
  return (
    <tr className={isOpen ? 'is-on' : undefined} aria-current={isOpen ? 'true' : undefined}>
      <td>
        <Link className="name" prefetch={false} href={toTellAt(clinic.id, { tell: keyOf(entry) })} scroll={false} aria-keyshortcuts={shortcut}>
          {entry.patient.name}
        </Link>
        <DialLine name={entry.patient.name} patient={entry.patient} />
        {entry.bookedByName && <small>{words.askFor(entry.bookedByName)}</small>}
        {entry.tried && <small className="late">{words.tried(pastClock(entry.tried.at, today, zone), entry.tried.by)}</small>}
      </td>
      <td><span className={entry.now && !entry.undecided ? 'was' : undefined}>{place(entry.was)}</span></td>
      <td>
        {entry.undecided ? <span className="late">{words.undecided}</span>
          : entry.now ? place(entry.now) : <b>{words.cancelled}</b>}
        {entry.undecided && entry.now && entry.now.start !== entry.was.start && <small>{dayAndClock(entry.now.start, today, zone)}</small>}
        {!entry.undecided && entry.status === 'requested' && <small><Say>, </Say>{words.notConfirmed}</small>}
      </td>
    </tr>
  )
}
