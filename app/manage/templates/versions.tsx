import Link from 'next/link'
import { templatesAt } from '@/app/_staff/message-addresses'
import type { MessagesDesk } from '@/app/_staff/open-messages-desk'
import { templates as words } from '@/lib/copy/staff/messages'
import { pastClock } from '@/lib/copy/staff/time'
import type { OpenedTemplate } from '@/lib/core/messages/opened-message'
import { dayOf, toIso } from '@/lib/core/time'

/** Who wrote which words, and when; each can be put into the form again. */
export function Versions({ opened, desk: { clinic, now } }: { opened: OpenedTemplate; desk: MessagesDesk }) {
  const zone = clinic.timeZone
  const { kind, channel, versions } = opened
  return (
    <div className="versions">
      <h3>{words.versions}</h3>
      {versions.length === 0 && <p className="nothing">{words.noVersions}</p>}
      <ul className="lines">
        {versions.map(({ id, at, by, subject, body }) => (
          <li key={id}>
            <time dateTime={toIso(at)}>{pastClock(at, dayOf(now, zone), zone)}</time>
            {body === null ? <span><b>{by}</b>, {words.backToOurs}</span> : (
              <details>
                <summary><b>{by}</b></summary>
                {subject !== null && <p><b>{subject}</b></p>}
                <p className="was-words">{body}</p>
                <Link className="b edge" prefetch={false} href={templatesAt(clinic.id, { kind, channel, version: id })}>{words.use}</Link>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
