import './set-clock'
import { call, createSmallPractice, database, json } from './ground'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { forgetConfig } from '@/lib/config'
import { setLimits } from '@/lib/limits'
import { isAnswering } from '@/lib/store/answering'
import { disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { CuttingProxy } from '../support/cutting-proxy'

// What was acknowledged is there, what was refused isn't, and what nobody can know is found out by
// its key. Another session looks.

const proxy = new CuttingProxy(new URL(database.url))
const other = new Client({ connectionString: database.url })
const monday = { clinic: 'hall-green', service: 'first', practitioner: 'ann' }

beforeAll(async () => {
  setLimits({
    lock: 200,
    statement: 1_500,
    connect: 3_000,
    answer: 2_000,
    transaction: 4_000,
    request: 6_000,
  })
  process.env['DATABASE_URL'] = await proxy.listen()
  forgetConfig()
  await createSmallPractice()
  await other.connect()
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
  await other.end()
})

const ask = (start: string, key = randomUUID()) =>
  call('POST', '/api/v1/appointments', {
    headers: { 'Idempotency-Key': key },
    body: { ...monday, start, patient: { name: 'Grace Whitlock', phone: '07700 900123' } },
  })
const seen = async (start: string): Promise<string[]> =>
  (
    await other.query<{ reference: string }>(
      'select reference from appointment where starts_at = $1 and status <> $2',
      [start, 'released'],
    )
  ).rows.map(({ reference }) => reference)

/** Until no connection of the product's runs anything or is within a transaction. */
async function settled(): Promise<void> {
  const busy = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'plumbline' and state = 'active'`
  while ((await other.query(busy)).rowCount !== 0);
}

async function refusedKindly(response: Response, type: string): Promise<void> {
  expect([response.status, (await json(response))['type']]).toEqual([503, `/problems/${type}`])
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
}

test(
  'bookings that are acknowledged after a stalled hold are there',
  { timeout: 120_000 },
  async () => {
    const held = await json(
      await call('POST', '/api/v1/holds', { body: { ...monday, start: '2027-03-03T09:00:00Z' } }),
    )
    await other.query('begin')
    await other.query(`select 1 from appointment where status = 'held' for update`)
    const dropped = await call('DELETE', `/api/v1/holds/${String(held['hold'])}`)
    await other.query('rollback')
    const starts = ['2027-03-03T11:00:00Z', '2027-03-03T13:00:00Z', '2027-03-03T15:00:00Z']
    const answers = []
    for (const start of starts) answers.push(await ask(start))
    const references = await Promise.all(
      answers.map(async (answer) => [(await json(answer))['reference']]),
    )
    expect({
      statuses: answers.map(({ status }) => status),
      there: await Promise.all(starts.map(seen)),
    }).toEqual({ statuses: [201, 201, 201], there: references })
    await refusedKindly(dropped, 'unavailable')
  },
)

test('a booking is not written after it was refused', { timeout: 120_000 }, async () => {
  const start = '2027-03-04T09:00:00Z'
  await other.query('begin')
  await other.query('lock table appointment in exclusive mode')
  const answer = await ask(start)
  await other.query('rollback')
  await settled()
  expect({ status: answer.status, there: await seen(start) }).toEqual({ status: 503, there: [] })
  await refusedKindly(answer, 'unavailable')
})

test('a booking whose answer was lost is told of as unknown, and its key finds it', async () => {
  const [start, key] = ['2027-03-04T11:00:00Z', randomUUID()]
  proxy.loseNext()
  await refusedKindly(await ask(start, key), 'outcome-unknown')
  const there = await seen(start)
  expect([there.length, proxy.lost]).toEqual([1, 1])
  const again = await ask(start, key)
  expect([again.status, (await json(again))['reference'], await seen(start)]).toEqual([
    201,
    there[0],
    there,
  ])
})

test('a held time that was asked for and whose answer was lost is found by the key as well', async () => {
  const [start, key] = ['2027-03-04T13:00:00Z', randomUUID()]
  const { hold } = await json(await call('POST', '/api/v1/holds', { body: { ...monday, start } }))
  const send = () =>
    call('POST', '/api/v1/appointments', {
      headers: { 'Idempotency-Key': key },
      body: { hold, patient: { name: 'Grace Whitlock', phone: '07700 900123' } },
    })
  proxy.loseNext()
  await refusedKindly(await send(), 'outcome-unknown')
  const again = await send()
  expect([again.status, [(await json(again))['reference']]]).toEqual([201, await seen(start)])
})

test('a database that hangs is answered for with 503, and everything is as before once it is back', async () => {
  forgetAll()
  proxy.freeze()
  for (const answer of await Promise.all([
    call('GET', '/api/v1/clinics'),
    ask('2027-03-05T09:00:00Z'),
    call('POST', '/api/v1/holds', { body: { ...monday, start: '2027-03-05T09:00:00Z' } }),
  ])) {
    await refusedKindly(answer, 'unavailable')
  }
  proxy.thaw()
  // Until the process has found out that it is back, it turns all away at once.
  await vi.waitUntil(isAnswering, { timeout: 20_000, interval: 20 })
  expect((await ask('2027-03-05T11:00:00Z')).status).toBe(201)
})

test('connections that are cut while many book are 503 or 201, never anything else', async () => {
  const starts = ['03', '04', '05'].flatMap((day) =>
    ['16:00', '17:00'].map((time) => `2027-03-${day}T${time}:00Z`),
  )
  const asking = Array.from({ length: 60 }, (_, i) =>
    ask(starts[i % starts.length] ?? '').then(({ status }) => status),
  )
  for (let i = 0; i < 5; i += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    proxy.cutAll()
  }
  const statuses = await Promise.all(asking)
  expect(statuses.filter((status) => ![201, 409, 503].includes(status))).toEqual([])
})
