import { database } from '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { isWrong } from '@/lib/core/health/checks'
import { jobs } from '@/lib/core/readiness'
import { readClock } from '@/lib/health/database-facts'
import { forgetNoted } from '@/lib/health/noted'
import { forgetPool } from '@/lib/health/pool-fact'
import { forgetRequests, noteRequest } from '@/lib/health/proxies'
import { setLimits } from '@/lib/limits'
import { migrationNames } from '@/lib/run/migrations'
import { connected, quoted } from '@/lib/run/roles'
import { db, disconnect, inTransaction, poolState } from '@/lib/store/client'
import { pauseChannel, resumeChannel } from '@/lib/store/message-channels'
import { askPulse } from '@/lib/store/pulse'
import { watchConnections } from '@/lib/use-cases/gather-health'
import { noteRun } from '@/lib/use-cases/note-run'
import { countWrongs, readHealth } from '@/lib/use-cases/read-health'
import { deafProxy, type DeafProxy } from '../support/deaf-proxy'
import { createSmallPractice } from './small-practice'

// Each fact is read from where it is found: the faults are made there.

const manager: StaffActor = {
  kind: 'staff',
  id: randomUUID(),
  name: 'Moira Vale',
  role: 'manager',
  clinics: ['hall-green'],
  practitionerId: null,
  sessionId: randomUUID(),
}

let proxy: DeafProxy
/** Of which messages are. */
let event: bigint
beforeAll(async () => {
  await createSmallPractice()
  const one = { at: new Date(now()), verb: 'look', actorKind: 'clock' }
  event = (await db().event.create({ data: one })).id
  await db().outbox.deleteMany()
  await disconnect()
  proxy = await deafProxy(database.url)
  vi.stubEnv('DATABASE_URL', proxy.url)
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1')
  vi.stubEnv('MAIL_FROM', 'Example Practice <booking@example.org>')
  vi.stubEnv('PLUMBLINE_DATA_DIR', '')
  forgetConfig()
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
  vi.unstubAllEnvs()
})
beforeEach(() => {
  forgetNoted()
  forgetPool()
  forgetRequests()
  jobs.forEach((job) => noteRun(job, now()))
})

async function wrongs(at = now()): Promise<string[]> {
  const view = await readHealth(manager, at)
  if (!view.ok) throw new Error(view.refusal.reason)
  return view.value.findings.filter(isWrong).map(({ check, verdict }) => `${check} ${verdict}`)
}
const becomes = (expected: string[]) =>
  vi.waitFor(async () => expect(await wrongs()).toEqual(expected), {
    timeout: 30_000,
    interval: 50,
  })

const owner = (statement: string) =>
  connected(database.ownerUrl, (client) => client.query(statement))
const name = quoted(new URL(database.url).pathname.slice(1))

test('nothing is named when all is well', async () => {
  await becomes([])
  expect(await countWrongs(manager, now())).toBe(0)
})

test('nobody but a manager is told', async () => {
  for (const actor of [
    anybody,
    { ...manager, role: 'reception' as const },
    { ...manager, role: 'practitioner' as const },
  ]) {
    expect(await readHealth(actor, now())).toEqual({ ok: false, refusal: { reason: 'forbidden' } })
    expect(await countWrongs(actor, now())).toBe(0)
  }
})

describe('is named', () => {
  afterEach(() => becomes([]))

  test('a database that is read-only', async () => {
    await owner(`alter database ${name} set default_transaction_read_only = on`)
    await disconnect()
    await becomes(['writes read-only'])
    expect(await countWrongs(manager, now())).toBe(1)
    await connected(database.ownerUrl, async (client) => {
      await client.query('set default_transaction_read_only = off')
      await client.query(`alter database ${name} reset default_transaction_read_only`)
    })
    await disconnect()
  })

  test('a migration that is missing', async () => {
    const last = `migration_name = '${migrationNames().at(-1) ?? ''}'`
    await owner(`update _prisma_migrations set rolled_back_at = now() where ${last}`)
    expect(await wrongs()).toEqual(['migrations missing'])
    await owner(`update _prisma_migrations set rolled_back_at = null where ${last}`)
  })

  test('a listener that is deaf', async () => {
    proxy.isDeaf(true)
    await becomes(['listener unheard'])
    proxy.isDeaf(false)
  })

  test('jobs that have stopped', async () => {
    expect(await wrongs(now() + 2 * 60_000 + 5_000)).toContain('jobs stopped')
  })

  test('mail that rests since its password is refused', async () => {
    const resumeAt = now() + 60_000
    await pauseChannel('email', { failures: 1, probe: null, resumeAt, trouble: 'sign-in' })
    expect(await wrongs()).toEqual(['email sign-in'])
    await resumeChannel('email')
  })

  test('a message that was given up, but not one to a wrong address, nor one that was dealt with', async () => {
    const failed = (error: string, dealtAt: Date | null = null) => ({
      id: randomUUID(),
      dedupeKey: randomUUID(),
      eventId: event,
      kind: 'confirmed',
      channel: 'email',
      recipient: 'patient',
      clinicId: 'hall-green',
      status: 'failed',
      error,
      dealtAt,
      dealtHow: dealtAt === null ? null : 'told',
      createdAt: new Date(now()),
      dueAt: new Date(now()),
    })
    await db().message.createMany({
      data: [failed('wrong-address'), failed('gave-up', new Date(now()))],
    })
    expect(await wrongs()).toEqual([])
    await db().message.create({ data: failed('gave-up') })
    expect(await wrongs()).toEqual(['givenUp some'])
    await db().message.deleteMany()
  })

  test('a message that could have gone out long ago, but not one that is for later', async () => {
    const due = (dueAt: number, nextTryAt: number | null = null) => ({
      id: randomUUID(),
      dedupeKey: randomUUID(),
      eventId: event,
      kind: 'confirmed',
      channel: 'email',
      recipient: 'patient',
      clinicId: 'hall-green',
      status: 'due',
      createdAt: new Date(dueAt),
      dueAt: new Date(dueAt),
      nextTryAt: nextTryAt === null ? null : new Date(nextTryAt),
    })
    const old = now() - 11 * 60_000
    await db().message.createMany({ data: [due(now() + 60_000), due(old, now() + 60_000)] })
    expect(await wrongs()).toEqual([])
    await db().message.create({ data: due(old) })
    expect(await wrongs()).toEqual(['outbox slow'])
    await db().message.deleteMany()
  })

  test('a proxy that isn’t counted', async () => {
    for (let i = 0; i < 3; i += 1) noteRequest(1, '127.0.0.1', Date.now())
    expect(await wrongs()).toEqual(['proxies uncounted'])
    forgetRequests()
  })

  test('connections that are used up, once somebody is turned away', async () => {
    await disconnect()
    setLimits({ connect: 8_000, transaction: 60_000, idle: 60_000 })
    const { most } = poolState()
    const letGo: (() => void)[] = []
    const hold = () => new Promise<void>((resolve) => letGo.push(resolve))
    const held = Array.from({ length: most }, () =>
      inTransaction((tx) => tx.$queryRaw`select 1`.then(hold)),
    )
    await vi.waitFor(() => expect(letGo).toHaveLength(most), { timeout: 20_000 })
    await expect(db().$queryRaw`select 1`).rejects.toThrow()
    watchConnections()
    letGo.forEach((done) => done())
    await Promise.all(held)
    expect(await wrongs()).toEqual(['pool used-up'])
    forgetPool()
    setLimits({})
    await disconnect()
  })
})

test('a database that doesn’t answer is named, and what it alone knows is unknown', async () => {
  proxy.isHung(true)
  const view = await readHealth(manager, now())
  proxy.isHung(false)
  const verdicts = view.ok
    ? new Map(view.value.findings.map(({ check, verdict }) => [check, verdict]))
    : new Map()
  expect(verdicts.get('database')).toBe('away')
  for (const check of ['writes', 'migrations', 'outbox', 'givenUp', 'clock'] as const) {
    expect([check, verdicts.get(check)]).toEqual([check, 'unknown'])
  }
})

test('a clock that is an hour off is measured against the database’s', async () => {
  await becomes([])
  const hour = 3_600_000
  expect(Math.abs(await readClock(askPulse, Date.now))).toBeLessThan(10_000)
  expect(Math.abs((await readClock(askPulse, () => Date.now() - hour)) - hour)).toBeLessThan(10_000)
})
