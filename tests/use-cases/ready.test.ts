import { database } from '../support/test-database'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/ready/route'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { jobs } from '@/lib/core/readiness'
import { oldServersGoOn } from '@/lib/core/schema-state'
import { startEveryMinute } from '@/lib/jobs/every-minute'
import { startMessages } from '@/lib/jobs/messages'
import { migrationNames } from '@/lib/run/migrations'
import { connected, quoted } from '@/lib/run/roles'
import { disconnect } from '@/lib/store/client'
import { forgetRuns, noteRun } from '@/lib/use-cases/note-run'
import { deafProxy, type DeafProxy } from '../support/deaf-proxy'
import { createSmallPractice } from '../use-cases/small-practice'

// /api/ready is for a load balancer: 200 only where everything can be done, and otherwise why not.

let proxy: DeafProxy
beforeAll(async () => {
  await createSmallPractice()
  proxy = await deafProxy(database.url)
  process.env['DATABASE_URL'] = proxy.url
  forgetConfig()
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
})
beforeEach(() => jobs.forEach((job) => noteRun(job, now())))

interface Answer {
  status: number
  codes: string[]
  detail: string
  retryAfter: string | null
}
async function ask(): Promise<Answer> {
  const response = await GET(new Request('http://localhost:3000/api/ready'), {})
  const body = (await response.json()) as {
    detail?: string
    reasons?: { code: string; detail: string }[]
  }
  return {
    status: response.status,
    codes: body.reasons?.map(({ code }) => code) ?? [],
    detail: body.detail ?? '',
    retryAfter: response.headers.get('retry-after'),
  }
}
const becomes = (codes: string[]) =>
  vi.waitFor(async () => expect((await ask()).codes).toEqual(codes), {
    timeout: 25_000,
    interval: 50,
  })
const becomesReady = () =>
  vi.waitFor(async () => expect(await ask()).toMatchObject({ status: 200 }), {
    timeout: 25_000,
    interval: 50,
  })

const owner = (statement: string) =>
  connected(database.ownerUrl, (client) => client.query(statement))
const name = quoted(new URL(database.url).pathname.slice(1))
const role = quoted(new URL(database.url).username)
/** What a database sets is for sessions that begin afterwards. */
const setting = async (words: string) => {
  await owner(`alter database ${name} ${words}`)
  await disconnect()
}

test('a server is ready once it has heard itself and its jobs have run', becomesReady)

test('a server isn’t ready before its jobs have run, and is soon after they start', async () => {
  forgetRuns()
  expect(await ask()).toMatchObject({
    status: 503,
    codes: ['jobs-starting'],
    retryAfter: '5',
    detail: 'Not run yet since this server started: minute, plan, email, text.',
  })
  const [stopMinute, stopMessages] = [startEveryMinute(), startMessages()]
  await becomesReady()
  await Promise.all([stopMinute(), stopMessages()])
})

describe('a server isn’t ready', () => {
  afterEach(becomesReady)

  test('where transactions are read-only', async () => {
    await setting('set default_transaction_read_only = on')
    expect(await ask()).toMatchObject({ status: 503, codes: ['read-only'] })
    await connected(database.ownerUrl, async (client) => {
      await client.query('set default_transaction_read_only = off')
      await client.query(`alter database ${name} reset default_transaction_read_only`)
    })
    await disconnect()
  })

  test('where its role may not write', async () => {
    await owner(`revoke insert on appointment from ${role}`)
    expect(await ask()).toMatchObject({ status: 503, codes: ['may-not-write'] })
    await owner(`grant insert on appointment to ${role}`)
  })

  const last = `migration_name = '${migrationNames().at(-1) ?? ''}'`

  test('where a migration stopped half-way, and says which', async () => {
    await owner(`update _prisma_migrations set finished_at = null where ${last}`)
    expect(await ask()).toMatchObject({ status: 503, codes: ['migration-failed'] })
    expect((await ask()).detail).toContain(migrationNames().at(-1))
    await owner('update _prisma_migrations set finished_at = now() where finished_at is null')
  })

  test('where a migration is missing, and says which', async () => {
    await owner(`update _prisma_migrations set rolled_back_at = now() where ${last}`)
    expect(await ask()).toMatchObject({ status: 503, codes: ['migrations-missing'] })
    expect((await ask()).detail).toContain(migrationNames().at(-1))
    await owner(`update _prisma_migrations set rolled_back_at = null where ${last}`)
  })

  test('on a newer schema, unless its migrations say that it can go on', async () => {
    await owner(`insert into _prisma_migrations (id, checksum, finished_at, migration_name)
      values ('newer', '', now(), '20990101000000_newer')`)
    expect(await ask()).toMatchObject({ status: 503, codes: ['migrations-newer'] })
    expect((await ask()).detail).toContain('20990101000000_newer')
    await owner(`update _prisma_migrations set logs = '${oldServersGoOn}' where id = 'newer'`)
    expect(await ask()).toMatchObject({ status: 200 })
    await owner("delete from _prisma_migrations where id = 'newer'")
  })

  test('where the database it finds later doesn’t keep what it acknowledges', async () => {
    await setting('set synchronous_commit = off')
    expect(await ask()).toMatchObject({
      status: 503,
      codes: ['unsafe-database'],
      detail: expect.stringContaining('The database has synchronous_commit off') as string,
    })
    await setting('reset synchronous_commit')
  })

  test('where it doesn’t hear itself', async () => {
    proxy.isDeaf(true)
    await becomes(['listener-deaf'])
    expect((await ask()).detail).toContain('set DATABASE_DIRECT_URL')
    proxy.isDeaf(false)
  })

  test('where the database hangs, and it says so within three seconds, to many at once', async () => {
    proxy.isHung(true)
    const began = performance.now()
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
    expect(answers[0]?.codes[0]).toBe('database-away')
    proxy.isHung(false)
  })

  test('where a lock holds up the look at the database, and no look is left behind there', async () => {
    await connected(database.ownerUrl, async (client) => {
      await client.query('begin; lock table _prisma_migrations in access exclusive mode')
      for (let i = 0; i < 3; i += 1)
        expect(await ask()).toMatchObject({ status: 503, codes: ['database-away'] })
      const waiting = await client.query<{
        count: number
      }>(`select count(*)::int as count from pg_stat_activity
        where application_name = 'plumbline-pulse' and datname = current_database() and wait_event_type = 'Lock'`)
      expect(waiting.rows[0]?.count).toBeLessThanOrEqual(1)
      await client.query('rollback')
    })
  })
})

test('nothing secret is told', async () => {
  proxy.isHung(true)
  const { detail } = await ask()
  proxy.isHung(false)
  const { username, password, host } = new URL(database.url)
  for (const secret of [username, password, host, database.url])
    expect(detail).not.toContain(secret)
})
