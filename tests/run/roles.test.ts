import { expect, test } from 'vitest'
import { migrate } from '@/lib/run/migrations'
import { connected } from '@/lib/run/roles'
import { database } from '@/tests/support/test-database'

// The serving role writes rows and nothing else; what happened stays as it was written.
test.each([
  'update event set verb = verb',
  'delete from event',
  'truncate event',
  'delete from _prisma_migrations',
  'alter table clinic add column planted text',
  'drop table clinic',
  'create table planted (id int)',
  'alter table event disable trigger all',
])('the serving role may not: %s', async (statement) => {
  const attempt = connected(database.url, (client) => client.query(statement))
  await expect(attempt).rejects.toMatchObject({ code: '42501' })
})

test('the serving role may read which migrations are in', async () => {
  const read = connected(database.url, (client) => client.query('select count(*) from _prisma_migrations'))
  await expect(read).resolves.toMatchObject({ rowCount: 1 })
})

test('a serving role that comes once the migrations are in gets its rights all the same', async () => {
  const app = new URL(database.url).username
  await connected(database.ownerUrl, (client) => client.query(`revoke all on all tables in schema public from ${app}`))
  const read = () => connected(database.url, (client) => client.query('select count(*) from clinic'))
  await expect(read()).rejects.toMatchObject({ code: '42501' })
  const [, second] = await Promise.all([migrate(database.ownerUrl, database.url), migrate(database.ownerUrl, database.url)])
  expect(second).toBe(0)
  await expect(read()).resolves.toMatchObject({ rowCount: 1 })
  await expect(connected(database.url, (client) => client.query('delete from event'))).rejects.toMatchObject({ code: '42501' })
})
