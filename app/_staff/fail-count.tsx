import { requireStaff } from '@/lib/auth/current-staff'
import { failures as words } from '@/lib/copy/staff/messages'
import { countOpenFailures } from '@/lib/use-cases/read-outbox'

/** How many messages weren't delivered, and nobody has seen to. */
export async function FailCount({ clinic }: { clinic: string }) {
  const count = await countOpenFailures(await requireStaff(), { clinic })
  if (count === 0) return null
  return <span className="count"><b className="late">{count}</b><span className="hidden-visually"> {words.count}</span></span>
}
