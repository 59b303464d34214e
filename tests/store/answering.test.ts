import { database } from '@/tests/support/test-database'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { forgetConfig } from '@/lib/config'
import { setLimits } from '@/lib/limits'
import { isAnswering, isAway, watchAnswering } from '@/lib/store/answering'
import { ask, db, disconnect, sql } from '@/lib/store/client'
import { SwitchProxy } from '@/tests/support/switch-proxy'

let proxy: SwitchProxy

beforeAll(async () => {
  setLimits({}) // as a server has them
  proxy = new SwitchProxy(database.url)
  process.env['DATABASE_URL'] = await proxy.listen()
  forgetConfig()
})
afterEach(async () => {
  proxy.set('through')
  await vi.waitUntil(isAnswering, { timeout: 10_000, interval: 20 })
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
})

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('it answered')
    },
    (error: unknown) => error,
  )

test('a database that answers is known to, however often it refuses', async () => {
  expect(await isAnswering()).toBe(true)
  expect(isDatabaseAway(await failure(ask(sql`select 1 / 0`)))).toBe(false)
  expect(await isAnswering()).toBe(true)
  expect(isAway()).toBe(false)
})

test('one statement that takes too long turns nobody else away', async () => {
  const slow = await failure(ask(sql`select pg_sleep(5)`))
  expect(isDatabaseAway(slow)).toBe(true)
  expect(await isAnswering()).toBe(true)
  expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }])
})

for (const state of ['hung', 'cut'] as const) {
  test(`a database that is ${state} is found out, nothing waits for it, and it is found again`, async () => {
    const told: boolean[] = []
    const stop = watchAnswering((answers) => told.push(answers))
    await ask(sql`select 1`)
    proxy.set(state)
    // What waits when it is found out is ended, as a read or as a write of which nobody knows.
    const waiting = [failure(ask(sql`select 1`)), failure(db().$queryRaw`select 1`)]
    await vi.waitUntil(isAway, { timeout: 10_000, interval: 20 })
    for (const error of await Promise.all(waiting)) expect(isDatabaseAway(error)).toBe(true)
    expect(await isAnswering()).toBe(false)
    for (const error of [
      await failure(ask(sql`select 1`)),
      await failure(db().$queryRaw`select 1`),
      await failure(db().$transaction((tx) => tx.$queryRaw`select 1`)),
    ]) {
      expect(isDatabaseAway(error) && !isOutcomeUnknown(error)).toBe(true)
    }
    proxy.set('through')
    await vi.waitUntil(isAnswering, { timeout: 10_000, interval: 20 })
    expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }])
    expect(told).toEqual([false, true])
    stop()
  })
}

test('connections that were lost while nobody asked turn nobody away', async () => {
  await ask(sql`select 1`)
  expect(await isAnswering()).toBe(true)
  proxy.lead(database.url)
  await new Promise((resolve) => setImmediate(resolve))
  expect(await isAnswering()).toBe(true)
  await vi.waitUntil(
    () =>
      ask(sql`select 1 as one`).then(
        () => true,
        () => false,
      ),
    { timeout: 10_000, interval: 20 },
  )
  expect(isAway()).toBe(false)
})
