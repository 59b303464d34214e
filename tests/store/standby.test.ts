import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { jobs } from '@/lib/core/readiness'
import { log } from '@/lib/log'
import { leaveCluster, startCluster } from '@/lib/run/cluster'
import { addressOf, type ClusterRecord } from '@/lib/run/cluster-record'
import { migrate } from '@/lib/run/migrations'
import { inData } from '@/lib/run/places'
import { connected } from '@/lib/run/roles'
import { disconnect } from '@/lib/store/client'
import { checkReady } from '@/lib/use-cases/check-ready'
import { noteRun } from '@/lib/use-cases/note-run'
import { readSlots } from '@/lib/use-cases/read-slots'
import { asked } from '../use-cases/asking'
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
}, 60_000)

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
