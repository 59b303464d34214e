import { judgeReadiness, type Unready } from '@/lib/core/readiness'
import type { Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import { hearing } from '@/lib/store/live'
import { lookAtDatabase } from '@/lib/store/pulse'
import { lastRuns } from './note-run'

const kept = globalThis as unknown as { plumblineUnready?: string }

/** Once whenever it changes: a load balancer asks all the time. */
function logChange(unready: readonly Unready[]): void {
  const reasons = unready.map(({ code }) => code).join(', ')
  if (reasons === (kept.plumblineUnready ?? '')) return
  kept.plumblineUnready = reasons
  log.warn({ reasons }, reasons === '' ? 'this server is ready again' : 'this server isn’t ready')
}

/**
 * Why this process can't take bookings; nothing where it can: the database takes its writes and
 * keeps them, it hears of what others change, and its jobs run. Answers within three seconds, and
 * never throws.
 */
export async function checkReady(now: Instant): Promise<Unready[]> {
  hearing() // it begins to listen, where nothing has asked it to yet
  const database = await lookAtDatabase().catch(() => null)
  const unready = judgeReadiness({ database, hearing: hearing(), lastRuns: lastRuns(), now })
  logChange(unready)
  return unready
}
