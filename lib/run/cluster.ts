import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, closeSync } from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { databaseAccount, findBinaries, outsideFolder, type Account, type Binaries } from './binaries'
import { CannotRun, say } from './cannot-run.mjs'
import { addressOf, newRecord, readRecord, save, withFreePort, type ClusterRecord } from './cluster-record'
import { inData, makeFolder } from './places'
import { isAlive, mentions, until, workingIn } from './processes'
import { prepareRoles } from './roles'
import { enter, inTurn, leave } from './turns'

/** The embedded database of `npm start` and `npm run dev`, and the tests' own. */
export const mainHome = () => inData('postgres')
export const testHome = () => inData('test', 'postgres')

const logOf = (record: ClusterRecord) => path.join(record.home, 'server.log')
const lockOf = (home: string) => path.join(home, 'turn')
const holdersOf = (home: string) => path.join(home, 'holders')

/** The running server's process, or null. A pid file whose process has died or is another's is stale. */
export function serverPid(record: ClusterRecord): number | null {
  try {
    const pid = Number(readFileSync(path.join(record.dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
    return isAlive(pid) && mentions(pid, record.dataFolder) ? pid : null
  } catch {
    return null
  }
}

function initialise(record: ClusterRecord, binaries: Binaries, account: Account): void {
  makeFolder(path.dirname(record.dataFolder))
  rmSync(record.dataFolder, { recursive: true, force: true })
  const [secret, folder] = [path.join(path.dirname(record.dataFolder), 'first-password'), makeFolder(record.dataFolder)]
  writeFileSync(secret, `${record.passwords.admin}\n`, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const place of [secret, folder]) chownSync(place, account.uid, account.gid)
  }
  const words = ['-D', folder, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8']
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums']
  const done = spawnSync(binaries.initdb, [...words, ...locale], { ...launching(account), encoding: 'utf8' })
  rmSync(secret, { force: true })
  if (done.status === 0) return
  rmSync(folder, { recursive: true, force: true })
  const reason = (done.stderr || String(done.error)).trim().split('\n').at(-1) ?? ''
  throw new CannotRun(`The embedded database could not be made in ${folder}: ${reason}`)
}

const launching = (account: Account) => ({ ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } })

/** PostgreSQL's manual advises a quarter of the machine's memory; half a gigabyte holds years of a practice's appointments. */
const sharedMegabytes = Math.max(128, Math.min(512, Math.floor(totalmem() / 4 / 1_048_576)))

/**
 * A server holds twenty-six at most, and several stand on one database in tests, which are many at
 * a time. An unused one costs nothing worth saying.
 */
export const mostConnections = '300'

/** Said on the command line, so that no file in the data folder can weaken what was acknowledged. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: mostConnections,
  shared_buffers: `${sharedMegabytes}MB`,
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Terse: the detail of a refused row would print what a patient wrote.
  log_error_verbosity: 'terse',
}

function launch(record: ClusterRecord, binaries: Binaries, account: Account): ChildProcess {
  const file = logOf(record)
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.old`)
  const log = openSync(file, 'a', 0o600)
  const said = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', record.dataFolder, '-p', String(record.port), ...said], {
    ...launching(account),
    stdio: ['ignore', log, log],
    detached: true,
  })
  child.unref()
  closeSync(log)
  return child
}

async function answers(record: ClusterRecord): Promise<boolean> {
  const client = new pg.Client({ connectionString: addressOf(record, 'admin', 'postgres'), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new CannotRun(`The embedded database in ${record.dataFolder} has another password than ${record.home} says; move that folder away to begin anew.`)
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** After a kill -9 the old server's children linger, and the new one must not start beside them. */
async function clearLeftovers(record: ClusterRecord): Promise<void> {
  const gone = () => workingIn(record.dataFolder).length === 0
  if (!(await until(gone, 8))) for (const pid of workingIn(record.dataFolder)) process.kill(pid, 'SIGKILL')
  await until(gone, 2)
  rmSync(path.join(record.dataFolder, 'postmaster.pid'), { force: true })
}

async function launchUntilReady(record: ClusterRecord, binaries: Binaries, account: Account): Promise<ClusterRecord> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await clearLeftovers(record)
    const placed = await withFreePort(record)
    const child = launch(placed, binaries, account)
    child.once('error', () => undefined)
    const ended = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
    await until(async () => ended() || (await answers(placed)), 60)
    if (!ended()) return placed
    await wait(300 * (attempt + 1))
  }
  const reason = readFileSync(logOf(record), 'utf8').trim().split('\n').findLast((line) => line.includes('FATAL')) ?? 'no reason given'
  throw new CannotRun(`The embedded database does not start (${reason}). See ${logOf(record)}.`)
}

function prepareRecord(home: string, binaries: Binaries): ClusterRecord {
  const known = readRecord(home)
  if (known) return known
  const folder = binaries.outside ? path.join(outsideFolder(), path.basename(path.dirname(home)), 'data') : path.join(home, 'data')
  if (binaries.outside) say(`The database's account can't reach this folder, so the data is kept in ${folder}.`)
  return newRecord(home, folder)
}

/** It runs and answers, if need be after it has recovered. */
async function isUp(record: ClusterRecord): Promise<boolean> {
  await until(async () => serverPid(record) === null || (await answers(record)), 60)
  return serverPid(record) !== null
}

/** Starts the embedded database unless it runs, and notes that this process needs it (a test's worker needn't). */
export function startCluster(home: string, { hold = true } = {}): Promise<ClusterRecord> {
  return inTurn(lockOf(home), 90, async () => {
    if (hold) enter(holdersOf(home))
    const running = readRecord(home)
    if (running && (await isUp(running))) return running
    const account = databaseAccount()
    const binaries = findBinaries(account)
    const record = prepareRecord(home, binaries)
    if (!existsSync(path.join(record.dataFolder, 'PG_VERSION'))) initialise(record, binaries, account)
    save(record)
    const started = await launchUntilReady(record, binaries, account)
    await prepareRoles(started)
    return started
  })
}

/** This process no longer needs it; the last one stops it. */
export function leaveCluster(home: string): Promise<void> {
  return inTurn(lockOf(home), 90, async () => {
    if (leave(holdersOf(home))) await halt(home)
  })
}

async function halt(home: string): Promise<void> {
  const record = readRecord(home)
  const pid = record && serverPid(record)
  if (!record || !pid) return
  if (process.platform === 'win32') {
    spawnSync(findBinaries({}).pgCtl, ['stop', '-m', 'fast', '-D', record.dataFolder])
    return
  }
  // SIGINT is a fast stop: sessions end, everything is written. SIGQUIT is for one that hangs.
  process.kill(pid, 'SIGINT')
  if (!(await until(() => !isAlive(pid), 20))) process.kill(pid, 'SIGQUIT')
  await until(() => !isAlive(pid), 5)
}
