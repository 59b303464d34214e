import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isRoot, outsideFolder, type Account, type Binaries } from './binaries'
import { CannotRun, say } from './cannot-run.mjs'
import { liesInside, newRecord, readRecord, recordFile, type ClusterRecord } from './cluster-record'
import { makeFolder } from './places'
import { isSamePlace } from './processes'
import { inTurn } from './turns'

// Where a database's data lies, and whether it is this installation's alone.

const isMade = (folder: string) => existsSync(path.join(folder, 'PG_VERSION'))

/** Data without its record was somebody's once: nothing new is made over it. */
export function assertNoneThere(home: string): void {
  const folder = path.join(home, 'data')
  if (!isMade(folder)) return
  throw new CannotRun(`${folder} holds a database, but ${recordFile(home)} with its passwords `
    + `is gone: put it back from a copy of ${home}, or move ${home} away to begin with an empty one.`)
}

/**
 * A record for a database that is still to be made. Outside, in a folder that no other record
 * names: two installations never get the same.
 */
export function placeNew(home: string, binaries: Binaries): ClusterRecord {
  const inside = path.join(path.resolve(home), 'data')
  if (!binaries.outside) return newRecord(home, inside)
  const folder = path.join(outsideFolder(), randomBytes(6).toString('hex'), 'data')
  say(`The database's account can't reach this folder, so the data is kept in ${folder}.`)
  return newRecord(home, folder)
}

const Binding = z.object({ home: z.string().min(1) })
const bindingOf = ({ dataFolder }: ClusterRecord) =>
  path.join(path.dirname(dataFolder), 'home.json')

/** Notes beside data that lies outside whose it is. */
export function bind(record: ClusterRecord): void {
  if (liesInside(record.dataFolder, record.home)) return
  makeFolder(path.dirname(record.dataFolder))
  writeFileSync(bindingOf(record), `${JSON.stringify({ home: record.home })}\n`, { mode: 0o644 })
}

/** Earlier versions noted it in the record alone. */
function boundTo(record: ClusterRecord): string | null {
  const file = bindingOf(record)
  if (!existsSync(file)) return record.earlierHome ?? null
  try {
    return Binding.parse(JSON.parse(readFileSync(file, 'utf8'))).home
  } catch {
    return null
  }
}

/** Whether the data that a record names is this installation's; a copy may name the original's. */
export function isOwn(record: ClusterRecord): boolean {
  const { home, dataFolder } = record
  if (liesInside(dataFolder, home)) return true
  const owner = boundTo(record)
  return owner !== null && (owner === home || isSamePlace(owner, home))
}

/** A record that can't be read may be the owner's own. */
function mayBeOf(home: string, dataFolder: string): boolean {
  try {
    const record = readRecord(home)
    return record !== null && isSamePlace(record.dataFolder, dataFolder)
  } catch {
    return true
  }
}

function assertOwnOutside(record: ClusterRecord): void {
  const { home, dataFolder } = record
  const owner = boundTo(record)
  if (owner === null && !record.made) return bind(record)
  if (owner === null) {
    throw new CannotRun(`${bindingOf(record)} doesn't say whose the database in ${dataFolder} is. `
      + `If it is that of ${home} alone, write into it: {"home": "${home}"}`)
  }
  if (isOwn(record)) return bind(record)
  if (mayBeOf(owner, dataFolder)) {
    throw new CannotRun(`${home} is a copy of ${owner}, whose database lies in ${dataFolder} `
      + `and wasn't copied with it. Move ${home} away to begin with an empty one; `
      + 'npm run backup there and npm run restore here bring the data.')
  }
  say(`${owner} was moved to ${home}; its database stays in ${dataFolder}.`)
  bind(record)
}

/**
 * The data that a record names is there, and no other installation's. Throws CannotRun with what to
 * do.
 */
export async function assertOwnPlace(record: ClusterRecord): Promise<void> {
  const { home, dataFolder, made } = record
  if (made && !isMade(dataFolder)) {
    throw new CannotRun(`${recordFile(home)} says that the database lies in ${dataFolder}, `
      + `and there is none. Put that folder back; or move ${home} away and npm run restore a backup.`)
  }
  const beside = path.dirname(dataFolder)
  if (liesInside(dataFolder, home) || !existsSync(beside)) return
  await inTurn(path.join(beside, 'turn'), 30, () => {
    assertOwnOutside(record)
    return Promise.resolve()
  })
}

/** As root: data that root has copied goes back to the account that PostgreSQL can run as. */
function giveTo({ uid, gid }: Account, folder: string): Account {
  if (uid === undefined || gid === undefined) return {}
  const done = spawnSync('chown', ['-R', `${uid}:${gid}`, folder])
  if (done.status !== 0) {
    throw new CannotRun(`${folder} can't be given to account ${uid}, as which the database runs.`)
  }
  return { uid, gid }
}

/**
 * PostgreSQL runs only as the owner of its data: for root whoever that is, else ourselves or
 * nobody.
 */
export function accountFor({ dataFolder, home }: ClusterRecord, usual: Account): Account {
  if (process.getuid === undefined) return {}
  const { uid, gid } = statSync(dataFolder)
  if (isRoot) return uid === 0 ? giveTo(usual, dataFolder) : { uid, gid }
  if (uid === process.getuid()) return {}
  throw new CannotRun(`${dataFolder} belongs to another account (number ${uid}): `
    + `start as that one, or give it all to this one: sudo chown -R ${process.getuid()} ${home}`)
}

/**
 * Says so where the account that the database runs as can't get at its data, before it fails by
 * itself.
 */
export function assertReachable(folder: string, account: Account): void {
  if (account.uid === undefined) return
  const seen = spawnSync('test', ['-r', path.join(folder, 'PG_VERSION')], { ...account, cwd: '/' })
  if (seen.status === 0) return
  throw new CannotRun(`The database runs as account ${account.uid}, which can't reach ${folder}: `
    + 'move the installation to where other accounts may pass (chmod o+x on the folders above it), '
    + 'or start it as an ordinary account that owns it.')
}
