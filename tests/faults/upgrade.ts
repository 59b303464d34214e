import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from '@/lib/run/build'
import { leaveCluster, mainHome, startCluster } from '@/lib/run/cluster'
import { addressOf, anyFreePort } from '@/lib/run/cluster-record'
import { inData, makeFolder, root } from '@/lib/run/places'
import { makeRandom } from '@/prisma/seed/random'
import { fillPractice } from '../bench/parts/practice'
import { createBareDatabase } from '../support/older-database'
import { copyBuilds } from './parts/builds'
import { begin, checkOutBefore, type Command } from './parts/launcher'
import { startLoad, type Load, type Outcome } from './parts/steady-load'
import { recordNow } from './parts/trouble'

// The version before is replaced by this one while somebody books twenty times a second: on one
// server with the embedded database, whose place a new `npm start` takes; and on two servers with
// one database, as `npm run rolling` tells. Nothing that was acknowledged may be lost.
//
//   npm run faults -- upgrade
//   OTHER=… UPGRADE_SECONDS=… npm run faults -- upgrade
//
// OTHER is a folder with a checkout of the version before, by default git's commit before this one.
// UPGRADE_SECONDS is how long there are bookings before and after each upgrade.

const seconds = Number(process.env['UPGRADE_SECONDS'] ?? 10)
const random = makeRandom(Number(process.env['SEED'] ?? 1))
const most = { oneServerMs: 5_000, twoServersMs: 1_000 }

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-upgrade-'))
const earlier = process.env['OTHER'] ? path.resolve(process.env['OTHER'])
  : checkOutBefore(path.join(folder, 'before'))
await build()
const builds = [inData('builds'), path.join(earlier, '.data/builds')]
const data = path.join(folder, 'data')
process.env['PLUMBLINE_DATA_DIR'] = data
makeFolder(folder)
for (const one of builds) copyBuilds(one, data)

const running: Command[] = []
const loads: Load[] = []
const common = {
  PLUMBLINE_DEMO: 'no', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'fatal', HOST: '127.0.0.1',
  DATABASE_URL: '', MIGRATE_DATABASE_URL: '',
  AUTH_SECRET: 'a secret that only this run knows, of more than 32 letters',
}
type Variables = Record<string, string>
function start(name: string, checkout: string, port: number, variables: Variables = {}): Command {
  const own = { PORT: String(port), BASE_URL: `http://127.0.0.1:${port}`, ...variables }
  const command = begin(name, checkout, ['start'], { ...common, ...own })
  running.push(command)
  return command
}
const serves = 'Plumbline is at'

function book(ports: readonly number[]): Load {
  const load = startLoad(ports, { random, now: Date.now() })
  loads.push(load)
  return load
}

/** Versions before it came can only be stopped. */
const canBeFollowed = existsSync(path.join(earlier, 'lib/run/hand-over.ts'))

async function onOneServer(): Promise<Outcome> {
  const port = await anyFreePort()
  const before = start('before', earlier, port)
  await before.says(serves)
  await fillPractice(addressOf(recordNow(), 'owner'))
  const load = book([port])
  await wait(seconds * 1_000)
  if (!canBeFollowed) console.log('The version before can’t be followed, so it is stopped first.')
  if (!canBeFollowed) await before.stop()
  const after = start('after', root, port)
  await after.says(serves)
  await before.ended
  await wait(seconds * 1_000)
  const outcome = await load.stop(addressOf(recordNow(), 'owner'))
  await after.stop()
  return outcome
}

async function onTwoServers(): Promise<Outcome> {
  const database = await createBareDatabase(await startCluster(mainHome()))
  const variables = { DATABASE_URL: database.url, MIGRATE_DATABASE_URL: database.ownerUrl }
  const ports = [await anyFreePort(), await anyFreePort()]
  const servers = new Map<string, Command>()
  const startOne = (name: string, checkout: string, port: number) => {
    const command = start(`${name} ${port}`, checkout, port, variables)
    servers.set(`http://127.0.0.1:${port}`, command)
    return command
  }
  for (const port of ports) await startOne('before', earlier, port).says(serves)
  await fillPractice(database.ownerUrl)
  const load = book(ports)
  await wait(seconds * 1_000)
  const words = ['rolling', ...servers.keys()]
  const rolling = begin('rolling', root, words, { ...common, ...variables })
  rolling.onLine((line) => {
    const address = /^Replace (\S+) /.exec(line)?.[1] ?? ''
    const replace = () => startOne('after', root, Number(new URL(address).port))
    void servers.get(address)?.stop().then(replace)
  })
  if ((await rolling.ended) !== 0) throw new Error('npm run rolling failed')
  await wait(seconds * 1_000)
  const outcome = await load.stop(database.ownerUrl)
  await Promise.all([...servers.values()].map((command) => command.stop()))
  await database.drop()
  await leaveCluster(mainHome())
  return outcome
}

function isFine(name: string, outcome: Outcome, mostMs: number): boolean {
  const { acknowledged, lost, twice, doubleBookings, writtenAfterRefusal } = outcome
  const seconds = (outcome.longestGapMs / 1_000).toFixed(2)
  console.log(`${name}: acknowledged ${acknowledged}, lost ${lost}, booked twice ${twice}, `
    + `double bookings ${doubleBookings}, written after refusal ${writtenAfterRefusal}; `
    + `longest gap without an answer ${seconds} s (at most ${mostMs / 1_000} s); `
    + `answers ${JSON.stringify(outcome.answers)}`)
  const wrong = lost + twice + doubleBookings + writtenAfterRefusal
  return wrong === 0 && acknowledged > 0 && outcome.longestGapMs <= mostMs
}

try {
  const one = isFine('one server', await onOneServer(), canBeFollowed ? most.oneServerMs : Infinity)
  const two = isFine('two servers', await onTwoServers(), most.twoServersMs)
  process.exitCode = one && two ? 0 : 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  for (const load of loads) load.halt()
  await Promise.all(running.map((command) => command.stop()))
  await leaveCluster(mainHome())
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
process.exit()
