import { randomUUID } from 'node:crypto'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, startOfWeek, type Day } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { createPractitioner, createService } from '@/tests/factories/people'
import { createClinic } from '@/tests/factories/practice'
import { createStaff } from '@/tests/factories/staff'
import { zone, type Desk } from '../reception/desk'

/** A clinic of its own with one who treats there from Monday to Friday, nine to five; both of them and a manager sign in. */
export interface Ground {
  clinic: string
  who: { id: string; name: string }
  /** A Monday to come, within what can be booked. */
  monday: Day
  practitioner: Desk
  manager: Desk
  book: (day: Day, wall: number, name: string) => Promise<string>
  /** Nobody is left in session there, so that no other test finds times at it. */
  pack: () => Promise<void>
}

export async function makeGround(name: string): Promise<Ground> {
  // Short words, and no two alike: patients' pages name every clinic, and are looked at by other tests.
  const mark = randomUUID().slice(0, 4)
  const clinic = `away-${mark}-${randomUUID().slice(0, 4)}`
  await createClinic({ id: clinic, name: `Elm ${mark}`, place: `Elm ${mark}` })
  const service = (await createService({ name: 'Follow-up' })).id
  const { id } = await createPractitioner({ id: `away-${randomUUID().slice(0, 8)}`, name, clinic, services: [service] })
  const account = async (as: string, traits: ['practitioner'] | ['manager']): Promise<Desk> => {
    const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]
    return { email, password, actor: await createStaff({ now: now(), name: as, email, password, clinics: [clinic], traits, ...(traits[0] === 'practitioner' && { practitioner: id }) }) }
  }
  return {
    clinic, who: { id, name }, monday: addDays(startOfWeek(dayOf(now(), zone)), 21), practitioner: await account(name, ['practitioner']),
    manager: await account('Mo Manager', ['manager']),
    book: async (day, wall, patient) => (await createAppointment({ now: now(), at: instantAt(day, wall, zone), clinic, practitioner: id, service,
      patient: (await createPatient({ now: now(), name: patient })).id })).reference,
    pack: async () => {
      await db().rotaSession.deleteMany({ where: { practitionerId: id } })
    },
  }
}
