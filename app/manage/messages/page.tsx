import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Desk } from '@/app/_staff/desk'
import { outboxAt } from '@/app/_staff/message-addresses'
import { MessageParts } from '@/app/_staff/message-parts'
import { openMessagesDesk } from '@/app/_staff/open-messages-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { outbox as words } from '@/lib/copy/staff/messages'
import { clock24 } from '@/lib/core/time'
import type { OutboxView } from '@/lib/core/messages/message-view'
import { OutboxQuery } from '@/lib/input/message-forms'
import { openMessage } from '@/lib/use-cases/open-message'
import { openOutbox } from '@/lib/use-cases/open-outbox'
import { Filters } from './filters'
import { MessagePane, NoSuchMessage } from './message-pane'
import { OutboxList } from './outbox-list'
import type { OutboxShown } from './shown'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const nothing = (servers: OutboxView['servers']): OutboxView => ({ entries: [], more: false, counts: {}, servers })

/** Read once for the page and its title. What is asked for by something that is no reference finds nothing. */
const load = cache(async (text: string): Promise<OutboxShown> => {
  const query = OutboxQuery.parse(JSON.parse(text))
  const desk = await openMessagesDesk(query.clinic)
  const { status, kind, before } = query
  const found = unwrap(await openOutbox(desk.actor, {
    clinic: desk.clinic.id, status, kind, before, reference: query.of?.reference ?? undefined,
  }, desk.now))
  const view = query.of?.reference === null ? { ...nothing(found.servers), counts: found.counts } : found
  return { query, desk, view }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { desk } = await load(JSON.stringify(await searchParams))
  return { title: words.title(desk.clinic.place) }
}

export default async function OutboxPage({ searchParams }: Props) {
  const shown = await load(JSON.stringify(await searchParams))
  const { desk, query } = shown
  const { clinic, actor, now } = desk
  const opened = query.message === undefined ? null : await openMessage(actor, { id: query.message }, now)
  if (opened && !opened.ok && opened.refusal.reason === 'forbidden') notFound()
  return (
    <Desk {...desk} part="messages" skip={words.skip} elsewhere={(id) => outboxAt(id)}>
      <main id="main" className={`calls outbox ${opened ? 'is-chosen' : 'alone'}`}>
        <div className="top">
          <h1>{words.heading}</h1>
          <Servers {...shown} />
          <MessageParts {...{ actor }} clinic={clinic.id} here="outbox" />
        </div>
        <div className="list" id="list" role="region" aria-label={words.region} tabIndex={0}>
          <Filters {...shown} />
          <OutboxList {...shown} />
        </div>
        {opened && (opened.ok ? <MessagePane key={opened.value.entry.id} opened={opened.value} {...shown} /> : <NoSuchMessage {...shown} />)}
      </main>
    </Desk>
  )
}

/** Whether what is owed goes out. */
function Servers({ view: { servers: { email, text } }, desk: { clinic } }: OutboxShown) {
  const none = !email.set && !text.set ? words.neither : !email.set ? words.noMail : !text.set ? words.noTexts : null
  const away = (['email', 'text'] as const).flatMap((channel) => {
    const { resumeAt, trouble } = { email, text }[channel]
    return resumeAt === null ? [] : [words.away(channel, trouble, clock24(resumeAt, clinic.timeZone))]
  })
  const said = [none, ...away].filter((line) => line !== null)
  return <p className="say" role="status">{said.length === 0 ? clinic.place : said.join(' ')}</p>
}
