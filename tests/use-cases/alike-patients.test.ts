import '../support/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { instantAt } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { openPatient } from '@/lib/use-cases/open-patient'
import { partPatients } from '@/lib/use-cases/part-patients'
import { readAlikePatients } from '@/lib/use-cases/read-alike-patients'
import { createAppointment, createPatient } from '../factories/appointments'
import { createReceptionist, createSmallPractice, monday, zone } from './small-practice'

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
})
afterAll(disconnect)

const appointmentOf = (patient: string) => createAppointment({ now: monday, at: instantAt('2028-01-03', 600, zone),
  clinic: 'hall-green', practitioner: 'ann', service: 'first', patient })

describe('what is probably one person', () => {
  it('is listed until it is merged or parted, and only to whom both are seen', async () => {
    const phone = '+447700900555'
    const make = (name: string, born: string) => createPatient({ now: monday, name, phone, dateOfBirth: born })
    const [a, b, child] = [await make('Orla Pike', '1990-05-06'), await make('Orla Pyke', '1990-06-05'), await make('Orla Pike', '2015-01-01')]
    const found = async (actor: StaffActor) => {
      const pairs = await readAlikePatients(actor, monday)
      return pairs.ok ? pairs.value.filter(({ one, other }) => [a.id, b.id, child.id].some((id) => id === one.id || id === other.id))
        .map(({ one, other }) => [one.id, other.id].sort()) : null
    }
    expect(await found(bev)).toEqual([[a.id, b.id].sort()])
    const record = await openPatient(bev, { id: a.id }, monday)
    expect(record.ok && record.value.alike.map(({ id }) => id)).toEqual([b.id])
    await appointmentOf(a.id)
    expect(await found(await createReceptionist('Tom Tamworth', ['tamworth']))).toEqual([])
    await partPatients(bev, { one: a.id, other: b.id }, monday)
    expect(await found(bev)).toEqual([])
    expect(await db().event.count({ where: { verb: 'apart', patientId: a.id } })).toBe(1)
  })
})
