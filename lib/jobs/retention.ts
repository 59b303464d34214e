import { log } from '@/lib/log'
import type { Instant } from '@/lib/core/time'
import { applyRetention } from '@/lib/use-cases/apply-retention'
import { forgetOldRows } from '@/lib/use-cases/forget-old-rows'

const hourMs = 3_600_000

/** Whether an hour has passed since it was last asked; a clock that was set back counts as one. */
function hourly(): (now: Instant) => boolean {
  let last: Instant | null = null
  return (now) => {
    if (last !== null && now >= last && now < last + hourMs) return false
    last = now
    return true
  }
}

const isErasing = hourly()

/**
 * Who need not be known any longer is erased: looked for once an hour in each server, since nobody
 * is due but by a new day. Called by the minute.
 */
export async function letGoWhatIsOver(now: Instant): Promise<void> {
  if (!isErasing(now)) return
  const { records, ringBacks } = await applyRetention(now)
  if (records + ringBacks === 0) return
  log.info({ records, ringBacks }, 'records whose time is over were erased')
}

const isForgetting = hourly()
let isMore = false

/**
 * Rows that are too old are deleted, once an hour; while there are any more, by the minute.
 */
export async function forgetWhatIsOld(now: Instant): Promise<void> {
  if (!isForgetting(now) && !isMore) return
  isMore = true // also where it breaks off
  const rows = await forgetOldRows(now)
  isMore = rows > 0
  if (rows > 0) log.info({ rows }, 'rows whose time is over were deleted')
}
