import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { CannotRun } from './cannot-run.mjs'
import { root } from './places'
import { prisma } from './prisma-cli'
import { connected, grantServing } from './roles'

const folder = path.join(root, 'prisma/migrations')

export function migrationNames(): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'migration.sql'))).sort()
}

const grants = path.join(root, 'lib/run/roles.ts')

/**
 * A short mark of all the migrations and of what the roles may do: the same text, the same
 * database.
 */
export function migrationsMark(): string {
  const hash = createHash('sha256').update(readFileSync(grants))
  for (const name of migrationNames()) hash.update(name).update(readFileSync(path.join(folder, name, 'migration.sql')))
  return hash.digest('hex').slice(0, 16)
}

function finished(url: string): Promise<string[]> {
  return connected(url, async (client) => {
    const table = await client.query("select to_regclass('public._prisma_migrations') is not null as there")
    if (!(table.rows[0] as { there: boolean }).there) return []
    const rows = await client.query<{ name: string }>(
      'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    return rows.rows.map((row) => row.name)
  })
}

export async function pendingMigrations(url: string): Promise<string[]> {
  const done = new Set(await finished(url))
  return migrationNames().filter((name) => !done.has(name))
}

const roleIn = (url: string) => decodeURIComponent(new URL(url).username)

/** Brings the database up to the migrations, as its owner, and lets the serving role in. Tells how many were new. */
export async function migrate(ownerUrl: string, servingUrl: string): Promise<number> {
  const pending = await pendingMigrations(ownerUrl)
  if (pending.length > 0) {
    const { code, output } = await prisma(['migrate', 'deploy'], { MIGRATE_DATABASE_URL: ownerUrl })
    if (code !== 0) throw new CannotRun(`A migration failed: ${reasonIn(output)}`)
  }
  // Also where nothing was new: the role may be.
  if (roleIn(ownerUrl) !== roleIn(servingUrl)) await grantServing(ownerUrl, roleIn(servingUrl))
  return pending.length
}

export function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean)
  const start = lines.findIndex((line) => /error|failed/i.test(line))
  return lines.slice(start < 0 ? -3 : start, start < 0 ? undefined : start + 6).join(' ')
}
