import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startCluster, testHome } from '@/lib/run/cluster'
import { addressOf } from '@/lib/run/cluster-record'
import { dropDatabase } from '@/lib/run/drop-database'
import { connected } from '@/lib/run/roles'
import type { TestDatabase } from '../support/database'
import { createBareDatabase } from '../support/older-database'

// Autovacuum comes by itself: the server is told to look often, and to take its time.
vi.setConfig({ testTimeout: 120_000 })

let [database, admin]: [TestDatabase, string] = [undefined!, '']
beforeAll(async () => {
  admin = addressOf(await startCluster(testHome(), { hold: false }), 'admin', 'postgres')
  database = await createBareDatabase()
})
afterAll(() => database.drop())

const busyName = () => `${new URL(database.ownerUrl).pathname.slice(1)}_busy`
const asAdmin = (statement: string) => connected(admin, (client) => client.query(statement))
const asOwner = (statement: string) =>
  connected(database.ownerUrl, (client) => client.query(statement))

const busyUrl = () => {
  const url = new URL(database.ownerUrl)
  url.pathname = `/${busyName()}`
  return url.href
}

const workers = async () => {
  const { rowCount } = await asAdmin(`select from pg_stat_activity
    where backend_type = 'autovacuum worker' and datname = '${busyName()}'`)
  return rowCount
}

async function look(everySeconds: number | null): Promise<void> {
  await asAdmin(everySeconds === null ? 'alter system reset autovacuum_naptime'
    : `alter system set autovacuum_naptime = '${everySeconds}s'`)
  await asAdmin('select pg_reload_conf()')
}

test('one is dropped while autovacuum is at work in it', async () => {
  await asOwner(`create database ${busyName()} template template0`)
  await connected(busyUrl(), (client) => client.query(`
    create table busy (text text) with (autovacuum_vacuum_threshold = 0,
      autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 100,
      autovacuum_vacuum_cost_limit = 1);
    insert into busy select repeat('x', 1000) from generate_series(1, 20000);
    delete from busy`))
  await look(1)
  try {
    await vi.waitFor(async () => expect(await workers()).toBe(1), {
      timeout: 90_000, interval: 100,
    })
    await expect(asOwner(`drop database ${busyName()} with (force)`))
      .rejects.toMatchObject({ code: '42501' })
    await dropDatabase(database.ownerUrl, busyName())
  } finally {
    await look(null)
  }
  const { rowCount } = await asAdmin(`select from pg_database where datname = '${busyName()}'`)
  expect(rowCount).toBe(0)
})

test('one is dropped while somebody is connected, and one that isn’t there is no fault', async () => {
  await asOwner(`create database ${busyName()} template template0`)
  await connected(busyUrl(), () => dropDatabase(database.ownerUrl, busyName()))
  await dropDatabase(database.ownerUrl, busyName())
})
