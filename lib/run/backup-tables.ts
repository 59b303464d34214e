import type { Client } from 'pg'
import { CannotRun } from './cannot-run.mjs'
import type { BackupTable } from './backup-file'
import type { Amount } from './progress.mjs'
import { quoted } from './roles'

interface Row {
  table: string
  columns: string[]
  needs: string[]
}

/**
 * Every table with the columns that hold something of their own, in an order in which each comes after those that its rows point at. Left out:
 * which migrations are in, which the database to restore into knows by itself; and the jobs' own tables, since what is owed stands in ours.
 */
export async function tablesInOrder(client: Client): Promise<BackupTable[]> {
  const { rows } = await client.query<Row>(`
    select c.relname as table,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct other.relname::text from pg_constraint k join pg_class other on other.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_prisma_migrations' order by c.relname`)
  const done: Row[] = []
  while (done.length < rows.length) {
    const known = new Set(done.map(({ table }) => table))
    const next = rows.filter(({ table, needs }) => !known.has(table) && needs.every((one) => known.has(one)))
    if (next.length === 0) throw new CannotRun('The tables point at each other in a ring: they can’t be restored one after the other.')
    done.push(...next)
  }
  return done.map(({ table, columns }) => ({ table, columns }))
}

/**
 * How far copying the tables is, in bytes of their size in the database. What comes out is text,
 * and so longer or shorter than that, but no table counts for more than it has.
 */
export function meterTables(sizes: ReadonlyMap<string, number>): TableMeter {
  const all = [...sizes.values()].reduce((sum, one) => sum + one, 0)
  let [before, size, copied] = [0, 0, 0]
  return {
    begin(table) {
      before += size
      ;[size, copied] = [sizes.get(table) ?? 0, 0]
    },
    add: (bytes) => (copied += bytes),
    amount: () => ({ done: before + Math.min(copied, size), all }),
  }
}

export interface TableMeter {
  /** The next table is copied; the one before it is done. */
  begin: (table: string) => void
  add: (bytes: number) => void
  amount: () => Amount
}

/** What each table takes on the disk, in bytes, without its indexes. */
export async function tableSizes(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ table: string; bytes: number }>(`
    select relname as table, pg_table_size(oid)::float8 as bytes from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> '_prisma_migrations'`)
  return new Map(rows.map(({ table, bytes }) => [table, bytes]))
}

/** What stands in one of these was made by somebody; in others a migration may have put a row. */
const made = ['practice', 'clinic', 'staff', 'patient', 'appointment', 'event', 'event_seen', 'ring_back', 'draft']

/** The first table with rows that somebody made; null in a database that is empty or was never migrated. */
export async function firstWithRows(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ table: string }>(
    "select tablename as table from pg_tables where schemaname = 'public' and tablename = any($1) order by 1", [made])
  for (const { table } of rows) {
    const { rowCount } = await client.query(`select 1 from public.${quoted(table)} limit 1`)
    if (rowCount) return table
  }
  return null
}
