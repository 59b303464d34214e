import './set-clock'
import { call, createSmallPractice, json } from './ground'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { peerHeader } from '@/lib/auth/client-address'
import { forgetTurns } from '@/lib/auth/rate-limit'
import { forgetConfig } from '@/lib/config'
import { db, disconnect } from '@/lib/store/client'
import { releaseAll } from '@/tests/use-cases/small-practice'

// What a program is told that asks for more than people who haven't signed in may have.

const set = (perMinute: string) => {
  process.env['RATE_LIMIT_PER_MINUTE'] = perMinute
  forgetConfig()
  forgetTurns()
}
beforeAll(createSmallPractice)
beforeEach(async () => {
  set('1000')
  await releaseAll()
  await db().publicAsk.deleteMany()
})
afterAll(async () => {
  set('0')
  await disconnect()
})

const at = (i: number) => `2027-03-0${3 + Math.floor(i / 8)}T${String(9 + (i % 8)).padStart(2, '0')}:00:00Z`
const from = (i: number) => ({ [peerHeader]: `203.0.113.${i}` })
const place = { clinic: 'hall-green', service: 'first' }
const hold = (i: number, peer = 1) => call('POST', '/api/v1/holds', { body: { ...place, start: at(i) }, headers: from(peer) })
const ask = (i: number, peer: number, patient = { name: 'Grace Whitlock', phone: '07700 900123', email: 'grace@example.org' }, more: object = {}) =>
  call('POST', '/api/v1/appointments', { body: { ...place, start: at(i), patient, ...more }, headers: { ...from(peer), 'Idempotency-Key': randomUUID() } })

test('too much of one contact: 429, what to do and whom to call; no time to wait helps', async () => {
  for (let i = 0; i < 6; i += 1) expect((await ask(i, i)).status).toBe(201)
  const over = await ask(6, 9)
  expect([over.status, over.headers.get('retry-after'), over.headers.get('content-type')]).toEqual([429, null, 'application/problem+json; charset=utf-8'])
  const said = await json(over)
  expect(said).toMatchObject({ type: '/problems/too-many-open', status: 429, phone: '+441217095222' })
  expect(said['detail']).toContain('call +441217095222')
  expect(JSON.stringify(said)).not.toMatch(/900123|grace/)
})

test('too much from one address: 429 with the seconds until there is room', async () => {
  await db().practice.updateMany({ data: { requestsPerAddress: 2 } })
  const caller = (i: number) => ({ name: `Caller ${i}`, phone: `07700 90020${i}`, email: `caller${i}@example.org` })
  for (let i = 0; i < 2; i += 1) expect((await ask(i, 1, caller(i))).status).toBe(201)
  const over = await ask(2, 1, caller(2))
  expect([over.status, over.headers.get('retry-after')]).toEqual([429, '3600'])
  expect((await ask(2, 2, caller(2))).status).toBe(201)
})

test('too many held from one address: 429, and none of them is lost', async () => {
  const held = []
  for (let i = 0; i < 12; i += 1) held.push(await json(await hold(i)))
  const over = await hold(13)
  expect([over.status, over.headers.get('retry-after'), (await json(over))['type']]).toEqual([429, '600', '/problems/too-many-open'])
  expect((await call('DELETE', `/api/v1/holds/${String(held[0]?.['hold'])}`, { headers: from(1) })).status).toBe(204)
  expect((await hold(13)).status).toBe(201)
  expect((await call('DELETE', `/api/v1/holds/${String(held[11]?.['hold'])}`, { headers: from(1) })).status).toBe(204)
})
