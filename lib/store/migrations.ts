import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** What this build expects to find, by name; empty where the migrations weren't shipped beside it. */
function expected(): string[] {
  const folder = path.join(process.cwd(), 'prisma/migrations')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

const migrationsQuery = `select migration_name as name, finished_at is not null as done
  from public._prisma_migrations where rolled_back_at is null`

/** Whether the database lacks a migration of this build, or has one that stopped half-way. */
export async function missingMigrations(
  ask: (statement: string) => Promise<{ name: string; done: boolean }[]>,
): Promise<boolean> {
  const rows = await ask(migrationsQuery)
  const done = new Set(rows.filter((row) => row.done).map((row) => row.name))
  return done.size === 0 || done.size < rows.length || !expected().every((name) => done.has(name))
}
