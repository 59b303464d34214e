import type { Metadata } from 'next'
import { cache } from 'react'
import { Desk } from '@/app/_staff/desk'
import { templatesAt } from '@/app/_staff/message-addresses'
import { MessageParts } from '@/app/_staff/message-parts'
import { openMessagesDesk } from '@/app/_staff/open-messages-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { templates as words } from '@/lib/copy/staff/messages'
import { TemplateQuery } from '@/lib/input/message-forms'
import { openTemplate } from '@/lib/use-cases/edit-template'
import { readTemplates } from '@/lib/use-cases/message-templates'
import { Kinds } from './kinds'
import { Workbench } from './workbench'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

const load = cache(async (text: string) => {
  const query = TemplateQuery.parse(JSON.parse(text))
  const desk = await openMessagesDesk(query.clinic)
  const all = unwrap(await readTemplates(desk.actor))
  const named = all.find(({ kind, channel }) => kind === query.kind && channel === (query.channel ?? 'email'))
  const shown = named ?? all[0]
  return { query, desk, all, named, opened: shown && unwrap(await openTemplate(desk.actor, shown)) }
})

export default async function TemplatesPage({ searchParams }: Props) {
  const { query, desk, all, named, opened } = await load(JSON.stringify(await searchParams))
  const { clinic, actor } = desk
  // Begun anew when the reader's own change is kept; somebody else's leaves what is being written alone.
  const ownLast = opened?.versions.find(({ staff }) => staff === actor.id)?.id ?? ''
  return (
    <Desk {...desk} part="templates" skip={words.skip} elsewhere={(id) => templatesAt(id, { kind: query.kind, channel: query.channel })}>
      <main id="main" className={`templates ${named ? 'is-named' : ''}`}>
        <div className="top">
          <h1>{words.heading}</h1>
          <p className="say" role="status">{query.done ? words.wasDone[query.done] : words.headingSaid}</p>
          <MessageParts {...{ actor }} clinic={clinic.id} here="templates" />
        </div>
        <nav className="kinds" id="kinds" aria-label={words.list} tabIndex={-1}><Kinds {...{ all, opened }} clinic={clinic.id} /></nav>
        {opened && <Workbench key={`${opened.kind} ${opened.channel} ${ownLast} ${query.version ?? ''}`} {...{ opened, desk }} version={query.version} />}
      </main>
    </Desk>
  )
}
