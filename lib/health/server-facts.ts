import { z } from 'zod'
import type { HealthFacts } from '@/lib/core/health/facts'
import { jobs, type Job } from '@/lib/core/readiness'

/** What a running server alone knows of itself, as it tells it at /api/health/facts. */

const Count = z.number().int().nonnegative()
const Moment = z.number().nullable()

const Told = z.object({
  pool: z.object({
    most: Count,
    inUse: Count,
    waiting: Count,
    fullSince: Moment,
    turnedAwayAt: Moment,
  }),
  listener: z.enum(['starting', 'heard', 'unreachable', 'standby', 'unsaid', 'unheard']),
  jobs: z.object({
    startedAt: z.number(),
    lastRuns: z.partialRecord(z.enum(jobs), z.number()),
  }),
  proxies: z.object({ counted: Count, beyond: Count, within: Count, fewestBeyond: Count }),
})

export type ServerFacts = Pick<HealthFacts, 'pool' | 'listener' | 'jobs' | 'proxies'>

/** Null where it isn't what a server of this version tells. */
export function readServerFacts(told: unknown): ServerFacts | null {
  const read = Told.safeParse(told)
  if (!read.success) return null
  const { jobs: ran, ...rest } = read.data
  const lastRuns: Partial<Record<Job, number>> = {}
  for (const job of jobs) if (ran.lastRuns[job] !== undefined) lastRuns[job] = ran.lastRuns[job]
  return { ...rest, jobs: { startedAt: ran.startedAt, lastRuns } }
}

export type Asked =
  | { state: 'told'; facts: ServerFacts }
  /** Nothing answers; it runs and doesn't let us know; or what answers isn't this version of it. */
  | { state: 'away' | 'hidden' | 'another' }

const longestMs = 8_000

/** Asks a server how it is. Its answer is never an exception. */
export async function askServer(address: string, token: string | undefined): Promise<Asked> {
  const headers: Record<string, string> =
    token === undefined ? {} : { Authorization: `Bearer ${token}` }
  try {
    const response = await fetch(`${address}/api/health/facts`, {
      headers,
      signal: AbortSignal.timeout(longestMs),
      redirect: 'manual',
    })
    if (!response.ok) {
      await response.body?.cancel()
      return { state: [401, 404].includes(response.status) ? 'hidden' : 'another' }
    }
    const facts = readServerFacts(await response.json())
    return facts ? { state: 'told', facts } : { state: 'another' }
  } catch (error) {
    return { state: error instanceof SyntaxError ? 'another' : 'away' }
  }
}
