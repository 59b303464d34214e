import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPgBouncer, keepsStatements, startPgBouncer } from './parts/pgbouncer'

// Two servers behind a real PgBouncer in transaction mode. With DATABASE_DIRECT_URL all that one
// books the other knows at once, and nothing answers 5xx, though they share fewer connections than
// they have. Without it they say why they aren't ready, and still offer nothing that is taken.
// PGBOUNCER names the program; one of 1.21 or later is wanted.

const bookings = Number(process.env['BOOKINGS'] ?? 400)
const workers = 16

process.env['PLUMBLINE_DATA_DIR'] ??= mkdtempSync(path.join(tmpdir(), 'plumbline-pooler-'))
const { build } = await import('@/lib/run/build')
const { leaveCluster, startCluster } = await import('@/lib/run/cluster')
const { addressOf } = await import('@/lib/run/cluster-record')
const { migrate } = await import('@/lib/run/migrations')
const { countOverlaps, fillPractice } = await import('../bench/parts/practice')

const program = findPgBouncer()
if (!program) {
  console.log('No PgBouncer was found: nothing was tried. Install it, or name it in PGBOUNCER.')
  process.exit(1)
}
const kept = keepsStatements(program)
console.log(
  `${program.words}, ${program.version / 100}: ${kept ? 'transaction mode' : 'before 1.21 prepared statements need session mode; only that is tried under load'}`,
)

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

interface Server {
  url: string
  said: () => string
  stop: () => Promise<void>
}

const folder = await build()
async function serve(databaseUrl: string, directUrl: string): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const secret = 'a secret that only the tests know, of more than 32 letters'
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: directUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      HOSTNAME: '127.0.0.1',
      BASE_URL: url,
      AUTH_SECRET: secret,
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: url,
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'warn',
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    url,
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The codes of why it isn't ready; none where it is, null where it doesn't answer. */
async function unready({ url }: Server): Promise<string[] | null> {
  const answer = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(3_000) }).catch(
    () => null,
  )
  if (!answer) return null
  const { reasons = [] } = (await answer.json()) as { reasons?: { code: string }[] }
  return reasons.map(({ code }) => code)
}

async function becomes(server: Server, codes: string[]): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const found = await unready(server)
    if (found && found.join() === codes.join()) return
    if (tries > 600)
      throw new Error(
        `not ready because of ${String(found)}, not ${codes.join()}; it said ${server.said()}`,
      )
    await wait(50)
  }
}

const answers: Record<string, number> = {}
const count = (status: number): void => void (answers[status] = (answers[status] ?? 0) + 1)
const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/**
 * Books at one and asks the other for that day of that practitioner: how many looks still offered
 * it, of those begun after the answer.
 */
async function bookAndLook(
  one: Server,
  other: Server,
  n: number,
): Promise<{ acknowledged: boolean; late: number; looks: number }> {
  const [day, practitioner] = [dayAfter(3 + (n % 40)), `person-${1 + (Math.floor(n / 40) % 60)}`]
  const start = `${day}T${String(9 + (n % 8)).padStart(2, '0')}:00:00Z`
  const look = async (): Promise<boolean> => {
    const slots = await fetch(
      `${other.url}/api/v1/slots?clinic=bench&service=visit&from=${day}&to=${day}&practitioner=${practitioner}`,
    )
    count(slots.status)
    return (
      slots.ok &&
      ((await slots.json()) as { slots: { start: string }[] }).slots.some(
        (slot) => Date.parse(slot.start) === Date.parse(start),
      )
    )
  }
  await look() // so that it may remember the day as it was
  const booked = await fetch(`${one.url}/api/v1/appointments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      clinic: 'bench',
      service: 'visit',
      start,
      practitioner,
      patient: { name: 'A Patient', phone: '07700 900123' },
    }),
  })
  count(booked.status)
  if (booked.status !== 201) return { acknowledged: false, late: 0, looks: 0 }
  for (let late = 0; ; late += 1)
    if (!(await look()) || late > 200) return { acknowledged: true, late, looks: late + 1 }
}

async function load(
  servers: readonly [Server, Server],
  from: number,
  most: number,
): Promise<{ acknowledged: number; late: number; never: number }> {
  const sum = { acknowledged: 0, late: 0, never: 0 }
  let next = from
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (next < from + most) {
        const n = (next += 1)
        const [one, other] = n % 2 ? servers : [servers[1], servers[0]]
        const { acknowledged, late } = await bookAndLook(one, other, n)
        sum.acknowledged += Number(acknowledged)
        sum.late += Number(late > 0)
        sum.never += Number(late > 200)
      }
    }),
  )
  return sum
}

const { mainHome } = await import('@/lib/run/cluster')
const record = await startCluster(mainHome())
const [direct, ownerUrl] = [addressOf(record, 'app'), addressOf(record, 'owner')]
await migrate(ownerUrl, direct)
await fillPractice(ownerUrl)
const faults: string[] = []
const mustBe = (what: string, is: boolean): void => {
  if (!is) faults.push(what)
}

// As it is meant to be run.
const pooler = await startPgBouncer({
  program,
  record,
  mode: kept ? 'transaction' : 'session',
  port: await freePort(),
})
const pair = [await serve(pooler.url, direct), await serve(pooler.url, direct)] as const
for (const server of pair) await becomes(server, [])
const with_ = await load(pair, 0, bookings)
console.log(
  `with DATABASE_DIRECT_URL: acknowledged ${with_.acknowledged}, seen by the other at a second look or later ${with_.late}, never ${with_.never}; answers ${JSON.stringify(answers)}`,
)
mustBe('all is booked', with_.acknowledged > bookings / 2)
mustBe('the other server sees each booking', with_.never === 0)
for (const server of pair) await becomes(server, [])
for (const server of pair) await server.stop()

// The direct address forgotten, in transaction mode: LISTEN is accepted and nothing arrives.
const deafening = kept
  ? pooler
  : await startPgBouncer({ program, record, mode: 'transaction', port: await freePort() })
const deaf = [await serve(deafening.url, ''), await serve(deafening.url, '')] as const
if (kept) {
  for (const server of deaf) await becomes(server, ['listener-deaf'])
  const without = await load(deaf, 10_000, Math.ceil(bookings / 4))
  console.log(
    `without it: acknowledged ${without.acknowledged}, still offered by the other after the answer ${without.late}; answers ${JSON.stringify(answers)}`,
  )
  mustBe('without it too all is booked', without.acknowledged > 0)
  mustBe('nothing that is taken is offered', without.late === 0)
} else {
  for (const server of deaf)
    while (!((await unready(server)) ?? []).includes('listener-deaf')) await wait(100)
}
for (const server of deaf)
  mustBe(
    'the log says why',
    server.said().includes('set DATABASE_DIRECT_URL to the database itself'),
  )
for (const server of deaf) await server.stop()
const overlaps = await countOverlaps(direct)
mustBe('nothing overlaps', overlaps === 0)
mustBe('no answer is 5xx', !Object.keys(answers).some((status) => Number(status) >= 500))
console.log(
  `overlaps ${overlaps}; ${faults.length === 0 ? 'all as it must be' : `NOT SO: ${faults.join(', ')}`}`,
)
await pooler.stop()
if (deafening !== pooler) await deafening.stop()
await leaveCluster(mainHome())
rmSync(process.env['PLUMBLINE_DATA_DIR'] ?? '', { recursive: true, force: true })
process.exit(faults.length === 0 ? 0 : 1)
