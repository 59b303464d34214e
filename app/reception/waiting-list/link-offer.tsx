import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import { Press } from '@/app/_ui/staff/press'
import { phoneWords } from '@/lib/copy/staff/phone'
import { offer as words } from '@/lib/copy/staff/waiting'
import type { OfferEntry, OfferedPerson } from '@/lib/core/waiting-view'
import { answer } from './actions'
import { PaneFrame } from './pane-frame'
import { todayAt, whenWords, type Shown } from './shown'
import { TakeBack } from './take-back'

type Props = Shown & { offer: OfferEntry }

/** A time that several were offered by a link of their own, and what each answered. */
export function LinkOffer(props: Props) {
  const { offer, view, now } = props
  const clinic = view.clinic.id
  return (
    <PaneFrame
      clinic={clinic} heading={words.told(offer.people.length)}
      line={`${whenWords(offer.start, todayAt(props), view.clinic.timeZone)}, ${[offer.practitioner.name, offer.room].filter(Boolean).join(', ')}`}
    >
      <p className="claim">{words.heldFor} <Countdown left={offer.expiresAt - now} of={offer.expiresAt - offer.madeAt} />{words.heldWhy}</p>
      <p className="wl-said">{words.sentEach}</p>
      <ul className="wl-people wl-told">{offer.people.map((person) => <Told key={person.wait} {...{ offer, person, clinic }} />)}</ul>
      <TakeBack clinic={clinic} offer={offer.id} />
    </PaneFrame>
  )
}

function Told({ offer, person, clinic }: Pick<Props, 'offer'> & { person: OfferedPerson; clinic: string }) {
  const { name, phone } = person.patient
  return (
    <li>
      <div><b>{name}</b> <span className="num">{phoneWords(phone)}</span><small>{person.service}{person.answer && `, ${words.answers[person.answer]}`}</small></div>
      {person.answer === null && (
        <ActForm action={answer} hidden={{ clinic, offer: offer.id, wait: person.wait }}>
          <Press className="b" name="answer" value="takes">{words.says(name)}</Press>
        </ActForm>
      )}
    </li>
  )
}
