import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { isAlive } from '@/lib/run/alive.mjs'
import { leaveCluster, mainHome, startCluster } from '@/lib/run/cluster'
import { serverPid } from '@/lib/run/cluster-proof'
import { addressOf } from '@/lib/run/cluster-record'
import { migrationNames, pendingMigrations } from '@/lib/run/migrations'
import { until } from '@/lib/run/processes'
import { connected, quoted } from '@/lib/run/roles'
import { makeRandom } from '@/prisma/seed/random'
import { contentOf, createOlderDatabase, olderNames } from '../support/older-database'
import type { TestDatabase } from '../support/database'
import { recordNow } from './parts/trouble'

// A database of the first version, with data, is migrated, and at a random moment of that either
// the migrating process or PostgreSQL is killed. The next start must migrate by itself, and keep
// every row.
//
//   POINTS=… PATIENTS=… SEED=… npm run faults -- migrations

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const points = number('POINTS', 50)
const patients = number('PATIENTS', 3_000)
const seed = number('SEED', Math.floor(Date.now() / 1_000) % 1_000_000)
const random = makeRandom(seed)
const root = path.resolve(import.meta.dirname, '../..')
console.log(`seed ${seed}: ${points} kills, ${patients} patients`)

process.env['PLUMBLINE_DATA_DIR'] = mkdtempSync(path.join(tmpdir(), 'plumbline-migrations-'))
await startCluster(mainHome())

/** The server may have another port after it was killed. */
function addressesOf(database: TestDatabase): { DATABASE_URL: string; MIGRATE_DATABASE_URL: string } {
  const { port } = recordNow()
  const now = (address: string) => Object.assign(new URL(address), { port: String(port) }).toString()
  return { DATABASE_URL: now(database.url), MIGRATE_DATABASE_URL: now(database.ownerUrl) }
}

const drop = ({ url }: TestDatabase) =>
  connected(addressOf(recordNow(), 'admin', 'postgres'), (client) =>
    client.query(`drop database ${quoted(new URL(url).pathname.slice(1))} with (force)`))

const begin = (database: TestDatabase, quiet: boolean): ChildProcess =>
  spawn(process.execPath, ['lib/run/begin.mjs', 'migrate'], {
    cwd: root,
    env: { ...process.env, ...addressesOf(database) },
    stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'],
  })
const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

/** How long a run takes until its first migration is in, and until it ends, in milliseconds. */
async function measure(): Promise<{ first: number; end: number }> {
  const database = await createOlderDatabase(patients, recordNow())
  const all = (await pendingMigrations(database.ownerUrl)).length
  const since = performance.now()
  const child = begin(database, false)
  const end = ended(child)
  const pending = async () => (await pendingMigrations(database.ownerUrl)).length
  await until(async () => child.exitCode !== null || (await pending()) < all, 120)
  const first = performance.now() - since
  if ((await end) !== 0) throw new Error('a run that nobody killed failed')
  const whole = { first, end: performance.now() - since }
  await drop(database)
  return whole
}

async function killDatabase(): Promise<void> {
  const pid = serverPid(recordNow())
  if (pid === null) throw new Error('no database process')
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 10)
  await startCluster(mainHome(), { hold: false })
}

interface Told {
  at: number
  killed: 'the process' | 'PostgreSQL'
  left: number
  faults: string[]
}

async function tryOne(at: number, killed: Told['killed']): Promise<Told> {
  const database = await createOlderDatabase(patients, recordNow())
  const before = await contentOf(database.ownerUrl)
  const child = begin(database, true)
  const end = ended(child)
  await Promise.race([wait(at), end])
  if (killed === 'PostgreSQL') await killDatabase()
  child.kill('SIGKILL')
  await end
  const { MIGRATE_DATABASE_URL: ownerUrl } = addressesOf(database)
  const left = (await pendingMigrations(ownerUrl)).length
  const code = await ended(begin(database, false))
  const pending = await pendingMigrations(ownerUrl)
  const isKept = isDeepStrictEqual(await contentOf(ownerUrl), before)
  await drop(database)
  const faults = [
    ...(code === 0 ? [] : [`the next run ended with ${code}`]),
    ...(pending.length === 0 ? [] : [`${pending.length} migrations are missing`]),
    ...(isKept ? [] : ['rows differ']),
  ]
  return { at, killed, left, faults }
}

const { first, end } = await measure()
const all = migrationNames().length - olderNames.length
const told: Told[] = []
for (let i = 0; i < points; i += 1) {
  const at = random.between(Math.floor(first * 0.8), Math.ceil(end))
  const one = await tryOne(at, random.chance(0.5) ? 'the process' : 'PostgreSQL')
  told.push(one)
  const outcome = one.faults.join(', ') || 'migrated, every row kept'
  console.log(`${one.killed} killed after ${at} ms with ${one.left} of ${all} left: ${outcome}`)
}
const failed = told.filter(({ faults }) => faults.length > 0).length
const within = told.filter(({ left }) => left > 0 && left < all).length
console.log(`${points} kills, ${within} of them with some migrations in and some not; `
  + `${failed} failed, seed ${seed}`)
await leaveCluster(mainHome())
rmSync(process.env['PLUMBLINE_DATA_DIR'] ?? '', { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)
