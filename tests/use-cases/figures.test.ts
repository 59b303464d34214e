import '@/tests/support/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { refused } from '@/lib/core/result'
import { db, disconnect } from '@/lib/store/client'
import { exportFigures } from '@/lib/use-cases/export-figures'
import { readFigures } from '@/lib/use-cases/read-figures'
import { createAppointment } from '@/tests/factories/appointments'
import { createStaff } from '@/tests/factories/staff'
import { at, createSmallPractice, monday } from './small-practice'

let manager: StaffActor
let ofOne: StaffActor
let reception: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  manager = await createStaff({ now: monday, traits: ['manager'], clinics: ['hall-green', 'tamworth'] })
  ofOne = await createStaff({ now: monday, traits: ['manager'], clinics: ['tamworth'] })
  reception = await createStaff({ now: monday, clinics: ['hall-green'] })
  for (const clinic of ['hall-green', 'tamworth']) {
    await createAppointment({ now: at('2027-02-01', 600), at: at('2027-02-23', clinic === 'tamworth' ? 600 : 700), clinic, practitioner: 'ann', service: 'first', traits: ['completed'] })
  }
})
afterAll(disconnect)

const asked = { clinic: 'hall-green', kind: 'week' } as const
const bookedAt = async (actor: StaffActor, input: Parameters<typeof readFigures>[1]) => {
  const found = await readFigures(actor, input, monday)
  return found.ok ? found.value.now.visits.map(({ clinic, booked }) => [clinic, booked]).sort() : found
}

test('left out, it is the last period that is over, by the clinic’s calendar', async () => {
  const found = await readFigures(manager, asked, monday)
  expect(found).toMatchObject({ ok: true, value: { period: { from: '2027-02-22', until: '2027-03-01' }, running: false } })
  expect(await readFigures(manager, { ...asked, day: '2027-03-01' }, monday)).toMatchObject({ ok: true, value: { running: true } })
})

test('of one clinic, or of all that are one’s own', async () => {
  expect(await bookedAt(manager, asked)).toEqual([['hall-green', 1]])
  expect(await bookedAt(manager, { ...asked, everywhere: true })).toEqual([['hall-green', 1], ['tamworth', 1]])
  expect(await bookedAt(ofOne, { ...asked, clinic: 'tamworth', everywhere: true })).toEqual([['tamworth', 1]])
})

test('refuses whom they are not for, and whom there isn’t', async () => {
  for (const actor of [reception, ofOne, { kind: 'public' } as const]) {
    expect(await readFigures(actor, asked, monday)).toEqual(refused({ reason: 'forbidden' }))
    expect(await exportFigures(actor, asked, monday)).toEqual(refused({ reason: 'forbidden' }))
  }
  expect(await readFigures(manager, { ...asked, practitioner: 'nobody' }, monday)).toEqual(refused({ reason: 'not-found' }))
  expect(await readFigures(manager, { ...asked, profession: 'nothing' }, monday)).toEqual(refused({ reason: 'not-found' }))
  expect(await db().event.count({ where: { verb: 'look' } })).toBe(0)
})

test('that they were taken away is an event', async () => {
  await exportFigures(manager, asked, monday)
  expect(await db().event.findMany({ where: { verb: 'look' } })).toMatchObject([
    { actorId: manager.id, clinicId: 'hall-green', patientId: null, detail: { list: 'figures', as: 'csv', kind: 'week', day: '2027-02-22', everywhere: false } },
  ])
})

test('nothing that is about a patient is among them', async () => {
  const patients = await db().patient.findMany()
  const text = JSON.stringify(await exportFigures(manager, { ...asked, everywhere: true }, monday))
  for (const { id, name, phone } of patients) for (const known of [id, name, phone]) expect(text).not.toContain(known)
})
