import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { CannotRun } from './cannot-run.mjs'
import { makeFolder } from './places'

/** What is remembered of an embedded database beside its data; readable by its owner alone. */
export interface ClusterRecord {
  home: string
  port: number
  dataFolder: string
  passwords: { admin: string; owner: string; app: string }
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
 * Below the ports that systems hand out to outgoing connections: a pool that keeps trying to reach a stopped server
 * there would now and then be handed the server's own port and so take it.
 */
async function anyFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

const fileOf = (home: string) => path.join(home, 'cluster.json')

export function save(record: ClusterRecord): void {
  writeFileSync(fileOf(record.home), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
}

/** The remembered port, or another one where somebody else has taken it meanwhile. */
export async function withFreePort(record: ClusterRecord): Promise<ClusterRecord> {
  if (record.port > 0 && (await isFree(record.port))) return record
  const moved = { ...record, port: await anyFreePort() }
  save(moved)
  return moved
}

/** Null before the first start. */
export function readRecord(home: string): ClusterRecord | null {
  if (!existsSync(fileOf(home))) return null
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as ClusterRecord
  } catch {
    throw new CannotRun(`${fileOf(home)} can't be read by this account; start as the account that made it, or move the folder away.`)
  }
}

export function newRecord(home: string, dataFolder: string): ClusterRecord {
  makeFolder(path.dirname(home))
  makeFolder(home)
  const password = () => randomBytes(24).toString('hex')
  return { home, port: 0, dataFolder, passwords: { admin: password(), owner: password(), app: password() } }
}
