import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { diaryAt } from '@/app/_staff/addresses'
import { Desk } from '@/app/_staff/desk'
import { failuresAt } from '@/app/_staff/message-addresses'
import { MessageParts } from '@/app/_staff/message-parts'
import { openMessagesDesk } from '@/app/_staff/open-messages-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { Bob, Key } from '@/app/_ui/staff/marks'
import { failures as words } from '@/lib/copy/staff/messages'
import { mediumDate } from '@/lib/core/time'
import { FailuresQuery } from '@/lib/input/message-forms'
import { openMessage } from '@/lib/use-cases/open-message'
import { readFailures } from '@/lib/use-cases/read-outbox'
import { FailureList } from './failure-list'
import { FailurePane } from './failure-pane'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const query = FailuresQuery.parse(JSON.parse(text))
  const desk = await openMessagesDesk(query.clinic)
  const entries = unwrap(await readFailures(desk.actor, { clinic: desk.clinic.id }, desk.now))
  return { query, desk, entries }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { desk, entries } = await load(JSON.stringify(await searchParams))
  return { title: words.title(entries.length, desk.clinic.place) }
}

export default async function FailuresPage({ searchParams }: Props) {
  const { query, desk, entries } = await load(JSON.stringify(await searchParams))
  const { clinic, day, actor } = desk
  const named = entries.find(({ id }) => id === query.message)
  const shown = named ?? entries[0]
  const opened = shown && await openMessage(actor, { id: shown.id }, desk.now)
  const gone = query.message !== undefined && !named
  return (
    <Desk {...desk} part="messages" skip={words.skip} elsewhere={(id) => failuresAt(id)}>
      <main id="main" className={`calls failures ${shown ? '' : 'alone'} ${named ? 'is-chosen' : ''}`}>
        <div className="top">
          <h1>{words.heading(entries.length)}</h1>
          <p className="say" role="status">{gone ? words.gone : query.done ? words.wasDone[query.done] : `${clinic.place}, ${mediumDate(day)}`}</p>
          <MessageParts {...{ actor }} clinic={clinic.id} here="failures" />
        </div>
        <div className="list" id="list" role="region" aria-label={words.region} tabIndex={0}>
          {shown ? <FailureList {...{ entries, desk }} shown={shown.id} /> : (
            <div className="done">
              <div className="plumb"><Bob /></div>
              <h2>{words.done}</h2>
              <p>{words.doneSaid}</p>
              <Link className="b edge" href={diaryAt(clinic.id, day)}>{words.toDiary} <Key>G</Key> <Key>D</Key></Link>
            </div>
          )}
        </div>
        {opened?.ok && <FailurePane key={opened.value.entry.id} opened={opened.value} desk={desk} />}
      </main>
    </Desk>
  )
}
