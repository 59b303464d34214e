import Link from 'next/link'
import { templatesAt } from '@/app/_staff/message-addresses'
import { Say } from '@/app/_ui/staff/marks'
import { channelWords, kindWords, templates as words } from '@/lib/copy/staff/messages'
import { messageKinds } from '@/lib/core/messages/kinds'
import type { TemplateView } from '@/lib/core/messages/message-view'

interface Props {
  all: TemplateView[]
  opened: TemplateView | undefined
  clinic: string
}

/** Every kind by every way it goes; a mark where the practice has its own words. */
export function Kinds({ all, opened, clinic }: Props) {
  const at = all.findIndex(({ kind, channel }) => kind === opened?.kind && channel === opened.channel)
  const shortcut = (view: TemplateView): string | undefined => (view === all[at + 1] ? 'J' : view === all[at - 1] ? 'K' : undefined)
  return (
    <ul>
      {messageKinds.map((kind) => (
        <li key={kind} className={kind === opened?.kind ? 'is-on' : undefined}>
          <span>{kindWords[kind]}</span>
          {all.filter((view) => view.kind === kind).map((view) => (
            <Link
              key={view.channel} prefetch={false} href={templatesAt(clinic, { kind, channel: view.channel })} scroll={false}
              aria-current={view === all[at] ? 'page' : undefined} aria-keyshortcuts={shortcut(view)}
            >
              <Say>{kindWords[kind]}, </Say>{channelWords[view.channel]}{view.edited && <i className="own"><Say>, {words.own}</Say></i>}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  )
}
