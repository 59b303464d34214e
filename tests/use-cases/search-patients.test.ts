import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { openPatient } from '@/lib/use-cases/open-patient'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { asked, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, wednesday } from './small-practice'

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  const people = [['Rosa Field', '+447700900101', '1980-02-29'], ['Siân O’Driscoll', '+447700900102', '1975-11-03'], ['Łukasz Wójcik', '+441214960103', null], ['ليلى الحداد', '+441632960104', '1990-01-01']] as const
  await db().patient.createMany({ data: people.map(([name, phone, born]) =>
    ({ id: randomUUID(), name, phone, dateOfBirth: born === null ? null : new Date(born), createdAt: new Date(monday) })) })
})
afterAll(disconnect)

const names = async (q: string) => {
  const found = await searchPatients(bev, { q }, monday)
  return found.ok ? found.value.map((patient) => patient.name) : [found.refusal.reason]
}

describe('a patient is found by', () => {
  const table: [string, string][] = [
    ['rosa', 'Rosa Field'], ['ROSA FIELD', 'Rosa Field'], ['rosa feild', 'Rosa Field'], ['roza field', 'Rosa Field'], ['fiel', 'Rosa Field'],
    ['sian odriscol', 'Siân O’Driscoll'], ['driscoll', 'Siân O’Driscoll'], ['lukasz wojcik', 'Łukasz Wójcik'], ['wojcik', 'Łukasz Wójcik'],
    ['ليلى', 'ليلى الحداد'], ['07700 900101', 'Rosa Field'], ['0121 496', 'Łukasz Wójcik'], ['+44 7700 900102', 'Siân O’Driscoll'],
    ['900101', 'Rosa Field'], ['29/2/1980', 'Rosa Field'], ['3 11 1975', 'Siân O’Driscoll'], ['1990-01-01', 'ليلى الحداد'],
  ]
  for (const [query, name] of table) it(query, async () => expect((await names(query))[0]).toBe(name))
})

it('finds nothing for one letter, or for nobody', async () => {
  expect(await names('r')).toEqual([])
  expect(await names('zzzz qqqq')).toEqual([])
})

it('another clinic’s patients stay there, and practitioners don’t search', async () => {
  const { appointment } = await asked(at(wednesday, 600), { patient: { name: 'Only Hall Green', phone: '+447700900199' } })
  const { patientId } = await db().appointment.findUniqueOrThrow({ where: { reference: appointment.reference } })
  const tamworth = await createReceptionist('Tom Tamworth', ['tamworth'])
  expect(await names('only hall')).toEqual(['Only Hall Green'])
  const elsewhere = await searchPatients(tamworth, { q: 'only hall' }, monday)
  expect(elsewhere.ok && elsewhere.value).toEqual([])
  expect(tally([await openPatient(tamworth, { id: patientId ?? '' }, monday), await searchPatients(practitioner('ann'), { q: 'rosa' }, monday)]))
    .toEqual({ 'not-found': 1, forbidden: 1 })
})

it('opening one is an event, searching is one too, without the name', async () => {
  const found = await searchPatients(bev, { q: 'rosa' }, monday)
  const id = found.ok ? found.value[0]?.id ?? '' : ''
  await openPatient(bev, { id }, monday)
  expect(await db().event.count({ where: { verb: 'look', patientId: id, actorId: bev.id } })).toBe(1)
  const searches = await db().event.findMany({ where: { verb: 'search', actorId: bev.id }, select: { detail: true } })
  expect(JSON.stringify(searches)).not.toMatch(/rosa/i)
})
