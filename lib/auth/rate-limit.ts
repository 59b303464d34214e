import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from '@/lib/config'
import { addressGroup, clientAddress } from './client-address'

// One count a process, also where bundles load this module more than once.
const kept = globalThis as unknown as { plumblineLimiter?: { points: number; limiter: RateLimiterMemory } }

function limiterOf(points: number): RateLimiterMemory {
  if (kept.plumblineLimiter?.points !== points) {
    kept.plumblineLimiter = { points, limiter: new RateLimiterMemory({ points, duration: 60 }) }
  }
  return kept.plumblineLimiter.limiter
}

/**
 * Counts one public write of the address that sent it. Null where it may go ahead, else the seconds to wait.
 * RATE_LIMIT_PER_MINUTE says how many a minute; 0 turns it off. A process counts for itself: two instances allow twice
 * as many.
 */
export async function waitForTurn(headers: Pick<Headers, 'get'>): Promise<number | null> {
  const points = config().RATE_LIMIT_PER_MINUTE
  if (points === 0) return null
  try {
    await limiterOf(points).consume(addressGroup(clientAddress(headers)))
    return null
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over
    return Math.max(1, Math.ceil(over.msBeforeNext / 1_000))
  }
}

/** For tests. */
export function forgetTurns(): void {
  delete kept.plumblineLimiter
}
