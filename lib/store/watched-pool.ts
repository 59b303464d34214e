import type { Pool, PoolClient } from 'pg'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { doubt, isAway, noteAnswer, noteQuestion } from './answering'

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

/** Calls `end` with how each call ended, whether it tells that by a callback or by a promise. */
const noting = (call: Method, end: (error: unknown) => void): Method => (...args) => {
  const answered = noteQuestion()
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

/** A connection that lay idle is given without asking anybody, so only a failure tells something. */
const noteFailure = (error: unknown): void => {
  if (mayBeAway(error)) doubt()
}

/** Nothing waits for a database that is known to be away. */
const refusing = (connect: Method): Method => (...args) => {
  if (!isAway()) return connect(...args)
  const error = new NotAnswering()
  const tell = args[0]
  return typeof tell === 'function' ? void setImmediate(tell as Callback, error, undefined, () => undefined) : Promise.reject(error)
}

/** What the process asks of the pool is what tells it whether the database answers. */
export function watchPool(pool: Pool): Pool {
  pool.connect = refusing(noting(pool.connect.bind(pool) as Method, noteFailure)) as Pool['connect']
  pool.on('connect', (client: PoolClient) => {
    client.query = noting(client.query.bind(client) as Method, noteAnswered) as PoolClient['query']
  })
  pool.on('error', doubt)
  return pool
}
