import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { judgeSchema, type NotedMigration, type SchemaState } from '@/lib/core/schema-state'

let names: string[] | null | undefined

/**
 * What this build expects to find, by name; null where the migrations weren't shipped beside it.
 */
function readNames(): string[] | null {
  const folder = path.join(process.cwd(), 'prisma/migrations')
  if (!existsSync(folder)) return null
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

// Read once: what is put there later is another build's.
const expected = (): string[] | null => (names === undefined ? (names = readNames()) : names)

const migrationsQuery = `select migration_name as name, finished_at is not null as done, logs as note
  from public._prisma_migrations where rolled_back_at is null order by 1`

/**
 * How the database's migrations differ from this build's; null where the build doesn't know its
 * own. `isThere`: whether the database has noted any.
 */
export async function lookAtMigrations(
  isThere: boolean,
  ask: (statement: string) => Promise<NotedMigration[]>,
): Promise<SchemaState | null> {
  const known = expected()
  if (known === null) return null
  return judgeSchema(known, isThere ? await ask(migrationsQuery) : [])
}
