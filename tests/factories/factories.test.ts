import '@/tests/support/test-database'
import { afterAll, expect, test } from 'vitest'
import { instantAt } from '@/lib/core/time'
import { disconnect } from '@/lib/store/client'
import { readSlots } from '@/lib/use-cases/read-slots'
import { readCalls } from '@/lib/use-cases/read-calls'
import { createAppointment } from './appointments'
import { createAbsence, createPractitioner, createService } from './people'
import { createClinic, createClosure, createPractice, zone } from './practice'
import { createStaff } from './staff'

afterAll(disconnect)

const monday = '2027-03-01'
const now = instantAt('2027-02-22', 600, zone)
const at = (wall: number) => instantAt(monday, wall, zone)

test('what factories make can be booked, rung for and read', async () => {
  await createPractice()
  const clinic = await createClinic({ id: 'hall-green' })
  const service = await createService({ traits: ['with-buffer', 'pregnancy'] })
  const kim = await createPractitioner({ traits: ['osteopath', 'mondays', 'pregnancy'], clinic: clinic.id, room: 'hall-green-room-1', to: 720 })
  const wish = { clinic: clinic.id, service: service.id, from: monday, to: monday }
  const starts = async () => {
    const slots = await readSlots(wish, now)
    return slots.ok ? slots.value.slots.map(({ start }) => start) : []
  }
  expect(await starts()).toHaveLength(10)

  const place = { now, clinic: clinic.id, practitioner: kim.id, service: service.id, room: 'hall-green-room-1' }
  await createAppointment({ ...place, at: at(540), traits: ['requested', 'first-visit'] })
  await createAppointment({ ...place, at: at(585), traits: ['held', 'expired'] })
  expect(await starts()).toEqual([585, 600, 615, 630, 645, 660, 675].map(at))
  await expect(createAppointment({ ...place, at: at(555) })).rejects.toThrow()

  const bev = await createStaff({ now, clinics: [clinic.id] })
  const calls = await readCalls(bev, { clinic: clinic.id }, now)
  expect(calls.ok && calls.value.calls).toMatchObject([{ start: at(540), firstVisit: true, urgency: 'within-hour' }])

  await createAbsence({ practitioner: kim.id, from: at(630), to: at(720) })
  expect(await starts()).toEqual([at(585)])
  await createClosure({ from: monday })
  expect(await starts()).toEqual([])
})
