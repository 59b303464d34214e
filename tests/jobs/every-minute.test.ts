import { database } from '@/tests/support/test-database'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { doWhatIsDue, startEveryMinute } from '@/lib/jobs/every-minute'
import { log } from '@/lib/log'
import { connected } from '@/lib/run/roles'
import { db, disconnect } from '@/lib/store/client'
import { forgetRuns, lastRuns } from '@/lib/use-cases/note-run'
import { createSmallPractice } from '@/tests/use-cases/small-practice'

const owner = (statement: string) =>
  connected(database.ownerUrl, (client) => client.query(statement))
const failing: unknown[] = []

beforeAll(createSmallPractice)
beforeEach(() => {
  forgetRuns()
  failing.length = 0
  vi.spyOn(log, 'warn').mockImplementation((fields) => void failing.push(fields['part']))
})
afterAll(disconnect)

const leaveSignIn = () =>
  owner(`insert into patient_sign_in (id, token_hash, email, asked_at, expires_at)
  values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), 'somebody@example.org', '2020-01-01', '2020-01-02')`)

test('a part that fails keeps no other from its work', async () => {
  await owner(
    `create function broken() returns trigger language plpgsql as 'begin raise exception ''not now''; end'`,
  )
  await owner(
    'create trigger broken before delete on draft for each statement execute function broken()',
  )
  await leaveSignIn()
  await doWhatIsDue()
  expect(failing).toEqual(['holds'])
  expect(await db().patientSignIn.count()).toBe(0)
  expect(lastRuns().has('minute')).toBe(true)
  await owner('drop trigger broken on draft; drop function broken()')
})

test('it begins at the start, not a minute later, and a second start is the same one', async () => {
  await leaveSignIn()
  const stop = startEveryMinute()
  expect(startEveryMinute()).toBe(stop)
  await vi.waitFor(async () => expect(await db().patientSignIn.count()).toBe(0), {
    timeout: 20_000,
  })
  await stop()
  expect(failing).toEqual([])
})

test('while the database is away nothing has run', async () => {
  await disconnect()
  process.env['DATABASE_URL'] = 'postgresql://nobody:nothing@127.0.0.1:9/nothing'
  forgetConfig()
  await expect(doWhatIsDue()).rejects.toThrow()
  expect(lastRuns().has('minute')).toBe(false)
  await disconnect()
  process.env['DATABASE_URL'] = database.url
  forgetConfig()
  await doWhatIsDue()
  expect(lastRuns().get('minute')).toBeLessThanOrEqual(now())
})
