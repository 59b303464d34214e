import type { AppointmentStatus } from '@/lib/core/appointment'
import type { CallerVisit } from '@/lib/core/phone-view'
import { ask, db, join, sql } from './client'

interface VisitRow {
  patient: string
  reference: string
  status: AppointmentStatus
  start: number
  clinic: string
  practitioner: string
  practitionerName: string
  service: string
  serviceName: string
  profession: string
}

/** The latest visits of each of these patients at those clinics, latest first, and everything to come; nothing that was called off. */
export async function readVisits(patients: readonly string[], clinics: readonly string[], each: number): Promise<Map<string, CallerVisit[]>> {
  if (patients.length === 0) return new Map()
  const rows = await ask<VisitRow>(sql`
    select visit.*, practitioner.name as "practitionerName", service.name as "serviceName", service.profession_id as profession
    from unnest(array[${join(patients.map((id) => sql`${id}::uuid`))}]) as who,
      lateral (select patient_id as patient, reference, status, extract(epoch from starts_at)::float8 * 1000 as start, clinic_id as clinic,
          practitioner_id as practitioner, service_id as service
        from appointment where patient_id = who and clinic_id = any(${[...clinics]})
          and status in ('requested', 'confirmed', 'arrived', 'completed', 'no_show')
        order by starts_at desc limit ${each}) visit
      join practitioner on practitioner.id = visit.practitioner join service on service.id = visit.service
    order by visit.start desc`)
  const visits = new Map<string, CallerVisit[]>()
  for (const { patient, practitioner, practitionerName, service, serviceName, ...rest } of rows) {
    const visit = { ...rest, practitioner: { id: practitioner, name: practitionerName }, service: { id: service, name: serviceName } }
    visits.set(patient, [...visits.get(patient) ?? [], visit])
  }
  return visits
}

/** The record, or the one that goes on in its place; null where there is none. */
export async function findKept(id: string) {
  let row = await db().patient.findUnique({ where: { id } })
  for (let steps = 0; row?.mergedIntoId && steps < 8; steps += 1) row = await db().patient.findUnique({ where: { id: row.mergedIntoId } })
  return row
}

/** An appointment by its reference with the others of its course, soonest first. */
export async function findCourse(reference: string) {
  const named = await db().appointment.findUnique({ where: { reference }, select: { id: true, courseId: true } })
  if (!named) return []
  return db().appointment.findMany({
    where: named.courseId ? { courseId: named.courseId } : { id: named.id }, orderBy: { startsAt: 'asc' },
    include: { patient: true, practitioner: { select: { name: true } }, service: { select: { name: true } } },
  })
}

/** What somebody on the waiting list waits for; null where there is no such place, or it is over. */
export const findWait = (id: string) =>
  db().wait.findFirst({ where: { id, closedAt: null }, select: { patientId: true, serviceId: true, practitionerId: true, clinics: true } })

/** An appointment and the rest of its course, by their references, soonest first. */
export async function findBooked(id: string): Promise<{ references: string[]; course: string | null }> {
  const { courseId, reference } = await db().appointment.findUniqueOrThrow({ where: { id }, select: { courseId: true, reference: true } })
  if (courseId === null) return { references: [reference], course: null }
  const all = await db().appointment.findMany({ where: { courseId }, orderBy: { startsAt: 'asc' }, select: { reference: true } })
  return { references: all.map((one) => one.reference), course: courseId }
}
