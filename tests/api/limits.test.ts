import './set-clock'
import { call, createSmallPractice, database, json } from './ground'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { peerHeader } from '@/lib/auth/client-address'
import { forgetTurns } from '@/lib/auth/rate-limit'
import { forgetConfig } from '@/lib/config'
import { disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'

const set = (variables: Record<string, string>) => {
  Object.assign(process.env, variables)
  forgetConfig()
  forgetTurns()
}

beforeAll(createSmallPractice)
beforeEach(() => set({ RATE_LIMIT_PER_MINUTE: '3' }))
afterAll(() => set({ RATE_LIMIT_PER_MINUTE: '0' }))

const hold = { clinic: 'hall-green', service: 'first', start: '2027-02-01T09:00:00Z' }
const write = (headers: Record<string, string>) => call('POST', '/api/v1/holds', { body: hold, headers: { [peerHeader]: '203.0.113.9', ...headers } })

describe('public writes', () => {
  test('are limited by address, with Retry-After, and no header resets it', async () => {
    for (let i = 0; i < 3; i++) expect((await write({})).status).toBe(422)
    for (const forged of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP', 'X-Client-IP']) {
      const response = await write({ [forged]: '198.51.100.1' })
      expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true])
      expect(await json(response)).toMatchObject({ type: '/problems/too-many-requests', status: 429 })
    }
    expect((await call('GET', '/api/v1/clinics', { headers: { [peerHeader]: '203.0.113.9' } })).status).toBe(200)
    expect((await write({ [peerHeader]: '203.0.113.10' })).status).toBe(422)
  })

  test('share one count, whichever they are', async () => {
    const peer = { [peerHeader]: '203.0.113.20' }
    await call('DELETE', `/api/v1/holds/${'x'.repeat(43)}`, { headers: peer })
    await call('POST', '/api/v1/appointments', { body: {}, headers: peer })
    await write(peer)
    expect((await write(peer)).status).toBe(429)
  })
})

describe('while the database is away', () => {
  const right = process.env['DATABASE_URL'] ?? ''
  afterAll(async () => {
    await disconnect()
    set({ DATABASE_URL: right })
  })

  test('503 with Retry-After, never an empty list', async () => {
    await disconnect()
    forgetAll()
    set({ DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:9/nothing', RATE_LIMIT_PER_MINUTE: '0' })
    for (const [method, path, body] of [
      ['GET', '/api/v1/clinics', undefined],
      ['GET', '/api/v1/slots?clinic=hall-green&service=first&from=2027-03-03&to=2027-03-04', undefined],
      ['POST', '/api/v1/holds', hold],
      ['GET', '/api/ready', undefined],
    ] as const) {
      const response = await call(method, path, { ...(body && { body }) })
      expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '5'])
      expect(await json(response)).toMatchObject({ type: '/problems/unavailable' })
    }
    expect((await call('GET', '/api/health')).status).toBe(200)
    expect(database.url).toBe(right)
  })
})
