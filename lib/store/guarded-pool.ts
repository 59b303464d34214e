import { Pool, type ClientBase, type ClientConfig, type PoolClient, type QueryResult } from 'pg'
import { onOverspent } from '@/lib/budget'
import { databaseUrl } from '@/lib/config'
import { limits } from '@/lib/limits'
import { log } from '@/lib/log'
import { GuardedClient } from './guarded-client'

class LeisurelyClient extends GuardedClient {
  constructor(config?: ClientConfig) {
    super(config, limits().longAnswer)
  }
}

/** By a statement: poolers refuse them among the parameters that a connection starts with. */
const serverLimits = (statement: number, idle: number): string =>
  [
    `set statement_timeout = ${statement}`,
    `set lock_timeout = ${limits().lock}`,
    `set idle_in_transaction_session_timeout = ${idle}`,
  ].join('; ')

/**
 * Refused by what is there or by the server's limits: the connection is as good as before. After
 * any other error it is made anew.
 */
const staysGood = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(?:23...|40...|55P03|57014)$/.test(error.code)

/**
 * As the pool's own, but that whoever asked hears what the connection makes of an error, not the
 * bare error of its socket.
 */
const queryOf =
  (pool: Pool) =>
  async (config: string, values?: unknown[]): Promise<QueryResult> => {
    const client = await pool.connect()
    try {
      const result = await client.query(config, values)
      client.release()
      return result
    } catch (error) {
      client.release(!staysGood(error))
      throw error
    }
  }

type Connect = (tell: (error: Error | undefined, client: PoolClient | undefined) => void) => void

/**
 * Nobody waits for a connection longer than their request has. One that comes later is given back.
 */
const withinTime = (connect: Connect) => (): Promise<PoolClient> =>
  new Promise((resolve, reject) => {
    let over = false
    const leave = onOverspent(() => {
      over = true
      reject(new Error('timeout exceeded when trying to connect in the time of the request'))
    })
    connect((error, client) => {
      leave()
      if (client === undefined) reject(error ?? new Error('no connection'))
      else if (over) client.release()
      else resolve(client)
    })
  })

/** The pool waits for it, which its types don't say: nobody gets a connection without its limits. */
const settled = (settings: string): object => ({
  onConnect: (client: ClientBase) => client.query(settings),
})

function guarded(
  Client: typeof LeisurelyClient,
  most: number,
  waitMillis: number,
  settings: string,
): Pool {
  const pool = new Pool({
    connectionString: databaseUrl(),
    Client,
    max: most,
    connectionTimeoutMillis: waitMillis,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'plumbline',
    ...settled(settings),
  })
  pool.on('error', (err) => log.warn({ err }, 'an idle connection to the database was lost'))
  pool.on('release', (_error, client) => {
    if (client instanceof GuardedClient && !client.isSound()) client.cut()
  })
  pool.query = queryOf(pool) as unknown as Pool['query']
  return pool
}

/**
 * The process's connections. Each has told the server its limits before anybody gets it, and one
 * that comes back within a transaction, or while a statement runs, is closed: Prisma's adapter
 * gives it back as if it were sound.
 */
export function guardedPool(): Pool {
  const { connect, statement, idle } = limits()
  const pool = guarded(GuardedClient, 16, connect, serverLimits(statement, idle))
  pool.connect = withinTime(pool.connect.bind(pool) as Connect) as Pool['connect']
  return pool
}

/** A few others, for what takes its time: nobody who books waits behind that. */
export function leisurelyPool(): Pool {
  const { longConnect, longStatement } = limits()
  return guarded(LeisurelyClient, 4, longConnect, serverLimits(longStatement, longStatement))
}
