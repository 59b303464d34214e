import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { endOfTable, writeFileWhole, type BackupEnd, type BackupHead, type BackupTable } from './backup-file'
import { meterTables, tableSizes, tablesInOrder, type TableMeter } from './backup-tables'
import { CannotRun } from './cannot-run.mjs'
import { finishedMigrations } from './migrations'
import { withProgress } from './progress.mjs'
import { connected, quoted } from './roles'

export interface Written {
  head: BackupHead
  rows: Record<string, number>
  /** Whether PostgreSQL keeps its log for a restore to a point in time. */
  archives: boolean
}

async function headOf(client: Client): Promise<BackupHead> {
  const { rows: [row] } = await client.query<{ at: Date; wal: string }>(
    'select now() as at, pg_current_wal_lsn()::text as wal')
  const migrations = await finishedMigrations(client)
  if (migrations.length === 0) {
    throw new CannotRun('The database has no tables of Plumbline’s yet, '
      + 'so there is nothing to back up.')
  }
  const [at, wal] = [row?.at.toISOString() ?? '', row?.wal ?? '']
  return { plumbline: 'backup', version: 1, at, wal, migrations }
}

const copying = ({ table, columns }: BackupTable) =>
  copyTo(`copy public.${quoted(table)} (${columns.map(quoted).join(', ')}) to stdout`)

/** Everything that goes into the file; `rows` gets how many each table has. */
async function* contentOf(
  client: Client, head: BackupHead, rows: Record<string, number>, meter: TableMeter,
): AsyncGenerator<Buffer | string> {
  yield `${JSON.stringify(head)}\n`
  for (const table of await tablesInOrder(client)) {
    yield `${JSON.stringify(table)}\n`
    meter.begin(table.table)
    const copied = client.query(copying(table))
    for await (const chunk of copied as AsyncIterable<Buffer>) {
      meter.add(chunk.length)
      yield chunk
    }
    rows[table.table] = copied.rowCount
    yield `${endOfTable}\n`
  }
  yield `${JSON.stringify({ rows } satisfies BackupEnd)}\n`
}

/**
 * Writes everything as it was at one moment, while others go on booking: one snapshot (repeatable
 * read) for all tables. What was acknowledged before it began is in it. Reads alone, also tables of
 * an older version: their migrations are noted with them. With public keys it is encrypted to them.
 */
export function writeBackup(
  url: string, file: string, publicKeys: readonly string[] = [],
): Promise<Written> {
  return connected(url, async (client) => {
    await client.query('begin transaction isolation level repeatable read, read only')
    const head = await headOf(client)
    const rows: Record<string, number> = {}
    const meter = meterTables(await tableSizes(client))
    await withProgress({ label: 'Backing up' }, meter.amount, () =>
      writeFileWhole(file, contentOf(client, head, rows, meter), publicKeys))
    const { rows: [setting] } = await client.query<{ archive_mode: string }>('show archive_mode')
    await client.query('commit')
    return { head, rows, archives: setting?.archive_mode !== 'off' }
  })
}
