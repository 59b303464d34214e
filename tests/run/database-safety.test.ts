import { describe, expect, test } from 'vitest'
import { assertNoDemoAccounts, assertSafeDatabase, UnsafeDatabase } from '@/lib/database-safety'
import { connected } from '@/lib/run/roles'
import { database } from '@/tests/support/test-database'

const settings = {
  server_version_num: '180000', fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on',
  synchronous_standby_names: '',
}
const answering = (changed: Partial<typeof settings>) => () =>
  Promise.resolve(Object.entries({ ...settings, ...changed }).map(([name, setting]) => ({ name, setting })))

test.each([
  [{ fsync: 'off' }, 'The database has fsync off, so a crash could lose bookings; switch it on and start again.'],
  [
    { full_page_writes: 'off', synchronous_commit: 'off' },
    'The database has full_page_writes and synchronous_commit off, so a crash could lose bookings; switch them on and start again.',
  ],
  [{ server_version_num: '140012' }, 'The database is PostgreSQL 14; Plumbline needs 15 or later.'],
])('%o is refused', async (changed, line) => {
  await expect(assertSafeDatabase(answering(changed))).rejects.toThrow(line)
})

test('a database that keeps its word is accepted, as is one that waits for its replica', async () => {
  await expect(assertSafeDatabase(answering({}))).resolves.toBeUndefined()
  await expect(assertSafeDatabase(answering({ synchronous_commit: 'remote_apply' }))).resolves.toBeUndefined()
})

test('a real session that does not wait for the disk is refused', () =>
  connected(database.url, async (client) => {
    const query = async (statement: string) => (await client.query<Record<string, unknown>>(statement)).rows
    await assertSafeDatabase(query)
    await client.query('set synchronous_commit to off')
    await expect(assertSafeDatabase(query)).rejects.toThrow('synchronous_commit')
  }))

describe('synchronous_commit', () => {
  const judged = (commit: string, standbys: string) =>
    assertSafeDatabase(answering({ synchronous_commit: commit, synchronous_standby_names: standbys }))
  const standbys = 'FIRST 1 (second, third)'

  test.each(['local', 'remote_write', 'off'])('with a synchronous standby %s is refused', (commit) =>
    expect(judged(commit, standbys)).rejects.toThrow(UnsafeDatabase))

  test.each(['on', 'remote_apply'])('with a synchronous standby %s is accepted', (commit) =>
    expect(judged(commit, standbys)).resolves.toBeUndefined())

  test.each(['local', 'remote_write'])('without one %s waits for the disk, and is accepted', (commit) =>
    expect(judged(commit, '')).resolves.toBeUndefined())

  test('the line says what to do', () => expect(judged('local', standbys)).rejects.toThrow(
    'The database has a synchronous standby, but synchronous_commit is local, so a failover could lose '
      + 'bookings; set it to on or remote_apply and start again.'))
})

test('what a role or a database sets for the sessions that serve is what counts', async () => {
  const name = new URL(database.url).pathname.slice(1)
  const query = (url: string) => (statement: string) =>
    connected(url, async (client) => (await client.query<Record<string, unknown>>(statement)).rows)
  await query(database.ownerUrl)(`alter database ${name} set synchronous_commit = off`)
  await expect(assertSafeDatabase(query(database.url))).rejects.toThrow('synchronous_commit off')
  await query(database.ownerUrl)(`alter database ${name} reset synchronous_commit`)
  await expect(assertSafeDatabase(query(database.url))).resolves.toBeUndefined()
})

test('demo accounts are found', () =>
  connected(database.ownerUrl, async (client) => {
    const query = async (statement: string) => (await client.query<Record<string, unknown>>(statement)).rows
    await assertNoDemoAccounts(query)
    await client.query(`insert into staff (id, email, name, role, password_hash, demo, created_at)
      values (gen_random_uuid(), 'demo@example.org', 'Demo', 'manager', 'x', true, now())`)
    await expect(assertNoDemoAccounts(query)).rejects.toThrow('demo accounts')
  }))
