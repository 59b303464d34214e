import { randomUUID } from 'node:crypto'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, startOfWeek } from '@/lib/core/time'
import { createAppointment } from '@/tests/factories/appointments'
import { createPractitioner, createService } from '@/tests/factories/people'
import { createClinic } from '@/tests/factories/practice'
import { createStaff } from '@/tests/factories/staff'
import { zone, type Desk } from '../reception/desk'

/** A manager of that clinic alone: the bar has a place for a few clinics, and other tests make theirs. */
export async function makeManagerAt(name: string, clinic: string): Promise<Desk> {
  const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]
  return { actor: await createStaff({ now: now(), name, email, password, clinics: [clinic], traits: ['manager'] }), email, password }
}

/** A clinic, a practitioner on weekdays from nine to five in its first room, and a manager: of this test alone. */
export async function makeRota(who: string) {
  const place = `Rowan ${randomUUID().slice(0, 4)}`
  const clinic = await createClinic({ id: `rowan-${randomUUID().slice(0, 8)}`, name: place, place })
  const service = await createService({ name: `Visit at ${place}`, traits: ['phone'] })
  const room = `${clinic.id}-room-1`
  const person = await createPractitioner({ name: who, clinic: clinic.id, room, services: [service.id] })
  const manager = await makeManagerAt(`Mara ${place}`, clinic.id)
  const monday = addDays(startOfWeek(dayOf(now(), zone)), 7)
  const book = async (day: string, wall: number) =>
    createAppointment({ now: now(), at: instantAt(day, wall, zone), clinic: clinic.id, practitioner: person.id, service: service.id, room })
  return { clinic: clinic.id, place, person: person.id, who, manager, monday, book, at: `/manage/rotas?clinic=${clinic.id}&who=${person.id}` }
}
