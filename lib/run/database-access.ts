import type { Client } from 'pg'
import { isLocal, type Config } from '@/lib/config'
import { assertNoDemoAccounts, assertSafeDatabase } from '@/lib/database-safety'
import { CannotRun, say } from './cannot-run.mjs'
import { leaveCluster, mainHome, startCluster } from './cluster'
import { addressOf } from './cluster-record'
import { beforeEnd } from './ending'
import { migrate, pendingMigrations } from './migrations'
import { connected } from './roles'

export interface Access {
  embedded: boolean
  /** As the role that serves, and as the one that owns the tables. */
  url: string
  ownerUrl: string
}

async function embeddedAccess(make: boolean): Promise<Access> {
  beforeEnd(() => leaveCluster(mainHome()))
  const record = await startCluster(mainHome(), { make })
  return { embedded: true, url: addressOf(record, 'app'), ownerUrl: addressOf(record, 'owner') }
}

/** Turns a driver's complaint about an address into what to do about it. */
export function unreachable(variable: string, url: string, error: unknown): CannotRun {
  const { code = '', message } = error as { code?: string; message: string }
  const where = new URL(url).host
  if (code === '28P01' || code === '28000') return new CannotRun(`The database at ${where} refuses the name or password in ${variable}; correct it.`)
  if (code === '3D000') return new CannotRun(`The server at ${where} has no database ${new URL(url).pathname.slice(1)}; make it, or correct ${variable}.`)
  return new CannotRun(`The database at ${where} can't be reached (${code || message}); start it, or correct ${variable}.`)
}

const rowsOf = (client: Client) => async (statement: string) =>
  (await client.query<Record<string, unknown>>(statement)).rows

async function assertReachable(variable: string, url: string): Promise<void> {
  try {
    await connected(url, (client) => assertSafeDatabase(rowsOf(client)))
  } catch (error) {
    if (error instanceof Error && error.name === 'UnsafeDatabase') throw error
    throw unreachable(variable, url, error)
  }
}

/** Whoever migrates takes locks of a session, and copies rows, which a pooler may not carry. */
const ownerUrlOf = (config: Config, url: string): string =>
  config.MIGRATE_DATABASE_URL ?? config.DATABASE_DIRECT_URL ?? url

/**
 * Reaches the database that the variables name, or the embedded one, and leaves it as it is. With
 * `make: false` an embedded one has to be there already.
 */
export async function reachDatabase(config: Config, { make = true } = {}): Promise<Access> {
  const url = config.DATABASE_URL
  const access = url ? { embedded: false, url, ownerUrl: ownerUrlOf(config, url) }
    : await embeddedAccess(make)
  await assertReachable('DATABASE_URL', access.url)
  const direct = config.DATABASE_DIRECT_URL
  if (direct) await assertReachable('DATABASE_DIRECT_URL', direct)
  if (![access.url, direct].includes(access.ownerUrl)) {
    await assertReachable('MIGRATE_DATABASE_URL', access.ownerUrl)
  }
  return access
}

/** Brings a database up to the migrations. */
export async function bringUpToDate({ ownerUrl, url }: Access): Promise<void> {
  const added = await migrate(ownerUrl, url)
  if (added > 0) say(`Brought the database up to date (${added} ${added === 1 ? 'migration' : 'migrations'}).`)
}

export type BeforeMigrating = (ownerUrl: string, pending: readonly string[]) => Promise<void>

/** The same, and brings it up to the migrations; `before` is called where there are any to run. */
export async function openDatabase(config: Config, before?: BeforeMigrating): Promise<Access> {
  const access = await reachDatabase(config)
  const pending = before ? await pendingMigrations(access.ownerUrl) : []
  if (pending.length > 0) await before?.(access.ownerUrl, pending)
  await bringUpToDate(access)
  return access
}

/** Demo accounts are for this machine alone. */
export async function assertFitToServe(config: Config, access: Access): Promise<void> {
  if (!config.BASE_URL || isLocal(config.BASE_URL)) return
  await connected(access.url, (client) => assertNoDemoAccounts(rowsOf(client)))
}
