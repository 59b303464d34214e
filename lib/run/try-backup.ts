import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import type { BackupSource } from './backup-file'
import { CannotRun } from './cannot-run.mjs'
import type { Access } from './database-access'
import { dropDatabase } from './drop-database'
import { beforeEnd } from './ending'
import { restoreAsTaken } from './restore-backup'
import { connected, quoted } from './roles'

// A backup counts once it was restored. That is done beside the real database, on the same server,
// in one that is dropped afterwards; nobody else knows its name.

type Addresses = Pick<Access, 'url' | 'ownerUrl'>

/** By it and the name together a trial's database is told from all others. */
const mark = 'Plumbline: a backup restored on trial'

const nameIn = (address: string) => decodeURIComponent(new URL(address).pathname.slice(1))
const prefixFor = (address: string) => `${nameIn(address).slice(0, 40)}_trial_`

function inDatabase(address: string, name: string): string {
  const other = new URL(address)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

/** Those of trials that were killed. One backup is made at a time, so none of them is under way. */
async function dropLeftovers(ownerUrl: string): Promise<void> {
  const { rows } = await connected(ownerUrl, (client) => client.query<{ name: string }>(
    `select datname as name from pg_database where starts_with(datname, $1)
      and pg_get_userbyid(datdba) = current_user and shobj_description(oid, 'pg_database') = $2`,
    [prefixFor(ownerUrl), mark]))
  for (const { name } of rows) await dropDatabase(ownerUrl, name)
}

async function create(ownerUrl: string): Promise<string> {
  const name = `${prefixFor(ownerUrl)}${randomBytes(4).toString('hex')}`
  await connected(ownerUrl, async (client) => {
    const { rows: [role] } = await client.query<{ may: boolean; name: string }>(
      `select rolcreatedb or rolsuper as may, rolname as name from pg_roles
        where rolname = current_user`)
    if (role?.may !== true) {
      throw new CannotRun('Backups can’t be restored on trial, since the role that owns the tables '
        + `may not create a database. Let it: alter role ${quoted(role?.name ?? '')} createdb`)
    }
    await client.query(`create database ${quoted(name)} template template0`)
    await client.query(`comment on database ${quoted(name)} is '${mark}'`)
  })
  return name
}

/** Throws CannotRun where a table has not as many rows as the backup says. */
async function assertCounts(client: Client, rows: Readonly<Record<string, number>>): Promise<void> {
  for (const [table, expected] of Object.entries(rows)) {
    const { rows: [counted] } = await client.query<{ count: number }>(
      `select count(*)::float8 as count from public.${quoted(table)}`)
    if (counted?.count === expected) continue
    throw new CannotRun(`Restored on trial, ${table} has ${counted?.count ?? 0} rows, `
      + `and the backup says ${expected}.`)
  }
}

/**
 * Restores a backup into a throwaway database on the same server, counts the rows there, and drops
 * it. Throws CannotRun with what is wrong with the backup.
 */
export async function tryBackup({ url, ownerUrl }: Addresses, source: BackupSource): Promise<void> {
  await dropLeftovers(ownerUrl)
  const name = await create(ownerUrl)
  let isThere = true
  const dropOnce = async () => {
    if (isThere) await dropDatabase(ownerUrl, name)
    isThere = false
  }
  beforeEnd(dropOnce)
  try {
    const trial = { url: inDatabase(url, name), ownerUrl: inDatabase(ownerUrl, name) }
    const { rows } = await restoreAsTaken(trial, source, 'Restoring on trial')
    await connected(trial.ownerUrl, (client) => assertCounts(client, rows))
  } finally {
    await dropOnce()
  }
}
