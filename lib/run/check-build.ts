import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { CannotRun } from './cannot-run.mjs'
import { anyFreePort } from './cluster-record'
import type { Variables } from './prisma-cli'
import { until } from './processes'
import { answers, launch, stop } from './server'

// A new build is tried before it is kept: it has to start and to answer. The database it is given
// turns everybody away, so that nothing is read or changed, and no message goes out.

/** Stands where a database would, and hangs up at once. */
async function turnAway(): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() }
}

/** What reaches outside, or is another server's, is left out. */
function variables(port: number, databasePort: number): Variables {
  const [address, secret] = [`http://127.0.0.1:${port}`, randomBytes(32).toString('hex')]
  const left = ['DATABASE_DIRECT_URL', 'MIGRATE_DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SMS_URL',
    'SMS_ACCOUNT', 'SMS_TOKEN', 'SMS_FROM', 'PLUMBLINE_NOW']
  return {
    ...Object.fromEntries(left.map((name) => [name, undefined])),
    NODE_ENV: 'production',
    DATABASE_URL: `postgresql://nobody@127.0.0.1:${databasePort}/nothing`,
    PORT: String(port),
    HOST: '127.0.0.1',
    HOSTNAME: '127.0.0.1',
    BASE_URL: address,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: address,
    LOG_LEVEL: 'fatal',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** Each is asked once the first answers: a route, one that needs the database, and a page. */
const expected = [
  { path: '/api/health', status: 200, says: 'ok' },
  { path: '/api/ready', status: 503, says: 'database-away' },
  { path: '/book/emergency', status: 200, says: '<h1' },
] as const

/** A busy machine takes long for the first answer, and a build isn't thrown away for that. */
const answerMs = 120_000

async function ask(address: string, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address + path, { signal: AbortSignal.timeout(answerMs) })
  return { status: response.status, text: await response.text() }
}

/** Why the server at an address isn't fit to take another's place; null where it is. */
async function wrongWith(address: string): Promise<string | null> {
  for (const { path, status, says } of expected) {
    const answer = await ask(address, path).catch(() => ({ status: 0, text: '' }))
    if (answer.status === 0) return `no answer at ${path}`
    if (answer.status === status && answer.text.includes(says)) continue
    return `${answer.status} at ${path}`
  }
  return null
}

interface Trial {
  wrong: string | null
  said: string
}

/** Stops it, and waits for its last words. */
async function end(child: ChildProcess): Promise<void> {
  await stop(child)
  const streams = [child.stdout, child.stderr]
  await until(() => streams.every((stream) => stream?.readableEnded !== false), 2)
}

async function tryOn(folder: string, databasePort: number): Promise<Trial> {
  const port = await anyFreePort()
  const child = launch({ words: ['server.js'], folder, env: variables(port, databasePort) }, 'pipe')
  let said = ''
  const hear = (text: Buffer) => (said += text.toString())
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear)
  child.once('error', (error) => (said += error.message))
  const hasEnded = () =>
    child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  const address = `http://127.0.0.1:${port}`
  await until(async () => hasEnded() || (await answers(address)), 60)
  const wrong = hasEnded() ? 'it ended by itself' : await wrongWith(address)
  await end(child)
  return { wrong, said }
}

/**
 * Starts the build in a folder on a free port, apart from every database, and asks it. Throws
 * CannotRun with what was wrong, after what the build said itself.
 */
export async function checkBuild(folder: string): Promise<void> {
  const database = await turnAway()
  try {
    const { wrong, said } = await tryOn(folder, database.port)
    if (wrong === null) return
    process.stderr.write(said)
    throw new CannotRun(`The new build doesn't work (${wrong}), so it isn't kept; `
      + 'what it said is above.')
  } finally {
    database.close()
  }
}
