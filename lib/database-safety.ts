// What a database must be before anything is promised on it. The launcher and the server both ask.

/** Runs one statement and gives its rows. */
export type Query = (statement: string) => Promise<Record<string, unknown>[]>

/** The database isn't fit: one line that says what to do. */
export class UnsafeDatabase extends Error {
  override name = 'UnsafeDatabase'
}

const oldest = 150_000
const durability = ['fsync', 'full_page_writes', 'synchronous_commit']
/** With these a commit that was acknowledged is at the standby too. */
const waitingForStandby = ['on', 'remote_apply']

const names = ['server_version_num', 'synchronous_standby_names', ...durability]

/**
 * Rows of a name and its setting: the asking session's own, with what its role and its database
 * set.
 */
export const safetyQuery = `select name, setting from pg_settings
  where name in (${names.map((name) => `'${name}'`).join(', ')})`

/**
 * What is wrong with those settings, and what to do about it, in one line; null where nothing is.
 */
export function findUnsafe(rows: readonly Record<string, unknown>[]): string | null {
  const setting = new Map(rows.map((row) => [String(row['name']), String(row['setting'])]))
  const version = Number(setting.get('server_version_num'))
  if (version < oldest) {
    const found = Math.floor(version / 10_000)
    return `The database is PostgreSQL ${found}; Plumbline needs 15 or later.`
  }
  const off = durability.filter((name) => setting.get(name) === 'off')
  if (off.length > 0) {
    const them = off.length > 1 ? 'them' : 'it'
    return `The database has ${off.join(' and ')} off, so a crash could lose bookings; `
      + `switch ${them} on and start again.`
  }
  const commit = setting.get('synchronous_commit') ?? ''
  const standbys = setting.get('synchronous_standby_names')?.trim() ?? ''
  if (standbys === '' || waitingForStandby.includes(commit)) return null
  return `The database has a synchronous standby, but synchronous_commit is ${commit}, `
    + 'so a failover could lose bookings; set it to on or remote_apply and start again.'
}

/**
 * PostgreSQL 15 or later, with nothing switched off that keeps a booking through a crash or a
 * failover.
 */
export async function assertSafeDatabase(query: Query): Promise<void> {
  const unsafe = findUnsafe(await query(safetyQuery))
  if (unsafe !== null) throw new UnsafeDatabase(unsafe)
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
