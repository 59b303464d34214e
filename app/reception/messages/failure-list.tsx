import Link from 'next/link'
import { failuresAt } from '@/app/_staff/message-addresses'
import { phoneWords } from '@/lib/copy/staff/phone'
import { channelWords, failures as words, kindWords, whyWords } from '@/lib/copy/staff/messages'
import { pastClock } from '@/lib/copy/staff/time'
import type { MessageEntry } from '@/lib/core/messages/message-view'
import { dayOf } from '@/lib/core/time'
import type { MessagesDesk } from '@/app/_staff/open-messages-desk'
import { Owner } from './owner'

interface Props {
  entries: MessageEntry[]
  desk: MessagesDesk
  /** The one that is open. */
  shown: string
}

/** What was not delivered, the oldest first. */
export function FailureList({ entries, desk, shown }: Props) {
  const at = entries.findIndex(({ id }) => id === shown)
  return (
    <table className="worklist failed">
      <caption className="hidden-visually">{words.caption}</caption>
      <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
      <tbody>
        {entries.map((entry, i) => (
          <Row key={entry.id} {...{ entry, desk }} isOpen={i === at} shortcut={i === at + 1 ? 'J' : i === at - 1 ? 'K' : undefined} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ entry, desk, isOpen, shortcut }: { entry: MessageEntry; desk: MessagesDesk; isOpen: boolean; shortcut: string | undefined }) {
  const { clinic, now, actor } = desk
  const name = entry.patient?.name ?? entry.staff ?? words.nobody
  return (
    <tr className={isOpen ? 'is-on' : entry.owner && entry.owner.id !== actor.id ? 'is-taken' : undefined} aria-current={isOpen ? 'true' : undefined}>
      <td>
        <Link className="name" prefetch={false} href={failuresAt(clinic.id, { message: entry.id })} scroll={false} aria-keyshortcuts={shortcut}>{name}</Link>
        <small className="num">{entry.patient ? phoneWords(entry.patient.phone) : words.practitioner}</small>
      </td>
      <td>{kindWords[entry.kind]}<small>{words.by(channelWords[entry.channel])}{entry.reference && <>, <span className="num">{entry.reference}</span></>}</small></td>
      <td>{whyWords(entry)}<small>{words.failedAt(pastClock(entry.createdAt, dayOf(now, clinic.timeZone), clinic.timeZone))}</small></td>
      <td><Owner owner={entry.owner} me={actor.id} /></td>
    </tr>
  )
}
