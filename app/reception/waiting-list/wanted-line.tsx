import Link from 'next/link'
import { waitingAt } from '@/app/_staff/addresses'
import type { StaffActor } from '@/lib/auth/actor'
import { waiting as words } from '@/lib/copy/staff/waiting'
import { dayOf, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { countWanting } from '@/lib/use-cases/read-waiting-list'

interface Props {
  actor: StaffActor
  clinic: ClinicView
  /** The appointment that gave its time up. */
  entry: { status: string; practitioner: string; start: Instant }
  now: Instant
}

/** Time that has just come free: how many on the waiting list would take it, and the way to them. */
export async function WantedLine({ actor, clinic, entry, now }: Props) {
  if (entry.status !== 'cancelled' && entry.status !== 'released') return null
  const { practitioner, start } = entry
  const count = await countWanting(actor, { clinic: clinic.id, practitioner, start }, now)
  if (count === 0) return null
  const day = dayOf(start, clinic.timeZone)
  return (
    <p className="wanted-line">
      <Link className="b edge" prefetch={false} href={waitingAt(clinic.id, { with: practitioner, start: String(start), day })} aria-keyshortcuts="W">{words.wantedLine(count)}</Link>
    </p>
  )
}
