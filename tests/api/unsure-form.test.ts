import './set-clock'
import { createSmallPractice, database, monday, origin } from './ground'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeSecret } from '@/lib/auth/hold-secret'
import { forgetConfig } from '@/lib/config'
import { disconnect } from '@/lib/store/client'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { readDraft } from '@/lib/use-cases/read-draft'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { POST } from '@/app/(public)/book/check/ask/route'
import { CuttingProxy } from '../support/cutting-proxy'
import { at, first, wednesday } from '../use-cases/small-practice'

// The patient's last press, where its answer is lost on the way from the database: the same form
// finds out what came of it.

const draft = makeSecret()

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ Origin: 'http://localhost:3000' })),
  cookies: () => Promise.resolve({ get: () => ({ value: draft }) }),
}))

const proxy = new CuttingProxy(new URL(database.url))
const other = new Client({ connectionString: database.url })

beforeAll(async () => {
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

const press = (key: string): Promise<Response> =>
  POST(
    new Request(`${origin}/book/check/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', Origin: origin },
      body: new URLSearchParams({
        clinic: 'hall-green',
        service: 'first',
        'idempotency-key': key,
      }).toString(),
    }),
  )

test('leads back to the answers with the key, and pressed again shows the one booking', async () => {
  const held = await holdSlot(
    { ...first, practitioner: 'ann', start: at(wednesday, 600), draft },
    monday,
  )
  expect(held.ok).toBe(true)
  await saveDraft(
    {
      draft,
      details: {
        for: 'me',
        name: 'Grace Whitlock',
        phone: '07700 900123',
        'dob-day': '1',
        'dob-month': '2',
        'dob-year': '1980',
      },
    },
    monday,
  )
  const key = randomUUID()
  proxy.loseNext()
  const unsure = await press(key)
  expect([
    unsure.status,
    new URL(unsure.headers.get('location') ?? '', origin).searchParams.get('unsure'),
  ]).toEqual([303, key])
  expect(proxy.lost).toBe(1)
  const again = await press(key)
  expect([again.status, again.headers.get('location')]).toEqual([303, '/book/requested'])
  expect((await readDraft(draft, monday))?.requested).toBeTruthy()
  expect((await other.query(`select 1 from appointment where status = 'requested'`)).rowCount).toBe(
    1,
  )
})
