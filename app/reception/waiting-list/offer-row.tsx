import type { Route } from 'next'
import Link from 'next/link'
import { Countdown } from '@/app/_ui/staff/countdown'
import { pastClock } from '@/lib/copy/staff/time'
import { offer as words } from '@/lib/copy/staff/waiting'
import type { OfferEntry } from '@/lib/core/waiting-view'
import { todayAt, whenWords, type Shown } from './shown'

interface Props extends Shown {
  offer: OfferEntry
  at: Route
  shortcut: string | undefined
  isOpen: boolean
}

/** One offer: the time, to whom, and how long it is held yet, or what became of it. */
export function OfferRowView({ offer, at, view, now, shortcut, isOpen }: Props) {
  const zone = view.clinic.timeZone
  const today = todayAt({ view, now })
  const asked = offer.people.find(({ answer }) => answer === null) ?? offer.people.find(({ answer }) => answer === 'taken') ?? offer.people[0]
  const open = offer.state === 'open'
  return (
    <li className={[isOpen && 'is-on', !open && 'is-over'].filter(Boolean).join(' ') || undefined}>
      <Link className="wl-row" prefetch={false} href={at} scroll={false} aria-current={isOpen ? 'true' : undefined} aria-keyshortcuts={shortcut}>
        <span className="wl-when"><b>{whenWords(offer.start, today, zone)}</b></span>
        <span className="wl-what">{offer.practitioner.name}<small>{offer.room}</small></span>
        <span className="wl-who">
          {offer.way === 'link' && open ? words.toSeveral(offer.people.length) : asked && (open ? words.ringing(asked.patient.name) : asked.patient.name)}
          <small>{words.by(offer.by)}</small>
        </span>
        <span className="wl-count">
          {open ? <>{words.left} <Countdown left={offer.expiresAt - now} /></> : words.state[offer.state]}
          {!open && offer.closedAt !== null && <small>{pastClock(offer.closedAt, today, zone)}</small>}
        </span>
      </Link>
    </li>
  )
}
