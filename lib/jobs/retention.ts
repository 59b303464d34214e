import { log } from '@/lib/log'
import type { Instant } from '@/lib/core/time'
import { applyRetention } from '@/lib/use-cases/apply-retention'

const hourMs = 3_600_000
let last: Instant | null = null

/** What need not be kept any longer goes: looked for once an hour in each server, since nothing is due but by a new day. Called by the minute. */
export async function letGoWhatIsOver(now: Instant): Promise<void> {
  if (last !== null && now >= last && now < last + hourMs) return
  last = now
  const { records, ringBacks } = await applyRetention(now)
  if (records + ringBacks > 0) log.info({ records, ringBacks }, 'records whose time is over were erased')
}
