import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { db } from './client'

/** What this build expects to find, by name; empty where the migrations weren't shipped beside it. */
function expected(): string[] {
  const folder = path.join(process.cwd(), 'prisma/migrations')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** Whether the database has every migration of this build, and none that stopped half-way. Throws where it is away. */
export async function hasMigrations(): Promise<boolean> {
  const [table] = await db().$queryRaw<{ there: boolean }[]>`select to_regclass('public._prisma_migrations') is not null as there`
  if (!table?.there) return false
  const rows = await db().$queryRaw<{ name: string; done: boolean }[]>`
    select migration_name as name, finished_at is not null as done from _prisma_migrations where rolled_back_at is null`
  const done = new Set(rows.filter((row) => row.done).map((row) => row.name))
  return done.size > 0 && done.size === rows.length && expected().every((name) => done.has(name))
}
