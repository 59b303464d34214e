import { expect, test } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { addressOfFeed, keyFor } from './limits-ground'
import { startServer, type TestServer } from '@/tests/support/server'

// In the built server the proxy and each route are bundles of their own, with classes of their own, and share one count. Whichever
// of them makes a limiter, each of them must know its refusal.

const perMinute = 3
let server: TestServer
let feed = ''
let key = ''

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const url = process.env['PLUMBLINE_DATABASE_URL'] ?? ''
  const env = { RATE_LIMIT_PER_MINUTE: String(perMinute), BANK_HOLIDAYS_URL: 'http://127.0.0.1:1/' }
  server = await startServer({ database: { url, ownerUrl: url, drop: () => Promise.resolve() }, env })
  feed = await addressOfFeed()
  key = await keyFor()
})
test.afterAll(() => server.stop())
test.beforeEach(() => server.restart())

const guess = () => `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43)
const origin = () => ({ Origin: server.url })
const form = () => ({ ...origin(), 'Content-Type': 'application/x-www-form-urlencoded' })
const reached = (path: string, more: RequestInit = {}) => fetch(`${server.url}${path}`, { redirect: 'manual', ...more })
const bearer = (secret: string) => ({ headers: { Authorization: `Bearer ${secret}` } })

/** Every way into a count, and the bundle that counts there. */
const ways = {
  'a guess at a page': () => reached(`/offers/${guess()}`),
  'a guess at an appointment': () => reached('/api/v1/appointments/PL-ZZZZZZ', bearer(guess())),
  'a guess at a key': () => reached('/api/v1/calls?clinic=hall-green', bearer(`plk_${guess()}`)),
  'a guess at a calendar': () => reached(`/api/calendar/feed/c${guess()}${guess().slice(0, 22)}.ics`),
  'a guess at an entry': () => reached('/api/calendar/PL-ZZZZZZ?key=' + guess()),
  'a write of the API': () => reached('/api/v1/holds', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
  'a write of another route': () => reached('/api/v1/appointments', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
  'a write of a page': () => reached('/book/safety/answer', { method: 'POST', headers: form(), body: 'signs=none' }),
  'a press in a mail program': () => reached(`/api/unsubscribe/${guess()}`, { method: 'POST', headers: form(), body: 'x=1' }),
  'a fetch of a calendar': () => reached(feed),
  'a request by a key': () => reached('/api/v1/diary?clinic=hall-green&date=2027-01-13', bearer(key)),
  'another request by a key': () => reached('/api/v1/calls?clinic=hall-green', bearer(key)),
} as const
type Way = keyof typeof ways

/** Ways that share a count: any of them first, the others after it. */
const counts: Readonly<Record<string, readonly Way[]>> = {
  guesses: ['a guess at a page', 'a guess at an appointment', 'a guess at a key', 'a guess at a calendar', 'a guess at an entry'],
  writes: ['a write of the API', 'a write of another route', 'a write of a page', 'a press in a mail program'],
  feeds: ['a fetch of a calendar'],
  keys: ['a request by a key', 'another request by a key'],
}

async function statusOf(way: Way): Promise<number> {
  const answer = await ways[way]()
  await answer.arrayBuffer()
  if (answer.status === 429) expect([way, Number(answer.headers.get('retry-after'))]).toEqual([way, expect.any(Number)])
  return answer.status
}

for (const [count, sharing] of Object.entries(counts)) {
  for (const first of sharing) {
    test(`${count}: after ${first}, each way that shares the count is told to wait, and none fails`, async () => {
      for (let i = 0; i < perMinute; i += 1) expect(await statusOf(first)).toBeLessThan(429)
      for (const way of sharing) expect([way, await statusOf(way)]).toEqual([way, 429])
    })
  }
}
