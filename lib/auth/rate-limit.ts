import { RateLimiterMemory } from 'rate-limiter-flexible'
import { config } from '@/lib/config'
import { addressGroup, clientAddress } from './client-address'

/** What is counted, each for itself: public writes, links and keys that open nothing, how often a calendar is fetched, and what a key asks for. */
type Counted = 'writes' | 'guesses' | 'feeds' | 'keys'

interface Limiter {
  points: number
  limiter: RateLimiterMemory
}

// One count a process, also where bundles load this module more than once.
const kept = globalThis as unknown as { plumblineLimiters?: Partial<Record<Counted, Limiter>> }

function limiterOf(counted: Counted, points: number): RateLimiterMemory {
  const limiters = (kept.plumblineLimiters ??= {})
  const known = limiters[counted]
  if (known?.points === points) return known.limiter
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  limiters[counted] = { points, limiter }
  return limiter
}

/**
 * What a limiter throws to whoever is over. Known by its shape: the proxy and each route bring a class of their own, and the limiter is
 * that of whoever came first.
 */
const isOver = (thrown: unknown): thrown is { msBeforeNext: number } =>
  typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown && typeof thrown.msBeforeNext === 'number'

async function waitFor(counted: Counted, whose: string): Promise<number | null> {
  const points = config().RATE_LIMIT_PER_MINUTE
  if (points === 0) return null
  try {
    await limiterOf(counted, points).consume(whose)
    return null
  } catch (over) {
    if (!isOver(over)) throw over
    return Math.max(1, Math.ceil(over.msBeforeNext / 1_000))
  }
}

const addressOf = (headers: Pick<Headers, 'get'>): string => addressGroup(clientAddress(headers))

/**
 * Counts one public write of the address that sent it. Null where it may go ahead, else the seconds to wait.
 * RATE_LIMIT_PER_MINUTE says how many a minute; 0 turns it off. A process counts for itself: two instances allow twice
 * as many.
 */
export const waitForTurn = (headers: Pick<Headers, 'get'>): Promise<number | null> => waitFor('writes', addressOf(headers))

/**
 * Counts one link, or key, that opened nothing, in the same way: who guesses is soon told to wait, and no more. A link that is right
 * opens all the same: a whole town may share an address with whoever guesses.
 */
export const waitAfterGuess = (headers: Pick<Headers, 'get'>): Promise<number | null> => waitFor('guesses', addressOf(headers))

/** Counts one fetch of a calendar, whoever fetches it: those who do it for many people come from few addresses. */
export const waitForFeed = (feed: string): Promise<number | null> => waitFor('feeds', feed)

/** Counts one request of an API key, read or write, from wherever it comes. */
export const waitForKey = (key: string): Promise<number | null> => waitFor('keys', key)

/** For tests. */
export function forgetTurns(): void {
  delete kept.plumblineLimiters
}
