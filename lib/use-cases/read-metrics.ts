import type { Instant } from '@/lib/core/time'
import { metricsText, type CallCounts } from '@/lib/health/metrics-text'
import { log } from '@/lib/log'
import { poolState } from '@/lib/store/client'
import { countCalls } from '@/lib/store/call-counts'
import { recentHealth } from './gather-health'

/** What this server is like, as Prometheus reads it. For routes that have asked who it is for. */
export async function readMetrics(now: Instant): Promise<string> {
  const gathered = await recentHealth(now)
  let calls: CallCounts | null = null
  if (gathered.facts.database?.answers) {
    calls = await countCalls(now).catch((err: unknown) => {
      log.warn({ err }, 'calls could not be counted for the metrics')
      return null
    })
  }
  return metricsText(gathered, calls, poolState().turnedAway)
}
