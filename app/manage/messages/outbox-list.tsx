import Link from 'next/link'
import { MessageState } from '@/app/_staff/message-sign'
import { channelWords, failures as failWords, kindWords, outbox as words, stateWords, whyWords } from '@/lib/copy/staff/messages'
import { phoneWords } from '@/lib/copy/staff/phone'
import { pastClock } from '@/lib/copy/staff/time'
import type { MessageEntry } from '@/lib/core/messages/message-view'
import { dayOf } from '@/lib/core/time'
import { pageText } from '@/lib/input/message-forms'
import { placeOf, type OutboxShown } from './shown'

/** Messages, the last one made first, a page of them. */
export function OutboxList(shown: OutboxShown) {
  const { view: { entries, more }, query } = shown
  const last = entries.at(-1)
  const at = entries.findIndex(({ id }) => id === query.message)
  if (entries.length === 0) return <Nothing {...shown} />
  return (
    <>
      <table className="worklist outbox-list">
        <caption className="hidden-visually">{words.caption}</caption>
        <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {entries.map((entry, i) => (
            <Row key={entry.id} {...shown} entry={entry} isOpen={i === at} shortcut={i === at + 1 ? 'J' : i === at - 1 ? 'K' : undefined} />
          ))}
        </tbody>
      </table>
      <p className="pages">
        {query.before !== undefined && <Link className="b edge" prefetch={false} href={placeOf(shown, { before: undefined, message: undefined })}>{words.newest}</Link>}
        {more && last && <Link className="b edge" prefetch={false} href={placeOf(shown, { before: pageText({ at: last.createdAt, id: last.id }), message: undefined })}>{words.older}</Link>}
      </p>
    </>
  )
}

function Nothing({ query, view: { counts } }: OutboxShown) {
  const any = Object.values(counts).some((count) => count > 0)
  return (
    <div className="m-nothing">
      <p><b>{any || query.of ? words.noneSuch : words.none}</b></p>
      {!any && !query.of && <p>{words.noneSaid}</p>}
    </div>
  )
}

interface RowProps extends OutboxShown {
  entry: MessageEntry
  isOpen: boolean
  /** J or K, where this is the row after or before the open one. */
  shortcut: string | undefined
}

/** Where it goes, as it is written: a number in groups. */
export const addressWords = ({ address, channel }: Pick<MessageEntry, 'address' | 'channel'>): string | null =>
  address === null ? null : channel === 'text' ? phoneWords(address) : address

function Row({ entry, isOpen, shortcut, ...shown }: RowProps) {
  const { desk: { now, clinic } } = shown
  const zone = clinic.timeZone
  return (
    <tr className={isOpen ? 'is-on' : undefined} aria-current={isOpen ? 'true' : undefined}>
      <td>
        <Link className="name" prefetch={false} href={placeOf(shown, { message: entry.id })} scroll={false} aria-keyshortcuts={shortcut}>
          {entry.patient?.name ?? entry.staff ?? failWords.nobody}
        </Link>
        {entry.address !== null && <small>{addressWords(entry)}</small>}
      </td>
      <td>{kindWords[entry.kind]}<small>{failWords.by(channelWords[entry.channel])}{entry.reference && <>, <span className="num">{entry.reference}</span></>}</small></td>
      <td>
        <MessageState status={entry.status}>{stateWords(entry, now, zone)}</MessageState>
        <small>{whyWords(entry) ?? failWords.failedAt(pastClock(entry.createdAt, dayOf(now, zone), zone))}</small>
      </td>
    </tr>
  )
}
