import { randomBytes, randomInt } from 'node:crypto'
import {
  chownSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { isRoot } from './binaries'
import { CannotRun } from './cannot-run.mjs'
import { makeFolder } from './places'

const Passwords = z.object({ admin: z.string(), owner: z.string(), app: z.string() })
const Port = z.number().int().min(0).max(65_535)

/** As it lies in cluster.json. */
const Stored = z.object({
  port: Port,
  /** From the record's own folder, so that both can be moved; absolute where it lies outside. */
  data: z.string().min(1),
  /** Whether there was a database once: then none is ever made in its place. */
  made: z.boolean(),
  passwords: Passwords,
})
/**
 * As earlier versions wrote it, with the places of that time; never before the database was made.
 */
const Earlier = z.object({
  home: z.string(), port: Port, dataFolder: z.string().min(1), passwords: Passwords,
})

/**
 * What is remembered of an embedded database beside its data; readable by its owner alone. All
 * places are absolute, worked out from where the record lies now.
 */
export interface ClusterRecord {
  home: string
  port: number
  dataFolder: string
  made: boolean
  /** Where an earlier version wrote the record. */
  earlierHome?: string | undefined
  passwords: z.infer<typeof Passwords>
}

export type Role = keyof ClusterRecord['passwords']

const roleNames: Record<Role, string> = { admin: 'postgres', owner: 'plumbline_owner', app: 'plumbline_app' }
export const roleName = (role: Role) => roleNames[role]

export function addressOf(record: ClusterRecord, role: Role, database = 'plumbline'): string {
  return `postgresql://${roleNames[role]}:${record.passwords[role]}@127.0.0.1:${record.port}/${database}`
}

/** Whether nobody listens on a port of this machine. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/**
 * Below the ports that systems hand out to outgoing connections: a pool that keeps trying to reach
 * a stopped server there would now and then be handed the server's own port and so take it.
 */
export async function anyFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

export const recordFile = (home: string) => path.join(home, 'cluster.json')

export const liesInside = (folder: string, home: string): boolean => {
  const way = path.relative(home, folder)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

/** Whole or not at all: without the passwords in it the database can't be opened. */
function writeWhole(file: string, text: string): void {
  const part = `${file}.part`
  const open = openSync(part, 'w', 0o600)
  writeSync(open, text)
  fsyncSync(open)
  closeSync(open)
  if (isRoot) {
    const { uid, gid } = statSync(path.dirname(file))
    chownSync(part, uid, gid)
  }
  renameSync(part, file)
}

export function save({ home, port, dataFolder, made, passwords }: ClusterRecord): void {
  const data = liesInside(dataFolder, home) ? path.relative(home, dataFolder) : dataFolder
  const stored: z.infer<typeof Stored> = { port, data, made, passwords }
  writeWhole(recordFile(home), `${JSON.stringify(stored, null, 2)}\n`)
}

/** The remembered port, or another one where somebody else has taken it meanwhile. */
export async function withFreePort(record: ClusterRecord): Promise<ClusterRecord> {
  if (record.port > 0 && (await isFree(record.port))) return record
  const moved = { ...record, port: await anyFreePort() }
  save(moved)
  return moved
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CannotRun(`${file} can't be read by this account; start as the account that made it.`)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** From where it lies now: data that was inside its folder is inside still, wherever that is. */
function placed(home: string, earlier: z.infer<typeof Earlier>): ClusterRecord {
  const { home: earlierHome, dataFolder, port, passwords } = earlier
  const isInside = liesInside(dataFolder, earlierHome)
  return {
    home, port, passwords, made: true, earlierHome,
    dataFolder: isInside ? path.resolve(home, path.relative(earlierHome, dataFolder)) : dataFolder,
  }
}

/** Null before the first start. */
export function readRecord(folder: string): ClusterRecord | null {
  const home = path.resolve(folder)
  const file = recordFile(home)
  if (!existsSync(file)) return null
  const content = parsed(readText(file))
  const stored = Stored.safeParse(content)
  if (stored.success) {
    const { data, ...rest } = stored.data
    return { ...rest, home, dataFolder: path.resolve(home, data) }
  }
  const earlier = Earlier.safeParse(content)
  if (earlier.success) return placed(home, earlier.data)
  throw new CannotRun(`${file} is damaged, and has the passwords of the database beside it: `
    + `put it back from a copy of ${home}, or move ${home} away and restore a backup.`)
}

/** For a database that is still to be made. */
export function newRecord(home: string, dataFolder: string): ClusterRecord {
  makeFolder(path.dirname(home))
  makeFolder(home)
  const password = () => randomBytes(24).toString('hex')
  const passwords = { admin: password(), owner: password(), app: password() }
  return { home: path.resolve(home), port: 0, dataFolder, made: false, passwords }
}
