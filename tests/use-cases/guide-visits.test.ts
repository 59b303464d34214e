import { beforeAll, describe, expect, test } from 'vitest'
import '@/tests/support/test-database'
import { serviceFor } from '@/lib/core/guide/visit'
import type { ServiceView } from '@/lib/core/views'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { readGuideVisits } from '@/lib/use-cases/read-guide-visits'
import { at, createSmallPractice, monday, tuesday } from './small-practice'

const service = (id: string, change: Partial<ServiceView> = {}): ServiceView => ({
  id, name: id, about: '', profession: 'osteopath', minutes: 45, bufferMinutes: 0, pricePence: 1, patients: 'new', channel: 'online', skill: null, ...change,
})

describe('the service that fits', () => {
  const services = [
    service('again', { patients: 'returning' }), service('by-phone', { channel: 'phone' }), service('baby', { skill: 'pregnancy', patients: 'any' }),
    service('first'), service('second'),
  ]
  test.each([
    ['an ordinary visit is the first that a new patient may book online', { skill: null }, 'first'],
    ['one with a skill', { skill: 'pregnancy' }, 'baby'],
    ['a skill that nobody has', { skill: 'running' }, null],
    ['left to the patient', 'ask', null],
  ] as const)('%s', (_, visit, id) => {
    expect(serviceFor(services, visit)?.id ?? null).toBe(id)
  })
})

describe('read from the practice', () => {
  beforeAll(async () => {
    await createSmallPractice()
    await db().practitioner.update({ where: { id: 'ben' }, data: { skills: ['pregnancy'] } })
    await db().service.create({ data: { id: 'baby', professionId: 'osteopath', name: 'Pregnancy care', about: '', minutes: 45, bufferMinutes: 15, pricePence: 6200,
      patients: 'any', skill: 'pregnancy' } })
    await db().practitionerService.create({ data: { practitionerId: 'ben', serviceId: 'baby' } })
    forgetAll()
  })

  test('each wish has the clinics where it can be booked, with the next free time', async () => {
    const [plain, baby, ask, none, nobody] = await readGuideVisits([
      { profession: 'osteopath', visit: { skill: null } }, { profession: 'osteopath', visit: { skill: 'pregnancy' } }, { profession: 'osteopath', visit: 'ask' },
      { profession: 'osteopath', visit: { skill: 'running' } }, { profession: 'physiotherapist', visit: { skill: null } },
    ], monday)
    const told = (visits: typeof plain) => visits?.map(({ clinic, service: given, next }) => [clinic, given?.id ?? null, next?.start ?? null])
    expect(told(plain)).toEqual([['hall-green', 'first', at('2027-03-01', 720)]])
    expect(told(baby)).toEqual([['hall-green', 'baby', at('2027-03-01', 720)]])
    expect(told(ask)).toEqual([['hall-green', null, null]])
    expect([none, nobody]).toEqual([[], []])
  })

  test('where nothing is free in the horizon the visit stands there all the same', async () => {
    await db().closure.create({ data: { id: '7a1f3a52-3f44-4d24-9f0c-7d8f9ad1c0de', clinicId: 'hall-green',
      fromDay: new Date('2027-03-01'), untilDay: new Date('2027-12-31'), reason: 'Shut' } })
    forgetAll()
    const [plain] = await readGuideVisits([{ profession: 'osteopath', visit: { skill: null } }], at(tuesday, 480))
    expect(plain).toMatchObject([{ clinic: 'hall-green', next: null }])
  })
})
