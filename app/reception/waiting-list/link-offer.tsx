import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import { Press } from '@/app/_ui/staff/press'
import { phoneWords } from '@/lib/copy/staff/phone'
import { offer as words, offerMessage } from '@/lib/copy/staff/waiting'
import { dayOf } from '@/lib/core/time'
import type { OfferEntry, OfferedPerson } from '@/lib/core/waiting-view'
import { answer } from './actions'
import { CopyMessage } from './copy-message'
import { PaneFrame } from './pane-frame'
import { todayAt, whenWords, type Shown } from './shown'
import { TakeBack } from './take-back'

type Props = Shown & { offer: OfferEntry }

/** A time that several were offered: each with their message to send, and what they answered. */
export function LinkOffer(props: Props) {
  const { offer, view, now } = props
  const clinic = view.clinic.id
  return (
    <PaneFrame
      clinic={clinic} heading={words.told(offer.people.length)}
      line={`${whenWords(offer.start, todayAt(props), view.clinic.timeZone)}, ${[offer.practitioner.name, offer.room].filter(Boolean).join(', ')}`}
    >
      <p className="claim">{words.heldFor} <Countdown left={offer.expiresAt - now} of={offer.expiresAt - offer.madeAt} />{words.heldWhy}</p>
      <p className="wl-said">{words.copyEach}</p>
      <ul className="wl-people wl-told">{offer.people.map((person) => <Told key={person.wait} {...props} person={person} />)}</ul>
      <TakeBack clinic={clinic} offer={offer.id} />
    </PaneFrame>
  )
}

function Told({ offer, person, view }: Props & { person: OfferedPerson }) {
  const { clinic } = view
  const { name, phone } = person.patient
  const text = person.link && offerMessage({
    name, start: offer.start, expiresAt: offer.expiresAt, zone: clinic.timeZone, day: dayOf(offer.start, clinic.timeZone),
    practitioner: offer.practitioner.name, place: clinic.place, practice: clinic.name, link: person.link,
  })
  return (
    <li>
      <div><b>{name}</b> <span className="num">{phoneWords(phone)}</span><small>{person.service}{person.answer && `, ${words.answers[person.answer]}`}</small></div>
      {text && <CopyMessage text={text} label={words.message(name)} />}
      {person.answer === null && (
        <ActForm action={answer} hidden={{ clinic: clinic.id, offer: offer.id, wait: person.wait }}>
          <Press className="b" name="answer" value="takes">{words.says(name)}</Press>
        </ActForm>
      )}
    </li>
  )
}
