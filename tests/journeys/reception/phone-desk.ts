import { randomInt } from 'node:crypto'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, type Day, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { clinic, zone } from './desk'

/** Who treats at the clinic, and a follow-up of theirs that takes half an hour. */
export async function someoneWhoTreats(): Promise<{ practitioner: string; service: string; name: string }> {
  const given = await db().practitionerService.findFirstOrThrow({
    where: { service: { minutes: 30, skill: null, patients: 'returning' }, practitioner: { active: true, sessions: { some: { clinicId: clinic } } } },
    orderBy: { practitionerId: 'asc' }, include: { practitioner: true },
  })
  return { practitioner: given.practitionerId, service: given.serviceId, name: given.practitioner.name }
}

const tries = 40

/** A past visit in the small hours, where nothing else ever is. */
async function visit(patient: string, weeksAgo: number): Promise<void> {
  const { practitioner, service } = await someoneWhoTreats()
  for (let i = 0; ; i += 1) {
    const at = instantAt(addDays(dayOf(now(), zone), -7 * weeksAgo), randomInt(0, 300), zone)
    try {
      await createAppointment({ now: at, at, clinic, practitioner, service, patient, traits: ['completed'] })
      return
    } catch (error) {
      if (i >= tries) throw error
    }
  }
}

/** Somebody who has come three times to the same person. */
export async function makeRegular(name: string, born: Day, phone?: string): Promise<{ id: string; name: string }> {
  const patient = await createPatient({ now: now(), name, dateOfBirth: born, ...(phone && { phone }) })
  for (const weeks of [2, 3, 5]) await visit(patient.id, weeks)
  return { id: patient.id, name }
}

export interface BookedRow {
  reference: string
  status: string
  start: Instant
  courseId: string | null
  source: string
}

/** What somebody has to come, soonest first. */
export async function toComeOf(patient: string): Promise<BookedRow[]> {
  const rows = await db().appointment.findMany({ where: { patientId: patient, startsAt: { gt: new Date(now()) } }, orderBy: { startsAt: 'asc' } })
  return rows.map(({ reference, status, startsAt, courseId, source }) => ({ reference, status, start: startsAt.getTime(), courseId, source }))
}
