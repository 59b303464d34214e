// What a database must be before anything is promised on it. The launcher and the server both ask.

/** Runs one statement and gives its rows. */
export type Query = (statement: string) => Promise<Record<string, unknown>[]>

/** The database isn't fit: one line that says what to do. */
export class UnsafeDatabase extends Error {
  override name = 'UnsafeDatabase'
}

const oldest = 150_000
const durability = ['fsync', 'full_page_writes', 'synchronous_commit']

/** PostgreSQL 15 or later, with nothing switched off that keeps a booking through a crash. */
export async function assertSafeDatabase(query: Query): Promise<void> {
  const names = ['server_version_num', ...durability].map((name) => `'${name}'`).join(', ')
  const rows = await query(`select name, setting from pg_settings where name in (${names})`)
  const setting = new Map(rows.map((row) => [String(row['name']), String(row['setting'])]))
  const version = Number(setting.get('server_version_num'))
  if (version < oldest) {
    throw new UnsafeDatabase(`The database is PostgreSQL ${Math.floor(version / 10_000)}; Plumbline needs 15 or later.`)
  }
  const off = durability.filter((name) => setting.get(name) === 'off')
  if (off.length === 0) return
  throw new UnsafeDatabase(`The database has ${off.join(' and ')} off, so a crash could lose bookings; switch ${off.length > 1 ? 'them' : 'it'} on and start again.`)
}

/** Accounts whose passwords were shown on a screen have no place behind a public address. */
export async function assertNoDemoAccounts(query: Query): Promise<void> {
  const [table] = await query(`select count(*)::int as found from information_schema.columns
    where table_schema = 'public' and table_name = 'staff' and column_name = 'demo'`)
  if (table?.['found'] !== 1) return
  const rows = await query('select 1 from staff where demo limit 1')
  if (rows.length === 0) return
  throw new UnsafeDatabase(
    'The database has demo accounts, which a public address must not have; use a database of its own, or unset BASE_URL.',
  )
}
