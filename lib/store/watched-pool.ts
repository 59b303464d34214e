import type { ClientBase, Pool, PoolClient } from 'pg'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { doubt, isAway, noteAnswer, noteQuestion, watchAnswering } from './answering'

/** Said at once while the database is known to be away. `isDatabaseAway` knows it by its code. */
class NotAnswering extends Error {
  code = '08006'

  constructor() {
    super('the database is not answering')
  }
}

const mayBeAway = (error: unknown): boolean => isDatabaseAway(error) || isOutcomeUnknown(error)

type Callback = (error: unknown, ...rest: unknown[]) => void
type Method = (...args: unknown[]) => unknown

/**
 * Calls `begin` with each call, and `end` with how it ended, whether it tells that by a callback or
 * by a promise.
 */
const noting =
  (call: Method, end: (error: unknown) => void, begin: () => () => void = noteQuestion): Method =>
  (...args) => {
    const answered = begin()
    const over = (error: unknown) => {
      answered()
      end(error)
    }
    const last = args.at(-1)
    if (typeof last === 'function') {
      const tell = last as Callback
      args[args.length - 1] = ((error, ...rest) => {
        over(error)
        tell(error, ...rest)
      }) satisfies Callback
      return call(...args)
    }
    const answer = call(...args)
    if (answer instanceof Promise) answer.then(() => over(null), over)
    else answered()
    return answer
  }

const noteAnswered = (error: unknown): void => (mayBeAway(error) ? doubt() : noteAnswer())

/**
 * A connection that lay idle is given without asking anybody, so only a failure tells something.
 */
const noteFailure = (error: unknown): void => {
  if (mayBeAway(error)) doubt()
}

/** Nothing waits for a database that is known to be away. */
const refusing =
  (connect: Method): Method =>
  (...args) => {
    if (!isAway()) return connect(...args)
    const error = new NotAnswering()
    const tell = args[0]
    return typeof tell === 'function'
      ? void setImmediate(tell as Callback, error, undefined, () => undefined)
      : Promise.reject(error)
  }

// Connections that wait for an answer, and how many each waits for.
const asking = new Map<ClientBase, number>()

const beginAsking = (client: ClientBase) => (): (() => void) => {
  const answered = noteQuestion()
  asking.set(client, (asking.get(client) ?? 0) + 1)
  return () => {
    answered()
    const left = (asking.get(client) ?? 1) - 1
    if (left > 0) asking.set(client, left)
    else asking.delete(client)
  }
}

/**
 * What still waits once the database is known to be away waits no longer, however long it would
 * have had.
 */
function cutWaiting(answers: boolean): void {
  if (answers) return
  for (const client of asking.keys())
    void (client as PoolClient & { end: () => Promise<void> }).end().catch(() => undefined)
}

/** What the process asks of the pool is what tells it whether the database answers. */
export function watchPool(pool: Pool): void {
  pool.connect = refusing(noting(pool.connect.bind(pool) as Method, noteFailure)) as Pool['connect']
  pool.on('connect', (client: PoolClient) => {
    noteAnswer()
    const query = noting(client.query.bind(client) as Method, noteAnswered, beginAsking(client))
    Object.assign<object, object>(client, { query })
  })
  pool.on('error', doubt)
  const stop = watchAnswering((answers) => cutWaiting(answers))
  const end = pool.end.bind(pool) as Method
  pool.end = ((...args: unknown[]) => {
    stop()
    return end(...args)
  }) as Pool['end']
}
