import { requireStaff } from '@/lib/auth/current-staff'
import { now } from '@/lib/clock'
import { bar } from '@/lib/copy/staff/bar'
import { countToTell } from '@/lib/use-cases/read-to-tell'

/** How many have to be told that the practice changed their appointment. */
export async function TellCount({ clinic }: { clinic: string }) {
  const count = await countToTell(await requireStaff(), clinic, now())
  if (count === 0) return null
  return <span className="count"><b>{count}</b><span className="hidden-visually"> {bar.people}</span></span>
}
