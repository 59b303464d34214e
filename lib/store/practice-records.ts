import type { OpeningHours, Weekday } from '@/lib/core/diary-facts'
import type { Policies } from '@/lib/core/policies'
import type { ClinicRecord, PracticeRecords, PractitionerRecord, ServiceRecord } from '@/lib/core/practice-records'
import type { ServiceView } from '@/lib/core/views'
import { db, type Db } from './client'
import { dayOfDate } from './shape'

type Reader = Pick<Db, 'practice' | 'clinic' | 'profession' | 'practitioner' | 'service' | 'rotaSession' | 'room'>

async function findPractice(tx: Reader): Promise<PracticeRecords['practice']> {
  const row = await tx.practice.findUnique({ where: { id: 'practice' } })
  if (!row) return null
  const { id: _, name, phone, version, ...policies } = row
  return { name, phone, version, policies: policies as Policies }
}

const toHours = (row: { weekday: number; opens: number; closes: number; validFrom: Date | null; validUntil: Date | null }): OpeningHours => ({
  weekday: row.weekday as Weekday, opens: row.opens, closes: row.closes, validFrom: dayOfDate(row.validFrom), validUntil: dayOfDate(row.validUntil),
})

async function findClinics(tx: Reader): Promise<ClinicRecord[]> {
  const rows = await tx.clinic.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      hours: { orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { weekday: 'asc' }, { opens: 'asc' }] },
      rooms: { orderBy: { id: 'asc' }, include: { sessions: { select: { id: true }, take: 1 }, appointments: { select: { id: true }, take: 1 } } },
    },
  })
  return rows.map(({ position: _, hours, rooms, ...clinic }) => ({
    ...clinic, hours: hours.map(toHours),
    rooms: rooms.map(({ id, name, sessions, appointments }) => ({ id, name, used: sessions.length + appointments.length > 0 })),
  }))
}

async function findPractitioners(tx: Reader): Promise<PractitionerRecord[]> {
  const rows = await tx.practitioner.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: {
      professions: { orderBy: { professionId: 'asc' } }, services: { orderBy: { serviceId: 'asc' } },
      sessions: { select: { clinicId: true }, distinct: ['clinicId'], orderBy: { clinicId: 'asc' } }, photo: { select: { changedAt: true } },
    },
  })
  return rows.map(({ id, name, about, skills, active, version, professions, services, sessions, photo }) => ({
    id, name, about, skills, active, version,
    professions: professions.map(({ professionId, registration }) => ({ id: professionId, registration })),
    services: services.map(({ serviceId }) => serviceId), clinics: sessions.map(({ clinicId }) => clinicId), photoAt: photo?.changedAt.getTime() ?? null,
  }))
}

async function findServices(tx: Reader): Promise<ServiceRecord[]> {
  const rows = await tx.service.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { practitioners: { orderBy: { practitionerId: 'asc' } } },
  })
  return rows.map(({ position: _, professionId, patients, channel, practitioners, ...service }) => ({
    ...service, profession: professionId, patients: patients as ServiceView['patients'], channel: channel as ServiceView['channel'],
    practitioners: practitioners.map(({ practitionerId }) => practitionerId),
  }))
}

/** Everything that a manager sets, as it stands now: read from the database each time, since it is about to be changed. */
export async function readRecords(tx: Reader = db()): Promise<PracticeRecords> {
  return {
    practice: await findPractice(tx),
    clinics: await findClinics(tx),
    professions: (await tx.profession.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map(({ position: _, ...profession }) => profession),
    practitioners: await findPractitioners(tx),
    services: await findServices(tx),
    sessions: (await tx.rotaSession.findMany({ orderBy: [{ practitionerId: 'asc' }, { weekday: 'asc' }, { fromMinute: 'asc' }] })).map((row) => ({
      practitioner: row.practitionerId, clinic: row.clinicId, room: row.roomId, weekday: row.weekday, from: row.fromMinute, to: row.toMinute,
    })),
  }
}

/** Who last changed a record, and when; for whoever was second. `id`: as the events name it. */
export async function lastRecordChange(id: string): Promise<{ by: string; at: number } | null> {
  const [row] = await db().$queryRaw<{ by: string; at: Date }[]>`
    select coalesce(actor_name, actor_kind) as by, at from event where detail ->> 'record' = ${id} order by event.id desc limit 1`
  return row ? { by: row.by, at: row.at.getTime() } : null
}
