import { setTimeout as pause } from 'node:timers/promises'
import { escapeLiteral, Pool, type QueryConfig } from 'pg'
import { databaseUrl } from '@/lib/config'
import { lookAt, type AskRows, type Look } from '@/lib/health/look'
import { log } from '@/lib/log'

/**
 * What this process finds when it looks at the database itself. It has connections of its own, by
 * the same address as the pool's: requests that wait for the pool don't hold it up, and it goes
 * wherever a booking would.
 */
const kept = globalThis as unknown as {
  plumblinePulse?: Pool
  plumblineLook?: Promise<Look> | undefined
}
const answerMs = 2_000
const lookMs = 2_500
/** Longer than a look: a very busy process reads answers late, and mustn't take that for failure. */
const toldMs = 5_000

function connect(): Pool {
  const pool = new Pool({
    connectionString: databaseUrl(),
    application_name: 'plumbline-pulse',
    max: 3,
    keepAlive: true,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    allowExitOnIdle: true,
    // Longer than between two looks: a new session reads its catalogue anew.
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 40, // what a role or a database sets is read when a session begins
  })
  pool.on('error', (err) => log.debug({ err }, 'an idle connection to the database was lost'))
  return pool
}

const pulse = (): Pool => (kept.plumblinePulse ??= connect())

/** For tests and for a server that stops. */
export async function endPulse(): Promise<void> {
  const pool = kept.plumblinePulse
  delete kept.plumblinePulse
  await pool?.end()
}

/**
 * Tells a channel something, by a transaction that commits as a booking would. Where that waits for
 * a standby that is away, no limit of the server's ends the wait. But only one who notifies commits
 * at a time. Those behind it wait for a lock, which has a limit: connections don't pile up there.
 */
export async function tell(channel: string, words: string): Promise<void> {
  // A notification alone is committed without waiting for the disk; beside a record in the log it
  // waits as a booking does.
  const told = `select pg_logical_emit_message(true, 'plumbline', ''),
    pg_notify(${escapeLiteral(channel)}, ${escapeLiteral(words)})`
  const limits = `set local statement_timeout = ${toldMs}; set local lock_timeout = ${toldMs}`
  const text = `begin; ${limits}; ${told}; commit`
  await pulse().query({ text, query_timeout: toldMs + answerMs } as QueryConfig)
}

/**
 * By one message: a statement that hangs is ended by the server, so that looks don't pile up there.
 */
export async function askPulse<T>(statement: string): Promise<T[]> {
  const text = `begin; set local statement_timeout = ${answerMs}; ${statement}; commit`
  const results = (await pulse().query(text)) as unknown as { rows: T[] }[]
  return results[2]?.rows ?? []
}

async function tooLate(): Promise<never> {
  await pause(lookMs, undefined, { ref: false })
  throw new Error('timeout exceeded when trying to connect or ask')
}

/** What `work` asks, within two and a half seconds. */
export const askSoon = <T>(work: (ask: AskRows) => Promise<T>): Promise<T> =>
  Promise.race([work(askPulse), tooLate()])

/**
 * Looks now; whoever asks meanwhile shares the answer. Throws where the database doesn't answer
 * within two and a half seconds.
 */
export const lookAtDatabase = (): Promise<Look> =>
  (kept.plumblineLook ??= askSoon(lookAt).finally(
    () => (kept.plumblineLook = undefined),
  ))
