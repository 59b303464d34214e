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

const hour = 60 * 60_000

/**
 * Past visits, so many weeks ago, in the small hours, where the practice has none: each has the hour to itself that nobody has yet, on the same
 * weekday as long as that has one.
 */
async function visit(patient: string, weeksAgo: number): Promise<void> {
  const { practitioner, service } = await someoneWhoTreats()
  const last = addDays(dayOf(now(), zone), -7 * weeksAgo)
  const places = [0, 1, 2, 3, 4, 5, 6].flatMap((days) => [0, 1, 2, 3, 4].map((wall) => instantAt(addDays(last, -days), wall * 60, zone)))
  const taken = await db().appointment.findMany({
    where: { practitionerId: practitioner, startsAt: { lt: new Date(Math.max(...places) + hour) }, busyUntil: { gt: new Date(Math.min(...places)) } },
  })
  const at = places.find((start) => !taken.some(({ startsAt, busyUntil }) => startsAt.getTime() < start + hour && busyUntil.getTime() > start))
  if (at === undefined) throw new Error('no hour is left in the small hours')
  await createAppointment({ now: at, at, clinic, practitioner, service, patient, traits: ['completed'] })
}

/** One after another: two at once would find the same hour free. */
let before: Promise<unknown> = Promise.resolve()

/** Somebody who has come three times to the same person. */
export function makeRegular(name: string, born: Day, phone?: string): Promise<{ id: string; name: string }> {
  const made = before.then(async () => {
    const patient = await createPatient({ now: now(), name, dateOfBirth: born, ...(phone && { phone }) })
    for (const weeks of [2, 3, 5]) await visit(patient.id, weeks)
    return { id: patient.id, name }
  })
  before = made.catch(() => null)
  return made
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
