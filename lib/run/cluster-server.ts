import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account, Binaries } from './binaries'
import { CannotRun } from './cannot-run.mjs'
import { assertReachable } from './cluster-place'
import { dropStrayNote, findOriginal, proveServer } from './cluster-proof'
import { withFreePort, type ClusterRecord } from './cluster-record'
import { makeFolder } from './places'
import { mentions, until, workingIn } from './processes'
import { boundLog, logOf } from './server-log'

// Making a data folder, and starting PostgreSQL on it.

/**
 * Only for a record whose database was never made: whatever lies there is an attempt that broke
 * off.
 */
export function initialise(record: ClusterRecord, binaries: Binaries, account: Account): void {
  makeFolder(path.dirname(record.dataFolder))
  rmSync(record.dataFolder, { recursive: true, force: true })
  const secret = path.join(path.dirname(record.dataFolder), 'first-password')
  const folder = makeFolder(record.dataFolder)
  writeFileSync(secret, `${record.passwords.admin}\n`, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const place of [secret, folder]) chownSync(place, account.uid, account.gid)
  }
  const words = ['-D', folder, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256']
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const all = [...words, ...locale, '--data-checksums']
  const done = spawnSync(binaries.initdb, all, { ...launching(account), encoding: 'utf8' })
  rmSync(secret, { force: true })
  if (done.status === 0) return
  rmSync(folder, { recursive: true, force: true })
  const reason = (done.stderr || String(done.error)).trim().split('\n').at(-1) ?? ''
  throw new CannotRun(`The embedded database could not be made in ${folder}: ${reason}`)
}

const launching = (account: Account) => ({
  ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
})

/**
 * PostgreSQL's manual advises a quarter of the machine's memory; half a gigabyte holds years of a
 * practice's appointments.
 */
const sharedMegabytes = Math.max(128, Math.min(512, Math.floor(totalmem() / 4 / 1_048_576)))

/**
 * A server holds twenty-six at most, and several stand on one database in tests, which are many at
 * a time. An unused one costs nothing worth saying.
 */
export const mostConnections = '300'

/**
 * Said on the command line, so that no file in the data folder can weaken what was acknowledged.
 */
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
  // Two lines every five minutes that say that all is well.
  log_checkpoints: 'off',
  // What a crash is undone from is kept up to about that size, and the rest is used again. Nothing
  // waits for an archive or a standby that there isn't.
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  wal_keep_size: '0',
  max_slot_wal_keep_size: '1GB',
  archive_mode: 'off',
  // What is deleted leaves room for what comes.
  autovacuum: 'on',
  track_counts: 'on',
}

function launch(record: ClusterRecord, binaries: Binaries, account: Account): ChildProcess {
  boundLog(record.home)
  const log = openSync(logOf(record.home), 'a', 0o600)
  const said = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const words = ['-D', record.dataFolder, '-p', String(record.port), ...said]
  const child = spawn(binaries.postgres, words, {
    ...launching(account),
    stdio: ['ignore', log, log],
    detached: true,
  })
  child.unref()
  closeSync(log)
  return child
}

/** Of this folder alone: those of a copy, or of the original, work in another. */
const leftovers = (folder: string) => workingIn(folder).filter((pid) => mentions(pid, 'postgres'))

/** After a kill -9 the old server's children linger, and the new one must not start beside them. */
async function clearLeftovers({ dataFolder }: ClusterRecord): Promise<void> {
  const gone = () => leftovers(dataFolder).length === 0
  if (!(await until(gone, 8))) for (const pid of leftovers(dataFolder)) process.kill(pid, 'SIGKILL')
  await until(gone, 2)
  dropStrayNote(dataFolder)
}

/** Files that were copied one after another while a server wrote them don't belong together. */
function assertNotTorn({ dataFolder, home }: ClusterRecord): void {
  const original = findOriginal(dataFolder)
  if (!original) return
  throw new CannotRun(`${dataFolder} was copied from ${original.folder} while process `
    + `${original.pid} was writing there, so it may be broken. Stop that one and copy again; `
    + `or move ${home} away, and use npm run backup there and npm run restore here.`)
}

function lastWords(record: ClusterRecord): string {
  const lines = readFileSync(logOf(record.home), 'utf8').trim().split('\n')
  return lines.findLast((line) => line.includes('FATAL')) ?? 'no reason given'
}

/**
 * Starts PostgreSQL on the record's folder, on its port or a free one, and waits until it is proven
 * to serve it.
 */
export async function launchUntilReady(
  record: ClusterRecord, binaries: Binaries, account: Account,
): Promise<ClusterRecord> {
  assertNotTorn(record)
  assertReachable(record.dataFolder, account)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await clearLeftovers(record)
    const placed = await withFreePort(record)
    const child = launch(placed, binaries, account)
    child.once('error', () => undefined)
    const ended = () =>
      child.pid === undefined || child.exitCode !== null || child.signalCode !== null
    const answer = { proof: 'silent' }
    await until(async () => ended() || (answer.proof = await proveServer(placed)) !== 'silent', 60)
    if (answer.proof === 'other-password' && !ended()) throw wrongPassword(placed)
    if (answer.proof === 'proven') return placed
    if (!ended()) throw notYet(placed)
    await wait(300 * (attempt + 1))
  }
  const why = lastWords(record)
  throw new CannotRun(`The embedded database does not start (${why}). See ${logOf(record.home)}.`)
}

export const wrongPassword = ({ dataFolder, home }: ClusterRecord) =>
  new CannotRun(`The embedded database in ${dataFolder} has another password than ${home} says; `
    + 'put back the cluster.json that belongs to it, or move that folder away to begin anew.')

export const notYet = (record: ClusterRecord) =>
  new CannotRun(`The database in ${record.dataFolder} doesn't answer on port ${record.port} `
    + `after a minute. It may be recovering: see ${logOf(record.home)}, and try again in a while.`)
