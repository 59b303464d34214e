import Link from 'next/link'
import { kindWords, outbox as words, statusNames } from '@/lib/copy/staff/messages'
import { messageKinds, messageStatuses } from '@/lib/core/messages/kinds'
import { outboxAt } from '@/app/_staff/message-addresses'
import { MessageState } from '@/app/_staff/message-sign'
import { placeOf, type OutboxShown } from './shown'

/** By state, as links with their counts; by kind and by the reference of an appointment, as a form. Never by a name. */
export function Filters(shown: OutboxShown) {
  const { view: { counts }, query } = shown
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const here = (on: boolean) => (on ? 'true' : undefined)
  const first = { before: undefined, message: undefined }
  return (
    <div className="m-filters">
      <nav aria-label={words.filters}>
        <ul>
          <li><Link prefetch={false} href={placeOf(shown, { ...first, status: undefined })} aria-current={here(query.status === undefined)}>{words.all} <b>{words.counted(all)}</b></Link></li>
          {messageStatuses.filter((status) => counts[status] || status === query.status || ['due', 'sent', 'failed'].includes(status)).map((status) => (
            <li key={status}>
              <Link prefetch={false} href={placeOf(shown, { ...first, status })} aria-current={here(query.status === status)}>
                <MessageState status={status}>{statusNames[status]}</MessageState> <b>{words.counted(counts[status] ?? 0)}</b>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Find {...shown} />
    </div>
  )
}

function Find({ query, desk: { clinic } }: OutboxShown) {
  const wrong = query.of?.reference === null
  return (
    <form action="/manage/messages" method="get" role="search" aria-label={words.find}>
      <input type="hidden" name="clinic" value={clinic.id} />
      {query.status && <input type="hidden" name="status" value={query.status} />}
      <div className="line-field">
        <label htmlFor="kind">{words.kind}</label>
        <select id="kind" name="kind" defaultValue={query.kind ?? ''} key={query.kind}>
          <option value="">{words.anyKind}</option>
          {messageKinds.map((kind) => <option key={kind} value={kind}>{kindWords[kind]}</option>)}
        </select>
      </div>
      <div className={wrong ? 'line-field wrong' : 'line-field'}>
        <label htmlFor="of">{words.reference}</label>
        {wrong && <p className="error" id="of-wrong">{words.referenceWrong}</p>}
        <input
          id="of" name="of" type="search" defaultValue={query.of?.typed} key={query.of?.typed} placeholder={words.referencePlaceholder} maxLength={20}
          autoComplete="off" aria-invalid={wrong || undefined} aria-describedby={wrong ? 'of-wrong' : undefined}
        />
      </div>
      <button type="submit" className="b edge">{words.show}</button>
      {(query.kind ?? query.of) !== undefined && <Link className="b" prefetch={false} href={outboxAt(clinic.id, { status: query.status })}>{words.everything}</Link>}
    </form>
  )
}
