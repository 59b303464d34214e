import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isOutcomeUnknown } from '@/lib/adapters/database-away'
import { anybody } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { jobs } from '@/lib/core/readiness'
import { log } from '@/lib/log'
import { leaveCluster, startCluster } from '@/lib/run/cluster'
import { addressOf, type ClusterRecord } from '@/lib/run/cluster-record'
import { migrate } from '@/lib/run/migrations'
import { inData } from '@/lib/run/places'
import { connected } from '@/lib/run/roles'
import { db, disconnect } from '@/lib/store/client'
import { tell } from '@/lib/store/pulse'
import { checkReady } from '@/lib/use-cases/check-ready'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { noteRun } from '@/lib/use-cases/note-run'
import { readSlots } from '@/lib/use-cases/read-slots'
import { ask, asked } from '../use-cases/asking'
import { at, createSmallPractice, first, monday, wednesday } from '../use-cases/small-practice'

// A PostgreSQL of this file's own that becomes a standby, and is promoted.

const home = inData('test', `standby-${process.pid}`)
let record: ClusterRecord

beforeAll(async () => {
  record = await startCluster(home)
  await migrate(addressOf(record, 'owner'), addressOf(record, 'app'))
  Object.assign(process.env, {
    DATABASE_URL: addressOf(record, 'app'),
    MIGRATE_DATABASE_URL: addressOf(record, 'owner'),
  })
  forgetConfig()
  await createSmallPractice()
  await disconnect()
  await leaveCluster(home)
  writeFileSync(path.join(record.dataFolder, 'standby.signal'), '')
  record = await startCluster(home)
}, 120_000)
afterAll(async () => {
  await disconnect()
  await leaveCluster(home)
  for (const folder of [home, path.dirname(record.dataFolder)])
    rmSync(folder, { recursive: true, force: true })
}, 120_000)

const codes = async () => {
  for (const job of jobs) noteRun(job, now())
  return (await checkReady(now())).map(({ code }) => code)
}
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 25_000, interval: 50 })
const read = () => readSlots({ ...first, from: wednesday, to: wednesday }, monday)
const isRemembered = async () => {
  const [one, two] = [await read(), await read()]
  return one.ok && two.ok && one.value === two.value
}

test('a server on a standby isn’t ready, shows times and remembers none, and says why in its log', async () => {
  const said = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  await soon(async () => expect(await codes()).toEqual(['standby', 'listener-on-standby']))
  expect((await read()).ok).toBe(true)
  expect(await isRemembered()).toBe(false)
  expect(said.mock.calls.map(([, line]) => line)).toContain(
    'changes made elsewhere aren’t heard, so nothing is remembered: the database is a standby, which lets nobody listen',
  )
})

test('once it is promoted the same process is ready, takes bookings and remembers', async () => {
  await connected(addressOf(record, 'admin', 'postgres'), (client) =>
    client.query('select pg_promote()'),
  )
  await soon(async () => expect(await codes()).toEqual([]))
  await asked(at(wednesday, 600), { practitioner: 'ann' })
  await soon(async () => expect(await isRemembered()).toBe(true))
})

const admin = (statement: string) =>
  connected(addressOf(record, 'admin', 'postgres'), (client) => client.query(statement))
const waitFor = async (standby: string) => {
  await admin(`alter system set synchronous_standby_names = '${standby}'`)
  await admin('select pg_reload_conf()')
  await soon(async () => {
    const { rows } = await admin('show synchronous_standby_names')
    expect(rows).toEqual([{ synchronous_standby_names: standby }])
  })
}

/** Whatever waits for the standby meanwhile is cut off from its wait: it is here alone. */
async function cutOff(work: () => Promise<unknown>): Promise<unknown> {
  let over = false
  const going = work()
    .catch((error: unknown) => error)
    .finally(() => (over = true))
  while (!over)
    await admin(`select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`)
  return going
}

test('what was cut off from its wait for the standby is told of again only once that has it', async () => {
  const idempotencyKey = randomUUID()
  const request = () => ask(at(wednesday, 720), { idempotencyKey, practitioner: 'ann' })
  const wish = { clinics: [first.clinic], service: first.service, weekdays: [], parts: [] }
  const join = () =>
    joinWaitingList(
      anybody,
      { ...wish, patient: { name: 'Wanda Wait', phone: '+447700900322' } },
      monday,
    )
  const counted = async () => (await db().idempotencyKey.count()) + (await db().wait.count())
  await waitFor('nobody')
  for (const act of [request, join]) {
    const before = await counted()
    expect(isOutcomeUnknown(await cutOff(act))).toBe(true)
    expect(await counted()).toBe(before + 1)
    expect(isOutcomeUnknown(await cutOff(act))).toBe(true)
    expect(await counted()).toBe(before + 1)
  }
  const all = await counted()
  await waitFor('')
  for (const act of [request, join]) expect(await act()).toMatchObject({ ok: true })
  expect(await counted()).toBe(all)
}, 120_000)

test('while nothing can be committed, since the standby to wait for is away, it isn’t ready', async () => {
  // Beats that go on at the server, whether or not anybody here still waits for them.
  const waiting = async () =>
    (
      await admin(`select 1 from pg_stat_activity
        where application_name = 'plumbline-pulse' and state = 'active'`)
    ).rowCount
  await waitFor('nobody')
  await soon(async () => expect(await codes()).toEqual(['listener-not-told']))
  expect(await isRemembered()).toBe(false)
  for (let round = 0; round < 3; round += 1)
    await Promise.all(Array.from({ length: 3 }, () => tell('plumbline_beat', '').catch(() => null)))
  await soon(async () => expect(await waiting()).toBeLessThanOrEqual(3))
  await waitFor('')
  await soon(async () => expect(await codes()).toEqual([]))
}, 120_000)
