import Link from 'next/link'
import type { StaffActor } from '@/lib/auth/actor'
import { parts as words } from '@/lib/copy/staff/messages'
import { failuresAt, outboxAt, templatesAt, testAt } from './message-addresses'

interface Props {
  actor: StaffActor
  clinic: string
  here: 'failures' | 'outbox' | 'templates' | 'test'
}

/** What a manager has of messages beside what reception has. */
export function MessageParts({ actor, clinic, here }: Props) {
  if (actor.role !== 'manager') return null
  const links = [['outbox', words.outbox, outboxAt(clinic)], ['failures', words.failures, failuresAt(clinic)], ['templates', words.templates, templatesAt(clinic)], ['test', words.test, testAt(clinic)]] as const
  return (
    <nav className="parts" aria-label={words.label}>
      {links.map(([name, word, href]) => (
        <Link key={name} prefetch={false} href={href} aria-current={name === here ? 'page' : undefined}>{word}</Link>
      ))}
    </nav>
  )
}
