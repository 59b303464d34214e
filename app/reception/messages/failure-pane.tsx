import Link from 'next/link'
import { diaryAt, editPatientAt } from '@/app/_staff/addresses'
import { Dial } from '@/app/_staff/dial'
import type { MessagesDesk } from '@/app/_staff/open-messages-desk'
import { RecordLink } from '@/app/_staff/record-link'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon, type IconName } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { channelWords, failures as words, kindWords, message as messageWords, moment, whyWords } from '@/lib/copy/staff/messages'
import { phoneWords } from '@/lib/copy/staff/phone'
import { statusWords } from '@/lib/copy/staff/words'
import type { Dealing } from '@/lib/core/messages/kinds'
import type { OpenedMessage } from '@/lib/core/messages/opened-message'
import { dayOf } from '@/lib/core/time'
import { settle, take } from './actions'

interface Props {
  opened: OpenedMessage
  desk: MessagesDesk
}

/** A message that was not delivered: what it said, why it didn't arrive, how its patient is reached otherwise, and what was done about it. */
export function FailurePane({ opened, desk }: Props) {
  const { entry, contact, preview } = opened
  return (
    <section className="call failure" id="call" aria-labelledby="who">
      <a className="b to-list" href="#list">{messageWords.back}</a>
      <div className="call-head">
        <div>
          <h2 id="who">{contact?.name ?? entry.staff ?? words.nobody}</h2>
          <p className="who-line">{contact ? <RecordLink patient={contact.id} /> : words.staff}</p>
        </div>
      </div>
      {contact && <Dial patient={contact} className="bigdial" />}
      <OwnerLine {...{ opened, desk }} />
      <Facts {...{ opened, desk }} />
      {preview && (
        <div className="would">
          <h3>{words.would}</h3>
          {preview.channel === 'email' && <p><b>{preview.subject}</b></p>}
          <div className="said" role="group" aria-label={words.would} tabIndex={0}>{preview.text}</div>
          {preview.blanked && <p className="quiet">{messageWords.blanked}</p>}
        </div>
      )}
      <Outcomes id={entry.id} clinic={desk.clinic.id} />
    </section>
  )
}

function OwnerLine({ opened: { entry }, desk: { actor, clinic } }: Props) {
  const { owner, id } = entry
  if (owner === null) {
    return (
      <ActForm action={take} hidden={{ id, clinic: clinic.id }} className="claim-line">
        <p className="claim">{words.free}</p>
        <Press className="b edge" aria-keyshortcuts="T">{words.take} <Key>T</Key></Press>
      </ActForm>
    )
  }
  return <p className="claim" role="status">{owner.id === actor.id ? words.yoursSaid : words.theirs(owner.name)}</p>
}

function Facts({ opened: { entry, contact, visit }, desk: { clinic, now } }: Props) {
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  const to = entry.address === null ? messageWords.noAddress : entry.channel === 'text' ? phoneWords(entry.address) : entry.address
  return (
    <dl className="facts">
      <div><dt>{words.why}</dt><dd className="late">{whyWords(entry)}</dd></div>
      <div>
        <dt>{words.sentTo}</dt>
        <dd>{to}{contact && <>. <Link prefetch={false} href={editPatientAt(contact.id)} aria-keyshortcuts="E">{words.correct}</Link> {words.correctSaid} <Key>E</Key></>}</dd>
      </div>
      <div><dt>{words.message}</dt><dd>{kindWords[entry.kind]}, {words.by(channelWords[entry.channel])}, {messageWords.triesWords(entry.tries, null)}</dd></div>
      {visit && (
        <div>
          <dt>{messageWords.about}</dt>
          <dd>
            <Link prefetch={false} href={diaryAt(clinic.id, dayOf(visit.start, zone), { open: visit.reference })}>{moment(visit.start, today, zone)}</Link>
            {' '}{words.with(visit.practitioner)}, {statusWords[visit.status]}, <span className="ref">{visit.reference}</span>
          </dd>
        </div>
      )}
    </dl>
  )
}

const ways: { how: Dealing; icon: IconName; key: string }[] = [
  { how: 'told', icon: 'tick', key: '1' }, { how: 'again', icon: 'back', key: '2' }, { how: 'dropped', icon: 'cross', key: '3' },
]

const Outcomes = ({ id, clinic }: { id: string; clinic: string }) => (
  <ActForm action={settle} hidden={{ id, clinic }} className="tell-ways failure-ways" label={words.what}>
    {ways.map(({ how, icon, key }) => (
      <Press key={how} className={how === 'told' ? 'act main' : 'act'} name="how" value={how} aria-keyshortcuts={key}>
        <Icon name={icon} /><span>{words.outcomes[how]}</span><Key>{key}</Key>
      </Press>
    ))}
  </ActForm>
)
