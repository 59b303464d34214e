import Link from 'next/link'
import type { StaffActor } from '@/lib/auth/actor'
import { health as words } from '@/lib/copy/staff/health'
import type { Instant } from '@/lib/core/time'
import { countWrongs } from '@/lib/use-cases/read-health'
import { healthAt } from './manage-addresses'

/** On every screen of a manager's while something is wrong with the server. */
export async function HealthNote(given: { actor: StaffActor; clinic: string; now: Instant }) {
  const count = await countWrongs(given.actor, given.now)
  if (count === 0) return null
  return (
    <aside className="health-note" aria-label={words.noteLabel}>
      {words.note(count)}{' '}
      <Link prefetch={false} href={healthAt(given.clinic)}>
        {words.noteLink}
      </Link>
    </aside>
  )
}
