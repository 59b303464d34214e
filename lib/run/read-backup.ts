import pg, { type Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { once } from 'node:events'
import {
  endOfTable, linesOf, readJson,
  type BackupEnd, type BackupHead, type BackupSource, type BackupTable,
} from './backup-file'
import { firstWithRows, tablesInOrder } from './backup-tables'
import { CannotRun } from './cannot-run.mjs'
import { finishedMigrations } from './migrations'
import { connected, quoted } from './roles'

const batchBytes = 1 << 18

async function assertFits(client: Client, head: BackupHead, file: string): Promise<void> {
  if (head.plumbline !== 'backup' || head.version !== 1) throw new CannotRun(`${file} is no backup made by npm run backup.`)
  const here = await finishedMigrations(client)
  if (here.join(' ') !== head.migrations.join(' ')) {
    throw new CannotRun(`${file} was made by another version: its last migration is ${head.migrations.at(-1) ?? 'none'}, and this database's is ${here.at(-1) ?? 'none'}.`)
  }
}

/** Nothing that somebody made is mixed with what comes from a backup. */
export async function assertEmpty(client: Client): Promise<void> {
  const table = await firstWithRows(client)
  if (table) throw new CannotRun(`This database is not empty (${table} has rows). A backup is restored into a new one, so that nothing is lost or mixed up: make one, and name it in DATABASE_URL and MIGRATE_DATABASE_URL.`)
}

/** One table's rows, from after its line to its end. Answers how many. */
async function copyIn(client: Client, { table, columns }: BackupTable, lines: AsyncGenerator<Buffer>, file: string): Promise<number> {
  const rows = client.query(copyFrom(`copy public.${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`))
  const ended = new Promise<void>((resolve, reject) => rows.on('finish', resolve).on('error', reject))
  ended.catch(() => undefined) // it is awaited below, or with a write that waits
  let [batch, bytes] = [[] as Buffer[], 0]
  const flush = async () => {
    if (batch.length > 0 && !rows.write(Buffer.concat(batch))) await Promise.race([once(rows, 'drain'), ended])
    ;[batch, bytes] = [[], 0]
  }
  try {
    for (;;) {
      const next = await lines.next()
      if (next.done === true) throw new CannotRun(`${file} was cut off: it ends within ${table}.`)
      if (next.value.length === endOfTable.length && next.value.toString() === endOfTable) break
      batch.push(next.value, Buffer.from('\n'))
      bytes += next.value.length + 1
      if (bytes >= batchBytes) await flush()
    }
    await flush()
    rows.end()
  } catch (error) {
    // The server waits for the rest of the rows: it has to be told that there is none.
    rows.destroy(error instanceof Error ? error : new Error('unknown'))
    await ended.catch(() => { throw error })
  }
  await ended
  return rows.rowCount
}

/** Ids go on after the last one that is there. */
const sequences = `select s.relname as sequence, t.relname as table, a.attname as column from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
  join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid join pg_namespace n on n.oid = t.relnamespace
  where s.relkind = 'S' and n.nspname = 'public'`

async function setSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(sequences)
  for (const { sequence, table, column } of rows) {
    await client.query(`select setval('public.${sequence}', (select coalesce(max(${quoted(column)}), 0) + 1 from public.${quoted(table)}), false)`)
  }
}

/** What has nothing to do with the rows: a full disk, a shutdown, a lost connection. */
const isOfServer = ({ code = '' }: pg.DatabaseError) => /^(?:08|53|57|58|XX)/.test(code)

async function load(
  client: Client, source: BackupSource,
): Promise<{ head: BackupHead; rows: Record<string, number> }> {
  const { file } = source
  const lines = linesOf(source)
  const head = readJson((await lines.next()).value as Buffer | undefined, file) as BackupHead
  await assertFits(client, head, file)
  await assertEmpty(client)
  const tables = await tablesInOrder(client)
  // What rows set off when they are written has happened already: who is to be told, what names are searched by.
  for (const { table } of tables) await client.query(`alter table public.${quoted(table)} disable trigger user`)
  for (const { table } of [...tables].reverse()) await client.query(`delete from public.${quoted(table)}`)
  const rows: Record<string, number> = {}
  for (;;) {
    const line = readJson((await lines.next()).value as Buffer | undefined, file) as Partial<BackupTable & BackupEnd>
    if (line.rows !== undefined) {
      const off = Object.entries(line.rows).find(([table, count]) => rows[table] !== count)
      if (off) throw new CannotRun(`${file} is damaged: ${off[0]} should have ${off[1]} rows and has ${rows[off[0]] ?? 0}.`)
      break
    }
    const known = tables.find(({ table }) => table === line.table)
    if (!known || !line.columns) throw new CannotRun(`${file} has a table that this database has not (${String(line.table)}).`)
    rows[known.table] = await copyIn(client, { table: known.table, columns: line.columns }, lines, file)
  }
  // To the very end of the file, where gzip's own check stands.
  if ((await lines.next()).done !== true) throw new CannotRun(`${file} is damaged: something follows its end.`)
  await setSequences(client)
  for (const { table } of tables) await client.query(`alter table public.${quoted(table)} enable trigger user`)
  return { head, rows }
}

/**
 * Restores a backup into an empty database with the same migrations, as its owner: all of it or,
 * where anything is amiss, nothing. Every constraint judges every row.
 */
export function readBackup(
  ownerUrl: string, source: BackupSource,
): Promise<{ head: BackupHead; rows: Record<string, number> }> {
  return connected(ownerUrl, async (client) => {
    await client.query('begin')
    try {
      const read = await load(client, source)
      await client.query('commit')
      return read
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      if (!(error instanceof pg.DatabaseError)) throw error
      const why = isOfServer(error) ? 'The database broke off'
        : `${source.file} is damaged, or not of this version`
      throw new CannotRun(`${why} (${error.message}). Nothing was written.`)
    }
  })
}
