import { database } from '../support/test-database'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isDatabaseAway } from '@/lib/adapters/database-away'
import { withinBudget } from '@/lib/budget'
import { setLimits } from '@/lib/limits'
import { ask, db, disconnect, inTransaction, sql } from '@/lib/store/client'

// Whoever waits for a connection waits within what is left of the request's time, not as long again.

const other = new Client({ connectionString: database.url })
const looking = new Client({ connectionString: database.url })

beforeAll(async () => {
  await Promise.all([other.connect(), looking.connect()])
})
afterAll(async () => {
  await disconnect()
  await Promise.all([other.end(), looking.end()])
})

/** As many as the pool has are taken, and stay so while `work` runs. */
async function whileAllAreTaken(work: () => Promise<void>): Promise<void> {
  await other.query('begin')
  await other.query('lock table patient')
  const taken = Array.from({ length: 16 }, () => ask(sql`select 1 from patient`))
  const waiting = `select 1 from pg_stat_activity where application_name = 'plumbline'
    and datname = current_database() and wait_event_type = 'Lock'`
  while ((await looking.query(waiting)).rowCount !== 16);
  try {
    await work()
  } finally {
    await other.query('rollback')
    await Promise.all(taken)
  }
}

test.each([
  ['on the pool itself', () => ask(sql`select 1`)],
  ['through Prisma', () => db().service.count()],
  ['for a transaction', () => inTransaction((tx) => tx.service.count())],
])('the wait for a connection ends with the request’s time: %s', async (_, read) => {
  // Nothing but the request's own time ends a wait here before the harness gives up.
  setLimits({
    lock: 60_000,
    statement: 60_000,
    idle: 60_000,
    connect: 60_000,
    answer: 60_000,
    transaction: 60_000,
    request: 300,
  })
  await whileAllAreTaken(async () => {
    const error = await withinBudget<unknown>(read).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(isDatabaseAway(error)).toBe(true)
  })
  expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }])
})
