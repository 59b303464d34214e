import Link from 'next/link'
import { failuresAt, outboxAt } from '@/app/_staff/message-addresses'
import { MessageState } from '@/app/_staff/message-sign'
import { failures, channelWords, history as words, kindWords, stateWords, whyWords } from '@/lib/copy/staff/messages'
import { pastClock } from '@/lib/copy/staff/time'
import type { PatientMessage } from '@/lib/core/messages/opened-message'
import { dayOf, toIso } from '@/lib/core/time'
import { zoneAt, type PatientsDesk } from '../open-desk'

/** What they were sent, the last one first: kind, way, when and its state. A manager opens each, the desk those that nobody has seen to. */
export function Messages({ sent, desk }: { sent: PatientMessage[]; desk: PatientsDesk }) {
  return (
    <>
      <h2 id="messages">{words.heading}</h2>
      {sent.length === 0 ? <p className="nothing">{words.none}</p> : (
        <ul className="lines">
          {sent.map((message) => {
            const zone = zoneAt(desk, message.clinic ?? desk.clinic.id)
            const at = addressOf(message, desk)
            const what = <b>{kindWords[message.kind]}</b>
            return (
              <li key={message.id}>
                <time dateTime={toIso(message.createdAt)}>{pastClock(message.createdAt, dayOf(desk.now, zone), zone)}</time>
                <span>
                  {at ? <Link prefetch={false} href={at}>{what}</Link> : what}, {failures.by(channelWords[message.channel])}
                  {message.reference && <>, <span className="ref">{message.reference}</span></>}{' '}
                  <MessageState status={message.status}>{stateWords(message, desk.now, zone)}</MessageState>
                  {message.error && <small>{whyWords(message)}</small>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function addressOf({ id, clinic, status, dealtAt }: PatientMessage, { actor }: PatientsDesk) {
  if (clinic === null) return null
  if (status === 'failed' && dealtAt === null) return failuresAt(clinic, { message: id })
  return actor.role === 'manager' ? outboxAt(clinic, { message: id }) : null
}
