import { createHash, randomUUID } from 'node:crypto'
import pg, { type Client } from 'pg'
import { letsOldServersGoOn, oldServersGoOn } from '@/lib/core/schema-state'
import { CannotRun } from './cannot-run.mjs'

// A migration and the note that it is in are written by one transaction: PostgreSQL keeps both or
// neither, however it ends, so that nothing ever has to be found out afterwards. Prisma's `migrate
// deploy` notes the beginning, runs the script, and notes the end, each by itself: after a kill it
// can't tell whether the script is in, and refuses everything (P3009). The notes are Prisma's own,
// so that its commands still work.

export interface Migration {
  name: string
  script: string
}

/** The lock of Prisma's own `migrate`: the two never work at the same time. */
const prismaLock = 72_707_369

/** "There is one already": of a table or index, a column, an object, a function, a schema. */
const isThere = ['42P07', '42701', '42710', '42723', '42P06']

interface Note {
  isDone: boolean
  isHalf: boolean
}

/**
 * Half: begun by Prisma's own command, which then ended; by it alone, since ours notes nothing
 * before.
 */
async function readNote(client: Client, name: string): Promise<Note> {
  const { rows: [row] } = await client.query<Note>(
    `select coalesce(bool_or(finished_at is not null), false) as "isDone",
      coalesce(bool_or(finished_at is null), false) as "isHalf"
      from public._prisma_migrations where migration_name = $1 and rolled_back_at is null`, [name])
  return row ?? { isDone: false, isHalf: false }
}

async function writeNote(client: Client, { name, script }: Migration): Promise<void> {
  const checksum = createHash('sha256').update(script).digest('hex')
  await client.query(
    `update public._prisma_migrations set rolled_back_at = now()
      where migration_name = $1 and finished_at is null and rolled_back_at is null`, [name])
  await client.query(
    `insert into public._prisma_migrations
      (id, checksum, finished_at, migration_name, logs, started_at, applied_steps_count)
      values ($1, $2, clock_timestamp(), $3, $4, now(), 1)`,
    [randomUUID(), checksum, name, letsOldServersGoOn(script) ? oldServersGoOn : null])
}

function failed({ name }: Migration, error: unknown, note: Note): CannotRun {
  if (!(error instanceof pg.DatabaseError)) {
    const why = error instanceof Error ? error.message : 'unknown'
    return new CannotRun(`Migration ${name} broke off (${why}); it is in whole or not at all. `
      + 'Run again: npm run migrate')
  }
  if (note.isHalf && isThere.includes(error.code ?? '')) {
    return new CannotRun(`Migration ${name} was begun and never noted as finished, but the database `
      + `has what it makes (${error.message}). If it is all there, run: npm run prisma -- migrate resolve --applied ${name}`)
  }
  return new CannotRun(`Migration ${name} failed, and nothing of it was kept: ${error.message}. `
    + 'Put right what that says, then run: npm run migrate')
}

/**
 * Runs one migration unless it is in. What Prisma's command left half-way is tried again: its
 * script, too, was one transaction, so that it is in whole or not at all. Where it is in whole, the
 * script meets what it made and fails, and says so. Throws CannotRun.
 */
export async function applyMigration(client: Client, migration: Migration): Promise<void> {
  let note: Note = { isDone: false, isHalf: false }
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [prismaLock])
    note = await readNote(client, migration.name)
    if (!note.isDone) {
      await client.query(migration.script)
      await writeNote(client, migration)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw failed(migration, error, note)
  }
}
