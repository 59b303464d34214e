import { judgeReadiness, type Unready } from '@/lib/core/readiness'
import type { Instant } from '@/lib/core/time'
import { hearing } from '@/lib/store/live'
import { lookAtDatabase } from '@/lib/store/pulse'
import { lastRuns } from './note-run'

/**
 * Why this process can't take bookings; nothing where it can: the database takes its writes and keeps them, it hears of
 * what others change, and its jobs run. Answers within three seconds, and never throws.
 */
export async function checkReady(now: Instant): Promise<Unready[]> {
  hearing() // it begins to listen, where nothing has asked it to yet
  const database = await lookAtDatabase().catch(() => null)
  return judgeReadiness({ database, hearing: hearing(), lastRuns: lastRuns(), now })
}
