import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { offer as words } from '@/lib/copy/staff/waiting'
import { dayOf } from '@/lib/core/time'
import type { OfferEntry } from '@/lib/core/waiting-view'
import { PaneFrame } from './pane-frame'
import { todayAt, whenWords, type Shown } from './shown'

const headingOf = (offer: OfferEntry): string => {
  const { over } = words
  if (offer.state === 'taken') return over.taken(offer.people.find(({ answer }) => answer === 'taken')?.patient.name ?? '')
  return offer.state === 'open' ? '' : over[offer.state]
}

/** What became of an offer. */
export function OverOffer({ offer, view, now }: Shown & { offer: OfferEntry }) {
  const { clinic } = view
  const day = dayOf(offer.start, clinic.timeZone)
  return (
    <PaneFrame
      clinic={clinic.id} heading={headingOf(offer)}
      line={`${whenWords(offer.start, todayAt({ view, now }), clinic.timeZone)}, ${[offer.practitioner.name, offer.room].filter(Boolean).join(', ')}`}
    >
      {offer.state !== 'open' && <p className="wl-said">{words.overSaid[offer.state]}</p>}
      {offer.reference && (
        <p className="wl-said"><Link className="b edge" href={diaryAt(clinic.id, day, { open: offer.reference })} aria-keyshortcuts="Enter">{words.open(offer.reference)}</Link></p>
      )}
      <h3>{words.answersHead}</h3>
      <ul className="wl-people">
        {offer.people.map((person) => (
          <li key={person.wait}><div><b>{person.patient.name}</b><small>{person.answer ? words.answers[person.answer] : words.answers.lapsed}</small></div></li>
        ))}
      </ul>
    </PaneFrame>
  )
}
