import type { Pool, PoolClient } from 'pg'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { traceQuestion } from '@/lib/health/traced'
import { doubt, isAway, noteAnswer, noteQuestion, watchAnswering } from './answering'
import { GuardedClient } from './guarded-client'

/** Said at once while the database is known to be away. `isDatabaseAway` knows it by its code. */
class NotAnswering extends Error {
  code = '08006'

  constructor() {
    super('the database is not answering')
  }
}

const mayBeAway = (error: unknown): boolean => isDatabaseAway(error) || isOutcomeUnknown(error)

const kept = globalThis as unknown as { plumblineTurnedAway?: number }

/** How often this process has given up waiting for a connection while all of them were in use. */
export const turnedAway = (): number => kept.plumblineTurnedAway ?? 0

const isUsedUp = ({ totalCount, idleCount, options }: Pool): boolean =>
  totalCount - idleCount >= options.max

/** pg's words, and those of lib/store/guarded-pool.ts. */
const isTooLate = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('timeout exceeded when trying to connect')

type Callback = (error: unknown, ...rest: unknown[]) => void
type Method = (...args: unknown[]) => unknown

/** A question of a connection: what came of it tells whether the database answers. */
function noting(): (error: unknown) => void {
  const answered = noteQuestion()
  const over = traceQuestion()
  return (error) => {
    answered()
    over?.(error)
    if (mayBeAway(error)) doubt()
    else noteAnswer()
  }
}

/**
 * Waits for a connection, whoever asks by a callback or by a promise. One that lay idle is given
 * without asking anybody, so only a failure tells something. Nothing waits for a database that is
 * known to be away.
 */
function connecting(pool: Pool, connect: () => Promise<PoolClient>): Method {
  const connected = (): Promise<PoolClient> => {
    if (isAway()) return Promise.reject(new NotAnswering())
    const answered = noteQuestion()
    const given = (client: PoolClient): PoolClient => {
      answered()
      return client
    }
    return connect().then(given, (error: unknown) => {
      answered()
      if (isUsedUp(pool) && isTooLate(error)) kept.plumblineTurnedAway = turnedAway() + 1
      if (mayBeAway(error)) doubt()
      throw error
    })
  }
  return (tell) => {
    const client = connected()
    if (typeof tell !== 'function') return client
    const call = tell as Callback
    client.then(
      (one) => call(undefined, one, one.release.bind(one)),
      (error: unknown) => call(error, undefined, () => undefined),
    )
    return undefined
  }
}

/** What the process asks of the pool is what tells it whether the database answers. */
export function watchPool(pool: Pool): void {
  const clients = new Set<GuardedClient>()
  pool.connect = connecting(pool, pool.connect.bind(pool)) as Pool['connect']
  pool.on('connect', (client) => {
    noteAnswer()
    if (!(client instanceof GuardedClient)) return
    clients.add(client)
    client.watch(noting)
  })
  pool.on('remove', (client) => {
    if (client instanceof GuardedClient) clients.delete(client)
  })
  pool.on('error', doubt)
  // What still waits once the database is known to be away waits no longer, however long it would
  // have had.
  const stop = watchAnswering((answers) => {
    if (!answers) for (const client of clients) if (client.isAsking()) client.cut()
  })
  const end = pool.end.bind(pool) as Method
  pool.end = ((...args: unknown[]) => {
    stop()
    return end(...args)
  }) as Pool['end']
}
