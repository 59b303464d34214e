import pg from 'pg'
import { addressOf, roleName, type ClusterRecord } from './cluster-record'

/** On a busy machine a connection takes its time; where nobody listens it is refused at once. */
let connectMs = 20_000

/** For a process that gives way to all others: it may take long until it is its turn. */
export function waitLongToConnect(): void {
  connectMs = 60_000
}

/** Runs `work` on a connection of its own. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const quoted = (name: string) => pg.escapeIdentifier(name)

/** The two roles and the database of a new embedded server. The owner may make databases: the tests' and shadows. */
export function prepareRoles(record: ClusterRecord): Promise<void> {
  const [owner, app] = [roleName('owner'), roleName('app')]
  return connected(addressOf(record, 'admin', 'postgres'), async (client) => {
    const known = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [[owner, app]])
    const has = (name: string) => known.rows.some((row) => row.rolname === name)
    if (!has(owner)) await client.query(`create role ${owner} login createdb password '${record.passwords.owner}'`)
    if (!has(app)) await client.query(`create role ${app} login password '${record.passwords.app}'`)
    const made = await client.query("select 1 from pg_database where datname = 'plumbline'")
    if (made.rowCount === 0) await client.query(`create database plumbline owner ${owner}`)
  })
}

/** Also on the schema of an older version, which may not have all of them. */
const whereThere = (table: string, statement: string) =>
  `do $$ begin if to_regclass('public.${table}') is not null then ${statement}; end if; end $$`

/** What the serving role may do: everything with the rows, nothing with the tables, and no change to an event. */
export function grantServing(ownerUrl: string, app: string): Promise<void> {
  const role = quoted(app)
  const statements = [
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage, select on all sequences in schema public to ${role}`,
    `grant execute on all functions in schema public to ${role}`,
    `alter default privileges in schema public grant select, insert, update, delete on tables to ${role}`,
    `alter default privileges in schema public grant usage, select on sequences to ${role}`,
    `alter default privileges in schema public grant execute on functions to ${role}`,
    ...['event', 'event_seen'].map((table) =>
      whereThere(table, `revoke update, delete, truncate on public.${table} from ${role}`)),
    // What happens again within a minute is counted; a trigger refuses anything else.
    whereThere('security_event', `revoke update, delete, truncate on public.security_event from ${role};
      grant update (times) on public.security_event to ${role}`),
    `revoke insert, update, delete, truncate on public._prisma_migrations from ${role}`,
  ]
  return connected(ownerUrl, async (client) => {
    await client.query('begin')
    // Two starts at once would refuse each other's grants.
    await client.query("select pg_advisory_xact_lock(hashtext('plumbline grants'))")
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  })
}
