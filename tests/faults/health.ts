import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { CheckName } from '@/lib/core/health/facts'
import { leaveCluster, startCluster, testHome } from '@/lib/run/cluster'
import { connected } from '@/lib/run/roles'
import { migrationNames } from '@/lib/run/migrations'
import { namedBy, namers } from './parts/named'
import { WatchedServer } from './parts/watched-server'

// Twelve things are put wrong on purpose, one after the other, on a server that runs as at a
// practice. Manage › Health, the metrics and `npm run doctor` must each name it within a minute,
// and nothing where all is well.
//
//   npm run faults -- health
//   FAULTS=disk,clock npm run faults -- health

const soonMs = 60_000
/** What was wrong a minute ago may still be told of. */
const wellAgainMs = 180_000

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-health-'))
const data = path.join(folder, 'data')
mkdirSync(data)
/** A disk of its own, which can be filled; only root may have one. */
const mount = ['-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', data]
const hasDisk = process.platform === 'linux' && spawnSync('mount', mount).status === 0

await startCluster(testHome())
const server = new WatchedServer(folder, data)

const mebibyte = Buffer.alloc(2 ** 20)
const filler = path.join(data, 'filler')
function fillDisk(): void {
  for (let left = 1_000; left > 0; left -= 1) {
    try {
      writeFileSync(filler, mebibyte, { flag: 'a' })
    } catch {
      break // it is full
    }
  }
}

const backups = path.join(data, 'backups.json')
function ageBackup(hours: number): void {
  const record = JSON.parse(readFileSync(backups, 'utf8')) as { lastAt: string }
  const lastAt = new Date(Date.parse(record.lastAt) - hours * 3_600_000).toISOString()
  writeFileSync(backups, JSON.stringify({ ...record, lastAt }))
}

let bookings = 0
/** Somebody asks for a time: what that says to them goes out by email. */
async function book(): Promise<void> {
  bookings += 1
  const day = new Date(Date.now() + (4 + bookings % 40) * 86_400_000).toISOString().slice(0, 10)
  const hour = String(8 + bookings % 10).padStart(2, '0')
  const sent = fetch(`http://127.0.0.1:${server.port}/api/v1/appointments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      clinic: 'bench',
      service: 'visit',
      practitioner: `person-${1 + bookings % 3}`,
      start: `${day}T${hour}:00:00Z`,
      patient: {
        name: `Patient ${bookings}`,
        phone: `07700 900${String(bookings % 1_000).padStart(3, '0')}`,
        email: `patient${bookings}@example.org`,
      },
    }),
    signal: AbortSignal.timeout(20_000),
  })
  const status = await sent.then(({ status: answered }) => answered, () => 0)
  if (![201, 409, 503].includes(status)) console.log(`  a booking was answered with ${status}`)
}

/** Every connection waits for one table, for longer than requests wait. */
async function usePool(): Promise<void> {
  const over = Date.now() + 12_000
  await connected(server.database.ownerUrl, async (client) => {
    await client.query('begin; lock table appointment in access exclusive mode')
    const asked: Promise<unknown>[] = []
    while (Date.now() < over) {
      asked.push(...Array.from({ length: 12 }, book))
      await wait(200)
    }
    await client.query('rollback')
    await Promise.all(asked)
  })
}

const lastMigration = migrationNames().at(-1) ?? ''
const name = (): string => new URL(server.database.url).pathname.slice(1)

const rename = (from: string, to: string): Promise<void> =>
  server.asOwner(
    `update _prisma_migrations set migration_name = '${to}' where migration_name = '${from}'`,
  )

let bystander: Client

interface Fault {
  name: string
  check: CheckName
  go: () => unknown
  back: () => unknown
  canBe?: boolean
}

const faults: readonly Fault[] = [
  {
    name: 'the disk is nearly full',
    check: 'disk',
    go: fillDisk,
    back: () => rmSync(filler),
    canBe: hasDisk,
  },
  {
    name: 'the certificate has expired',
    check: 'siteCertificate',
    go: () => server.front.isExpired(true),
    back: () => server.front.isExpired(false),
  },
  {
    name: 'the jobs have stopped',
    check: 'jobs',
    // Somebody's work at the database that was begun and never ended.
    go: async () => {
      await bystander.connect()
      await bystander.query('begin; lock table mail_ask in access exclusive mode')
    },
    back: () => bystander.end(),
  },
  {
    name: 'the listener is deaf',
    check: 'listener',
    go: () => server.proxy.isDeaf(true),
    back: () => server.proxy.isDeaf(false),
  },
  {
    name: 'the clock is an hour behind',
    check: 'clock',
    go: () => server.sayClock(-3_600_000),
    back: () => server.sayClock(0),
  },
  {
    name: 'the database is read-only',
    check: 'writes',
    go: () => server.asOwner(`alter database ${name()} set default_transaction_read_only = on`),
    back: () => server.asOwner(
      'set default_transaction_read_only = off',
      `alter database ${name()} reset default_transaction_read_only`,
    ),
  },
  {
    name: 'the backup is old',
    check: 'backup',
    go: () => ageBackup(40),
    back: () => ageBackup(-40),
  },
  {
    name: 'a migration is missing',
    check: 'migrations',
    go: () => rename(lastMigration, 'unknown'),
    back: () => rename('unknown', lastMigration),
  },
  {
    name: 'messages were given up',
    check: 'givenUp',
    go: () => server.asOwner(`
      insert into message (id, dedupe_key, event_id, kind, channel, recipient, clinic_id, status,
          created_at, due_at, error)
        select gen_random_uuid(), 'given-up', min(id), 'confirmed', 'email', 'patient', 'bench',
          'failed', now(), now(), 'sender-refused' from event`),
    back: () => server.asOwner("delete from message where dedupe_key = 'given-up'"),
  },
  { name: 'the pool is used up', check: 'pool', go: usePool, back: () => undefined },
  {
    name: 'a proxy isn’t counted',
    check: 'proxies',
    go: async () => {
      server.front.proxies = 2
      await server.restart()
    },
    back: async () => {
      server.front.proxies = 1
      await server.restart()
    },
  },
  {
    name: 'the mail password is wrong',
    check: 'email',
    go: () => {
      server.mail.knows(false)
      return book()
    },
    back: () => server.mail.knows(true),
  },
]

const seconds = (since: number): string => ((performance.now() - since) / 1_000).toFixed(1)

/** Waits until what `namer` names is as `isSo` says; answers what it named last. */
async function waitFor(
  namer: (typeof namers)[number], isSo: (named: string[]) => boolean, limitMs: number,
): Promise<string[]> {
  const until = performance.now() + limitMs
  for (;;) {
    const named = await namedBy(namer, server.place)
    if (isSo(named) || performance.now() > until) return named
    await wait(1_000)
  }
}

async function allWell(): Promise<boolean> {
  const since = performance.now()
  server.forgetCookie()
  let isWell = true
  for (const namer of namers) {
    const named = await waitFor(namer, (all) => all.length === 0, wellAgainMs)
    if (named.length === 0) continue
    isWell = false
    console.log(`FAILED  all is well, and the ${namer} says ${named.join(', ')}`)
  }
  if (isWell) console.log(`  all is well, ${seconds(since)} s after`)
  return isWell
}

async function isNamed({ check }: Fault): Promise<boolean> {
  const since = performance.now()
  const found = await Promise.all(namers.map(async (namer) => {
    const named = await waitFor(namer, (all) => all.includes(check), soonMs)
    const others = named.filter((one) => one !== check)
    const beside = others.length > 0 ? ` beside ${others.join(', ')}` : ''
    const isThere = named.includes(check)
    console.log(`  ${namer}: ${isThere ? `named after ${seconds(since)} s` : 'NOT NAMED'}${beside}`)
    return isThere
  }))
  return found.every(Boolean)
}

const chosen = process.env['FAULTS']?.split(',')
let failed = 0
try {
  await server.prepare()
  bystander = new Client({ connectionString: server.database.ownerUrl })
  await server.start()
  await server.fill()
  await server.run('backup', '--keep')
  if (!(await allWell())) failed += 1
  for (const fault of faults) {
    if (chosen && !chosen.includes(fault.check)) continue
    if (fault.canBe === false) {
      console.log(`left out: ${fault.name}, which needs root on Linux`)
      continue
    }
    console.log(`${fault.name} …`)
    await fault.go()
    const isFine = await isNamed(fault)
    await fault.back()
    console.log(`${isFine ? 'passed' : 'FAILED'}  ${fault.name}`)
    if (!isFine) failed += 1
    // A way of sending that failed rests for a while, as it should.
    if (fault.check !== 'email' && !(await allWell())) failed += 1
  }
} catch (error) {
  console.error(error)
  failed += 1
} finally {
  await server.close().catch((error: unknown) => console.error(error))
  await leaveCluster(testHome())
  if (hasDisk) spawnSync('umount', [data])
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
process.exit(failed === 0 ? 0 : 1)
