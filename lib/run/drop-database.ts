import { connected, quoted } from './roles'

/** Everybody who is connected to a database and whom this role may send away: its own sessions. */
const sendAway = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = $1 and pid <> pg_backend_pid() and pg_has_role(usesysid, 'usage')`

/**
 * Drops a database, where it is there, whoever of ours is connected to it. `with (force)` would be
 * refused where autovacuum is at work there just then, since that belongs to a superuser
 * (PostgreSQL 18); a plain drop asks it to go, and waits five seconds for everybody else.
 */
export const dropDatabase = (ownerUrl: string, name: string): Promise<void> =>
  connected(ownerUrl, async (client) => {
    await client.query(sendAway, [name])
    await client.query(`drop database if exists ${quoted(name)}`)
  })
