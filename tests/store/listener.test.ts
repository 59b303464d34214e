import { database } from '../support/test-database'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { forgetConfig } from '@/lib/config'
import { log } from '@/lib/log'
import { disconnect } from '@/lib/store/client'
import { hearing } from '@/lib/store/live'
import { readSlots } from '@/lib/use-cases/read-slots'
import { deafProxy, type DeafProxy } from '../support/deaf-proxy'
import { createSmallPractice, first, monday, wednesday } from '../use-cases/small-practice'

// Behind a pooler that lends its connections a transaction at a time, LISTEN is accepted and
// nothing is ever heard.

let proxy: DeafProxy
let elsewhere: pg.Client
const said: string[] = []

beforeAll(async () => {
  await createSmallPractice()
  elsewhere = new pg.Client({ connectionString: database.ownerUrl })
  await elsewhere.connect()
  proxy = await deafProxy(database.url)
  process.env['DATABASE_URL'] = proxy.url
  forgetConfig()
})
beforeEach(() => {
  said.length = 0
  vi.spyOn(log, 'warn').mockImplementation((_, line) => void said.push(line))
})
afterAll(async () => {
  await elsewhere.end()
  await disconnect()
  await proxy.close()
})

const read = () =>
  readSlots({ ...first, practitioner: 'ann', from: wednesday, to: wednesday }, monday)
const starts = async () => {
  const slots = await read()
  return slots.ok ? slots.value.slots.map((slot) => slot.start) : []
}
const isRemembered = async () => {
  const [one, two] = [await read(), await read()]
  return one.ok && two.ok && one.value === two.value
}
const close = () =>
  elsewhere.query(`insert into closure (id, clinic_id, from_day, until_day, reason)
  values (gen_random_uuid(), 'hall-green', '2027-03-03', '2027-03-03', 'flood')`)
const reopen = () => elsewhere.query('delete from closure')
const soon = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 25_000, interval: 20 })
const deafLine =
  'changes made elsewhere aren’t heard, so nothing is remembered: LISTEN is accepted but nothing arrives, ' +
  'as behind a pooler in transaction mode; set DATABASE_DIRECT_URL to the database itself'

test('a process that never hears itself remembers nothing, sees every change at once, and says why', async () => {
  proxy.isDeaf(true)
  await starts()
  expect(await isRemembered()).toBe(false)
  expect(await starts()).not.toEqual([])
  await close()
  expect(await starts()).toEqual([])
  await reopen()
  expect(await starts()).not.toEqual([])
  await soon(() => expect(said).toContain(deafLine))
  expect(hearing()).toBe('unheard')
})

test('a process that hears itself again remembers, and nothing from before', async () => {
  expect(await starts()).not.toEqual([])
  proxy.isDeaf(false)
  await soon(async () => expect(await isRemembered()).toBe(true))
  expect(hearing()).toBe('heard')
  expect(said).toContain('changes made elsewhere are heard again')
  await close()
  await soon(async () => expect(await starts()).toEqual([]))
  await reopen()
  await soon(async () => expect(await starts()).not.toEqual([]))
})

test('a process that stops hearing itself forgets all it remembered, and says so in one line however long it lasts', async () => {
  await soon(async () => expect(await isRemembered()).toBe(true))
  proxy.isDeaf(true)
  await close()
  await soon(async () => expect(await starts()).toEqual([]))
  expect(await isRemembered()).toBe(false)
  expect(said).toEqual([deafLine])
  await reopen()
  proxy.isDeaf(false)
})

test('a connection that hangs without a word is found out, and its memory forgotten', async () => {
  await soon(async () => expect(await isRemembered()).toBe(true))
  proxy.isHung(true)
  await soon(() => expect(hearing()).not.toBe('heard'))
  proxy.isHung(false)
  await close()
  await soon(async () => expect(await starts()).toEqual([]))
})
