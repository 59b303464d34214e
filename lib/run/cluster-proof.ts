import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { isAlive } from './alive.mjs'
import { CannotRun } from './cannot-run.mjs'
import { addressOf, type ClusterRecord } from './cluster-record'
import { accountOf, isSamePlace, mentions, worksIn } from './processes'

// Whose a running server is. A copy of a data folder has the same passwords, the same system
// identifier and the same postmaster.pid as the original, and a moved one runs under its old name.
// So neither a port that answers nor a name says anything: what counts is the folder in which a
// process works.

/** What a server writes into postmaster.pid of its folder. */
export interface NotedServer {
  pid: number
  /** What the folder was called when it started. */
  folder: string
  port: number
}

const pidFile = (dataFolder: string) => path.join(dataFolder, 'postmaster.pid')

function readNote(dataFolder: string): NotedServer | null {
  try {
    const [pid, folder = '', , port] = readFileSync(pidFile(dataFolder), 'utf8').split('\n')
    return Number(pid) > 0 ? { pid: Number(pid), folder, port: Number(port) } : null
  } catch {
    return null
  }
}

/**
 * PostgreSQL runs only as the owner of its folder; another account's process has taken an old
 * number.
 */
function mayServe(pid: number, dataFolder: string): boolean {
  const account = accountOf(pid)
  return account === null || account === statSync(dataFolder).uid
}

/**
 * The live server of a folder, or null: a note may be left over, copied, or its number another's.
 */
export function findServer(dataFolder: string): NotedServer | null {
  const noted = readNote(dataFolder)
  if (!noted || !isAlive(noted.pid) || !mentions(noted.pid, 'postgres')) return null
  const works = worksIn(noted.pid, dataFolder)
    ?? (mayServe(noted.pid, dataFolder) && isSamePlace(noted.folder, dataFolder))
  return works ? noted : null
}

/** The running server's process, or null. */
export const serverPid = ({ dataFolder }: ClusterRecord): number | null =>
  findServer(dataFolder)?.pid ?? null

/**
 * The server of another folder that this one was copied from while it ran; null where there is
 * none.
 */
export function findOriginal(dataFolder: string): NotedServer | null {
  const noted = readNote(dataFolder)
  if (!noted || findServer(dataFolder) || !isAlive(noted.pid)) return null
  const works = worksIn(noted.pid, noted.folder) ?? mentions(noted.pid, noted.folder)
  return works && mentions(noted.pid, 'postgres') ? noted : null
}

/**
 * Removes a note whose number is now another process's, for which PostgreSQL would refuse to start.
 */
export function dropStrayNote(dataFolder: string): void {
  const noted = readNote(dataFolder)
  const isAnothers = noted && isAlive(noted.pid)
    && (worksIn(noted.pid, dataFolder) === false || !mayServe(noted.pid, dataFolder))
  if (isAnothers && !findServer(dataFolder)) rmSync(pidFile(dataFolder), { force: true })
}

export type Proof = 'proven' | 'another' | 'other-password' | 'silent'

async function readOut(record: ClusterRecord, file: string): Promise<string | null> {
  const connectionString = addressOf(record, 'admin', 'postgres')
  const limits = { connectionTimeoutMillis: 2000, query_timeout: 5000 }
  const client = new pg.Client({ connectionString, ...limits })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ text: string | null }>(
      'select pg_read_file($1, 0, 100, true) as text', [file])
    return rows[0]?.text ?? null
  } finally {
    await client.end().catch(() => undefined)
  }
}

function writeChallenge(dataFolder: string): { file: string; text: string } {
  const file = `plumbline-proof-${randomBytes(8).toString('hex')}`
  const text = randomBytes(16).toString('hex')
  try {
    writeFileSync(path.join(dataFolder, file), text, { flag: 'wx' })
    chmodSync(path.join(dataFolder, file), 0o644) // the database's account may be another
  } catch {
    throw new CannotRun(`${dataFolder} can't be written to by this account; `
      + 'start as its owner, or make room on its disk.')
  }
  return { file, text }
}

/**
 * Whether the server on the record's port is the one of its data folder: it has to read out what
 * was written there a moment ago, which no other server can.
 */
export async function proveServer(record: ClusterRecord): Promise<Proof> {
  const { file, text } = writeChallenge(record.dataFolder)
  try {
    return (await readOut(record, file)) === text ? 'proven' : 'another'
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'other-password' : 'silent'
  } finally {
    rmSync(path.join(record.dataFolder, file), { force: true })
  }
}
