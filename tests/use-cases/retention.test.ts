import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { AppointmentStatus } from '@/lib/core/appointment'
import { addDays, instantAt, type Day } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { applyRetention } from '@/lib/use-cases/apply-retention'
import { readRetention } from '@/lib/use-cases/read-retention'
import { setRetention } from '@/lib/use-cases/set-retention'
import { createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { visit } from './law-ground'
import { createReceptionist, createSmallPractice, monday, zone } from './small-practice'

// The job with a moved clock: never a minute early by the clinic's clock, and the day after without fail.

let boss: StaffActor
let bev: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  boss = await createStaff({ now: monday, traits: ['manager'], clinics: ['hall-green', 'tamworth'] })
})
/** Whoever is left from the test before is erased by hand: each has the practice to itself. */
beforeEach(async () => {
  await db().wait.deleteMany()
  await db().ringBack.deleteMany()
  await db().appointment.updateMany({ data: { status: 'released', holdHash: null } })
  await db().patient.updateMany({ data: { erasedHow: 'whole', erasedAt: new Date(monday) } })
  await db().practice.updateMany({ data: { unattendedDays: 365 } })
})
afterAll(disconnect)

const lastMinute = (day: Day) => instantAt(day, 1439, zone)
const firstMinute = (day: Day) => instantAt(addDays(day, 1), 0, zone)
const isErased = async (id: string) => (await db().patient.findUniqueOrThrow({ where: { id } })).erasedHow === 'whole'
async function somebody(dateOfBirth: Day | null, ...visits: [AppointmentStatus, Day][]): Promise<string> {
  const { id } = await createPatient({ now: monday, name: 'Una Kept', dateOfBirth })
  for (const [status, day] of visits) await visit(id, status, { day })
  return id
}

test.each<[string, Day | null, [AppointmentStatus, Day][], Day]>([
  ['an adult', '1980-04-12', [['completed', '2027-03-03']], '2035-03-03'],
  ['an adult in summer time: the clinic’s midnight, not Greenwich’s', '1980-04-12', [['completed', '2027-07-05']], '2035-07-05'],
  ['the last of several', '1980-04-12', [['completed', '2027-03-03'], ['arrived', '2028-02-29'], ['no_show', '2029-05-01']], '2036-02-29'],
  ['a visit that nobody marked counts as one', '1980-04-12', [['completed', '2027-03-03'], ['confirmed', '2027-09-01']], '2035-09-01'],
  ['a child', '2015-06-10', [['completed', '2027-03-03']], '2040-06-10'],
  ['a child born on 29 February', '2012-02-29', [['completed', '2027-03-03']], '2037-03-01'],
  ['seventeen at the end', '2009-06-10', [['completed', '2027-03-03']], '2035-06-10'],
  ['a birthday on the day the clocks change', '2012-03-25', [['completed', '2027-03-03']], '2037-03-25'],
  ['nobody knows the age', null, [['completed', '2027-03-03']], '2052-03-03'],
  ['never came', '1980-04-12', [['cancelled', '2027-03-03'], ['no_show', '2027-03-10']], '2028-03-09'],
])('%s: shown before, erased the day after, never early', async (_, born, visits, until) => {
  const id = await somebody(born, ...visits)
  expect(await applyRetention(lastMinute(until))).toEqual({ records: 0, ringBacks: 0 })
  expect(await isErased(id)).toBe(false)
  expect(await readRetention(boss, lastMinute(until))).toMatchObject({ ok: true, value: { due: [], soon: [{ id, keep: { until } }] } })
  expect(await readRetention(boss, firstMinute(until))).toMatchObject({ ok: true, value: { due: [{ id, keep: { until } }], dueCount: 1 } })
  expect(await isErased(id)).toBe(false)
  expect(await applyRetention(firstMinute(until))).toEqual({ records: 1, ringBacks: 0 })
  expect(await isErased(id)).toBe(true)
  expect(await db().event.findMany({ where: { verb: 'erase', patientId: id } })).toMatchObject([{ actorKind: 'clock', detail: { how: 'whole', by: 'retention', until } }])
  expect(await applyRetention(firstMinute(until))).toEqual({ records: 0, ringBacks: 0 })
})

describe('something is still to happen', () => {
  it('a place on the waiting list keeps a record, and so does an open call', async () => {
    const id = await somebody('1980-04-12', ['completed', '2027-03-03'])
    const wait = await db().wait.create({ data: { id: randomUUID(), patientId: id, serviceId: 'first', clinics: ['hall-green'], weekdays: [], parts: [], fromDay: new Date('2027-03-01'), untilDay: new Date('2040-01-01'), source: 'phone', createdAt: new Date(monday) } })
    const now = firstMinute('2036-01-01')
    expect(await readRetention(boss, now)).toMatchObject({ ok: true, value: { due: [{ id, blocked: true }] } })
    expect(await applyRetention(now)).toEqual({ records: 0, ringBacks: 0 })
    await db().wait.update({ where: { id: wait.id }, data: { closedAt: new Date(monday), outcome: 'over' } })
    expect(await applyRetention(now)).toEqual({ records: 1, ringBacks: 0 })
  })

  it('who comes again is kept from then on', async () => {
    const id = await somebody('1980-04-12', ['completed', '2027-03-03'])
    await visit(id, 'completed', { day: '2035-03-03' })
    expect(await applyRetention(firstMinute('2036-01-01'))).toEqual({ records: 0, ringBacks: 0 })
    expect(await isErased(id)).toBe(false)
  })
})

it('two servers at once erase each of them once', async () => {
  const ids = [await somebody('1980-04-12', ['completed', '2027-03-03']), await somebody('1970-04-12', ['completed', '2027-03-04'])]
  const now = firstMinute('2036-01-01')
  const runs = await Promise.all([applyRetention(now), applyRetention(now)])
  expect(runs.reduce((sum, { records }) => sum + records, 0)).toBe(2)
  expect(await db().event.count({ where: { verb: 'erase', patientId: { in: ids } } })).toBe(2)
})

it('whose an old wish to be rung was goes after the same time, and an open one stays', async () => {
  const wish = (closedAt: Date | null) => db().ringBack.create({ data: { id: randomUUID(), clinicId: 'hall-green', name: 'Ray Rung', phone: '+447700900444', about: 'his knee', askedAt: new Date(monday), dueAt: new Date(monday),
    ...(closedAt && { closedAt, outcome: 'answered' }) } })
  const [old, open] = [await wish(new Date(monday)), await wish(null)]
  expect(await applyRetention(monday + 365 * 86_400_000)).toEqual({ records: 0, ringBacks: 0 })
  expect(await applyRetention(monday + 367 * 86_400_000)).toEqual({ records: 0, ringBacks: 1 })
  expect(await db().ringBack.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({ name: 'Erased', phone: '', about: null })
  expect(await db().ringBack.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({ name: 'Ray Rung', about: 'his knee' })
})

describe('the practice’s own rule', () => {
  it('has an effect, is an event, and the second to change it is told', async () => {
    const id = await somebody('1980-04-12', ['cancelled', '2027-03-03'])
    const now = firstMinute('2027-04-20')
    expect(await applyRetention(now)).toEqual({ records: 0, ringBacks: 0 })
    expect(await setRetention(boss, { days: 30, was: 365 }, now)).toEqual({ ok: true, value: null })
    expect(await setRetention(boss, { days: 60, was: 365 }, now)).toMatchObject({ ok: false, refusal: { reason: 'invalid' } })
    expect(await db().event.findMany({ where: { verb: 'retention' } })).toMatchObject([{ actorId: boss.id, detail: { from: 365, to: 30 } }])
    expect(await applyRetention(now)).toEqual({ records: 1, ringBacks: 0 })
    expect(await isErased(id)).toBe(true)
  })

  it('is a manager’s', async () => {
    expect(await setRetention(bev, { days: 30, was: 365 }, monday)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
    expect(await readRetention(bev, monday)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  })
})
