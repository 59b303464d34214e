import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { judgeSchema, letsOldServersGoOn, type NotedMigration } from '@/lib/core/schema-state'
import { applyMigration, type Migration } from './apply-migration'
import { CannotRun } from './cannot-run.mjs'
import { root } from './places'
import { withProgress } from './progress.mjs'
import { connected, grantServing } from './roles'

const inBuild = 'prisma/migrations'
const ours = path.join(root, inBuild)

/** Of this version, or of the one in another folder. */
export function migrationNames(folder = ours): string[] {
  if (!existsSync(folder)) return []
  const isOne = (name: string) => existsSync(path.join(folder, name, 'migration.sql'))
  return readdirSync(folder).filter(isOne).sort()
}

const scriptOf = (name: string) => readFileSync(path.join(ours, name, 'migration.sql'), 'utf8')
export const readMigration = (name: string): Migration => ({ name, script: scriptOf(name) })

const grants = path.join(root, 'lib/run/roles.ts')

/**
 * A short mark of all the migrations and of what the roles may do: the same text, the same
 * database.
 */
export function migrationsMark(): string {
  const hash = createHash('sha256').update(readFileSync(grants))
  for (const name of migrationNames()) hash.update(name).update(scriptOf(name))
  return hash.digest('hex').slice(0, 16)
}

async function hasTable(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    'select to_regclass($1) is not null as there', [`public.${table}`])
  return rows[0]?.there === true
}

/** Names of the migrations that are in; none in a database that was never migrated. */
export async function finishedMigrations(client: Client): Promise<string[]> {
  if (!(await hasTable(client, '_prisma_migrations'))) return []
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from public._prisma_migrations
      where finished_at is not null and rolled_back_at is null order by 1`)
  return rows.map(({ name }) => name)
}

export async function pendingMigrations(url: string, wanted = migrationNames()): Promise<string[]> {
  const done = new Set(await connected(url, finishedMigrations))
  return wanted.filter((name) => !done.has(name))
}

/**
 * Of some migrations of this version those that servers without them can't go on with, or that
 * don't say.
 */
export const stopsOldServers = (names: readonly string[]): string[] =>
  names.filter((name) => letsOldServersGoOn(scriptOf(name)) !== true)

/**
 * What the database has been given that the version in a folder can't go on with, by name; none
 * where it was never migrated.
 */
export function tooNewFor(folder: string, url: string): Promise<string[]> {
  return connected(url, async (client) => {
    if (!(await hasTable(client, '_prisma_migrations'))) return []
    const { rows } = await client.query<NotedMigration>(
      `select migration_name as name, finished_at is not null as done, logs as note
        from public._prisma_migrations where rolled_back_at is null order by 1`)
    return judgeSchema(migrationNames(path.join(folder, inBuild)), rows).newer
  })
}

/** As Prisma makes it, so that its commands work on the same notes. */
const notes = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

async function prepareNotes(client: Client): Promise<void> {
  // By one look: between two, somebody who migrates at the same time makes the first tables.
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'")
  if (rows.some(({ name }) => name === '_prisma_migrations')) return
  if (rows.length > 0) {
    throw new CannotRun('The database has tables that aren’t Plumbline’s; make an empty one, '
      + 'and name it in DATABASE_URL and MIGRATE_DATABASE_URL.')
  }
  // Two at once: the second waits for the first, and finds the table.
  await client.query("begin; select pg_advisory_xact_lock(hashtext('plumbline notes'))")
  await client.query(`${notes}; commit`)
}

const roleIn = (url: string) => decodeURIComponent(new URL(url).username)

/**
 * Brings the database up to the migrations (all, or those wanted), as its owner, and lets the
 * serving role in. Answers how many were new. One that fails leaves nothing of itself behind; those
 * before it stay in.
 */
export async function migrate(
  ownerUrl: string, servingUrl: string, wanted = migrationNames(),
): Promise<number> {
  const pending = await pendingMigrations(ownerUrl, wanted)
  let done = 0
  if (pending.length > 0) {
    await withProgress({ label: 'Migrating', unit: 'migrations' },
      () => ({ done, all: pending.length }),
      () => connected(ownerUrl, async (client) => {
        await prepareNotes(client)
        for (const name of pending) {
          await applyMigration(client, readMigration(name))
          done += 1
        }
      }))
  }
  // Also where nothing was new: the role may be.
  if (roleIn(ownerUrl) !== roleIn(servingUrl)) await grantServing(ownerUrl, roleIn(servingUrl))
  return pending.length
}
