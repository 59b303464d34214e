import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { failuresAt } from '@/app/_staff/message-addresses'
import { MessageShown } from '@/app/_staff/message-shown'
import { MessageState } from '@/app/_staff/message-sign'
import { RecordLink } from '@/app/_staff/record-link'
import { Key } from '@/app/_ui/staff/marks'
import { channelWords, failures as failWords, kindWords, message as words, moment, nextWords, stateWords, whyWords } from '@/lib/copy/staff/messages'
import type { OpenedMessage } from '@/lib/core/messages/opened-message'
import { dayOf } from '@/lib/core/time'
import { addressWords } from './outbox-list'
import { placeOf, type OutboxShown } from './shown'

/** One message as its reader sees it, to whom, when, and how it went. */
export function MessagePane({ opened, ...shown }: OutboxShown & { opened: OpenedMessage }) {
  const { entry, preview } = opened
  return (
    <section className="call m-pane" id="call" aria-labelledby="who">
      <a className="b to-list" href="#list">{words.back}</a>
      <PaneHead heading={`${kindWords[entry.kind]}, ${failWords.by(channelWords[entry.channel])}`} {...shown} />
      <Facts {...shown} opened={opened} />
      {preview?.blanked && <p className="quiet">{words.blanked}</p>}
      {preview ? <MessageShown id={entry.id} preview={preview} /> : <p className="nothing">{words.noPreview}</p>}
    </section>
  )
}

/** The address names none, or another clinic's. */
export const NoSuchMessage = (shown: OutboxShown) => (
  <section className="call m-pane" id="call" aria-labelledby="who">
    <PaneHead heading={words.gone} {...shown} />
    <p className="nothing">{words.goneSaid}</p>
  </section>
)

const PaneHead = ({ heading, ...shown }: OutboxShown & { heading: string }) => (
  <div className="call-head">
    <h2 id="who">{heading}</h2>
    <Link className="b" prefetch={false} href={placeOf(shown, { message: undefined })} scroll={false} aria-keyshortcuts="Escape">{words.close} <Key>Esc</Key></Link>
  </div>
)

function Facts({ opened: { entry, preview, contact, visit }, desk: { clinic, now } }: OutboxShown & { opened: OpenedMessage }) {
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  const why = whyWords(entry)
  const next = nextWords(entry)
  return (
    <dl className="facts">
      <div>
        <dt>{words.to}</dt>
        <dd><b>{contact?.name ?? entry.staff ?? failWords.nobody}</b>, {addressWords(entry) ?? preview?.to ?? words.noAddress} {contact && <RecordLink patient={contact.id} />}</dd>
      </div>
      {preview?.channel === 'email' && <div><dt>{words.subject}</dt><dd><b>{preview.subject}</b></dd></div>}
      <div>
        <dt>{words.state}</dt>
        <dd>
          <MessageState status={entry.status}>{stateWords(entry, now, zone)}</MessageState>
          {entry.status === 'failed' && entry.dealtAt === null && <> <Link className="see-to" prefetch={false} href={failuresAt(clinic.id, { message: entry.id })}>{words.seeTo}</Link></>}
        </dd>
      </div>
      <div><dt>{words.tries}</dt><dd>{words.triesWords(entry.tries, why)}</dd></div>
      {next && <div><dt>{words.next}</dt><dd>{next}</dd></div>}
      <div><dt>{words.made}</dt><dd>{moment(entry.createdAt, today, zone)}</dd></div>
      {visit && (
        <div>
          <dt>{words.about}</dt>
          <dd>
            <Link prefetch={false} href={diaryAt(clinic.id, dayOf(visit.start, zone), { open: visit.reference })}>{moment(visit.start, today, zone)}</Link>
            {' '}{failWords.with(visit.practitioner)}, <span className="ref">{visit.reference}</span>
          </dd>
        </div>
      )}
      {preview?.channel === 'email' && preview.attachment && <div><dt>{words.attached}</dt><dd>{words.calendar}</dd></div>}
    </dl>
  )
}
