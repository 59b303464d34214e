import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { saidClock } from '@/lib/copy/staff/time'
import { offer as words, wait as waitWords } from '@/lib/copy/staff/waiting'
import { dayOf, minuteOfDay, relativeDay } from '@/lib/core/time'
import type { OfferEntry, OfferedPerson } from '@/lib/core/waiting-view'
import { answer } from './actions'
import { PaneFrame } from './pane-frame'
import { Rung } from './rung'
import { todayAt, waitOf, whenWords, type Shown } from './shown'
import { TakeBack } from './take-back'

type Props = Shown & { offer: OfferEntry }

/** Somebody is rung about a time that is held for them: the number, how long yet, and what came of it. */
export function PhoneOffer(props: Props) {
  const { offer, view, now } = props
  const person = offer.people.find((one) => one.answer === null)
  const zone = view.clinic.timeZone
  if (!person) return <PaneFrame clinic={view.clinic.id} heading={words.gone}><p className="nothing">{words.goneSaid}</p></PaneFrame>
  const hidden = { clinic: view.clinic.id, offer: offer.id, wait: person.wait }
  return (
    <PaneFrame clinic={view.clinic.id} heading={person.patient.name} line={person.patient.dateOfBirth && waitWords.born(person.patient.dateOfBirth)}>
      <Rung of={person} className="bigdial" />
      <p className="claim">{words.heldFor} <Countdown left={offer.expiresAt - now} of={offer.expiresAt - offer.madeAt} />{words.heldWhy}</p>
      <Asked {...props} person={person} />
      <Said {...props} />
      <ActForm key={person.wait} action={answer} hidden={hidden} className="wl-answers">
        <h3>{words.whatHappened}</h3>
        <Press className="act main" name="answer" value="takes" aria-keyshortcuts="1"><Icon name="tick" /><span>{words.takes}</span><Key>1</Key></Press>
        <Press className="act" name="answer" value="declines" aria-keyshortcuts="2"><span>{words.declines}<Next offer={offer} /></span><Key>2</Key></Press>
        <Press className="act" name="answer" value="no-answer" aria-keyshortcuts="3"><span>{words.noAnswer}<Next offer={offer} /></span><Key>3</Key></Press>
      </ActForm>
      <TakeBack clinic={view.clinic.id} offer={offer.id} />
      <p className="hidden-visually">{whenWords(offer.start, todayAt(props), zone)}</p>
    </PaneFrame>
  )
}

const Next = ({ offer }: { offer: OfferEntry }) => <small>{offer.next ? words.next(offer.next.name) : words.nobodyNext}</small>

function Asked({ offer, person, view, now }: Props & { person: OfferedPerson }) {
  const zone = view.clinic.timeZone
  const today = todayAt({ view, now })
  const wait = waitOf(view, person.wait)
  return (
    <dl className="asked">
      <div><dt>{words.when}</dt><dd>{whenWords(offer.start, today, zone)}<small>{[offer.practitioner.name, offer.room].filter(Boolean).join(', ')}</small></dd></div>
      <div><dt>{words.for}</dt><dd>{person.service}{wait?.note && <small>{wait.note}</small>}</dd></div>
      {wait?.insteadOf && <div><dt>{words.gives}</dt><dd>{whenWords(wait.insteadOf.start, today, zone)}</dd></div>}
    </dl>
  )
}

function Said({ offer, view, now }: Props) {
  const zone = view.clinic.timeZone
  const near = relativeDay(dayOf(offer.start, zone), todayAt({ view, now }))
  const when = `${near.includes(' ') ? `on ${near}` : near} at ${saidClock(minuteOfDay(offer.start, zone))}`
  return (
    <div className="script" role="group" aria-label={words.say}>
      <p><span className="do">{words.first}</span>“{words.said(when, offer.practitioner.name, view.clinic.place)}”</p>
    </div>
  )
}
