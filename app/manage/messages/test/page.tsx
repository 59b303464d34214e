import type { Metadata } from 'next'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { testAt } from '@/app/_staff/message-addresses'
import { MessageParts } from '@/app/_staff/message-parts'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { testMessages as words } from '@/lib/copy/staff/test-messages'
import { channels, type Channel } from '@/lib/core/messages/kinds'
import { isSelector } from '@/lib/core/messages/sender-domain'
import { clock24, type Zone } from '@/lib/core/time'
import { TestQuery } from '@/lib/input/message-forms'
import { readSenderDomain } from '@/lib/use-cases/read-sender-domain'
import { readSending, type SendingView } from '@/lib/use-cases/send-test'
import { Domain } from './domain'
import { TestForm } from './test-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** Whether messages go out, tried by one's own hand. */
export default async function TestPage({ searchParams }: Props) {
  const query = TestQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const { actor, clinic } = desk
  const isAsked = query.look === 'domain'
  const selector = query.selector && isSelector(query.selector) ? query.selector : undefined
  const [{ email, servers }, found] = await Promise.all([
    readSending(actor, { clinic: clinic.id }).then(unwrap),
    isAsked ? readSenderDomain(actor, { clinic: clinic.id, selector }).then(unwrap) : null,
  ])
  return (
    <ManageDesk
      desk={desk}
      here="messages"
      heading={words.heading}
      say={words.headingSaid}
      elsewhere={testAt}
      aside={<MessageParts actor={actor} clinic={clinic.id} here="test" />}
    >
      <p className="tests-said">{words.limits}</p>
      <div className="tests">
        {channels.map((way) => (
          <TestForm
            key={way}
            way={way}
            clinic={clinic.id}
            own={way === 'email' ? email : ''}
            state={stateOf(way, servers[way], clinic.timeZone)}
          />
        ))}
      </div>
      <Domain clinic={clinic.id} selector={query.selector} found={found} isAsked={isAsked} />
    </ManageDesk>
  )
}

function stateOf(
  way: Channel,
  { set, resumeAt, trouble }: SendingView['servers'][Channel],
  zone: Zone,
): string {
  if (!set) return words.states.notSet(way)
  return resumeAt === null
    ? words.states.ready(way)
    : words.states.resting(way, trouble, clock24(resumeAt, zone))
}
