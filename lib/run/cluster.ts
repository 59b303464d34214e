import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './alive.mjs'
import { databaseAccount, findBinaries } from './binaries'
import { CannotRun } from './cannot-run.mjs'
import { accountFor, assertNoneThere, assertOwnPlace, bind, isOwn, placeNew } from './cluster-place'
import { findServer, proveServer, serverPid, type Proof } from './cluster-proof'
import { readRecord, recordFile, save, type ClusterRecord } from './cluster-record'
import { initialise, launchUntilReady, notYet, wrongPassword } from './cluster-server'
import { inData } from './places'
import { until } from './processes'
import { prepareRoles } from './roles'
import { enter, inTurn, leave } from './turns'

/** The embedded database of `npm start` and `npm run dev`, and the tests' own. */
export const mainHome = () => inData('postgres')
export const testHome = () => inData('test', 'postgres')

const lockOf = (home: string) => path.join(home, 'turn')
const holdersOf = (home: string) => path.join(home, 'holders')

/**
 * The record with the port that its running server has; null where none runs. Waits while it
 * recovers.
 */
async function findRunning(record: ClusterRecord): Promise<ClusterRecord | null> {
  const server = findServer(record.dataFolder)
  if (!server) return null
  const found = { ...record, port: server.port }
  const answer: { proof: Proof } = { proof: 'silent' }
  const runs = () => findServer(record.dataFolder)?.pid === server.pid
  await until(async () => !runs() || (answer.proof = await proveServer(found)) !== 'silent', 60)
  if (!runs()) return null
  if (answer.proof === 'other-password') throw wrongPassword(found)
  if (answer.proof === 'silent') throw notYet(found)
  if (answer.proof === 'another') {
    throw new CannotRun(`Process ${server.pid} has the database in ${record.dataFolder}, but `
      + `another server answers on its port ${server.port}; stop one of them.`)
  }
  if (found.port !== record.port) save(found)
  return found
}

/** The record of the database that is there, made where there never was one. */
function settle(home: string): ClusterRecord {
  const known = readRecord(home)
  if (known?.made) return known
  if (!known) assertNoneThere(home)
  const account = databaseAccount()
  const binaries = findBinaries(account)
  const record = known ?? placeNew(home, binaries)
  save(record) // first: what breaks off from here on is an attempt, and known as one
  bind(record)
  initialise(record, binaries, account)
  const made = { ...record, made: true }
  save(made)
  return made
}

async function start(record: ClusterRecord): Promise<ClusterRecord> {
  const account = accountFor(record, databaseAccount())
  if (record.earlierHome !== undefined) save(record) // with places that can be moved
  return launchUntilReady(record, findBinaries(account), account)
}

export interface Starting {
  /** Notes that this process needs it; a test's worker needn't. */
  hold?: boolean
  /** Makes a database, or its roles, where there are none yet. */
  make?: boolean
}

/**
 * Starts the embedded database unless it runs. Never one of another folder: throws CannotRun where
 * the data isn't where the record says, is another installation's, or is used in another way.
 */
export async function startCluster(
  folder: string, { hold = true, make = true }: Starting = {},
): Promise<ClusterRecord> {
  const home = path.resolve(folder)
  if (!make && !readRecord(home)?.made) {
    throw new CannotRun(`There is no database in ${home} yet; npm start makes one.`)
  }
  return inTurn(lockOf(home), 90, async () => {
    const known = readRecord(home)
    if (known) await assertOwnPlace(known)
    if (hold) enter(holdersOf(home))
    const record = settle(home)
    const started = (await findRunning(record)) ?? (await start(record))
    if (make) await prepareRoles(started)
    return started
  })
}

/**
 * This process no longer needs it; the last one stops it. Where it was moved away meanwhile it is
 * left alone.
 */
export async function leaveCluster(folder: string): Promise<void> {
  const home = path.resolve(folder)
  if (!existsSync(recordFile(home)) || !existsSync(holdersOf(home))) return
  await inTurn(lockOf(home), 90, async () => {
    if (leave(holdersOf(home))) await halt(home)
  })
}

/** Without /proc a note alone says which process it is, so the server has to say so itself. */
async function mayBeHalted(record: ClusterRecord): Promise<boolean> {
  const server = findServer(record.dataFolder)
  if (process.platform === 'linux') return server !== null
  return server !== null && (await proveServer({ ...record, port: server.port })) === 'proven'
}

async function halt(home: string): Promise<void> {
  const record = readRecord(home)
  if (!record || !isOwn(record)) return
  const pid = serverPid(record)
  if (pid === null || !(await mayBeHalted(record))) return
  if (process.platform === 'win32') {
    spawnSync(findBinaries({}).pgCtl, ['stop', '-m', 'fast', '-D', record.dataFolder])
    return
  }
  // SIGINT is a fast stop: sessions end, everything is written. SIGQUIT is for one that hangs.
  process.kill(pid, 'SIGINT')
  if (!(await until(() => !isAlive(pid), 20))) process.kill(pid, 'SIGQUIT')
  await until(() => !isAlive(pid), 5)
}
