import './set-clock'
import { call, createSmallPractice } from './ground'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/store/client'

beforeAll(async () => { await createSmallPractice() })

test('a key that nobody knows and a link’s secret that is wrong are noted, without what was sent', async () => {
  const before = await db().securityEvent.count()
  const key = `plk_${'0'.repeat(46)}`
  expect((await call('GET', '/api/v1/calls?clinic=hall-green', { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
  expect((await call('GET', '/api/v1/appointments/PL-234567', { headers: { authorization: `Bearer ${randomUUID()}` } })).status).toBe(401)
  const rows = await db().securityEvent.findMany({ orderBy: { id: 'asc' }, skip: before })
  expect(rows.map(({ verb, actorKind, about }) => [verb, actorKind, about])).toEqual([['key.refused', 'nobody', 'api'], ['link.failed', 'nobody', 'api']])
  expect(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(key)
})
