import type { OpeningHours } from '@/lib/core/diary-facts'
import type { Policies } from '@/lib/core/policies'
import type { ClinicRecord, PractitionerRecord, ServiceRecord } from '@/lib/core/practice-records'
import type { WeekSession } from '@/lib/core/rota-week'
import type { Day } from '@/lib/core/time'
import type { ProfessionView } from '@/lib/core/views'
import type { Db } from './client'

// What a manager changes. Each write names the version that was seen and answers whether it was still that one; nothing else
// of the records is written anywhere.

const date = (day: Day | null | undefined) => (day ? new Date(`${day}T00:00:00Z`) : null)

export async function createPractice(tx: Db, practice: { name: string; phone: string }): Promise<void> {
  await tx.practice.create({ data: { id: 'practice', ...practice } })
}

export const writePractice = async (tx: Db, seen: number, change: Partial<Policies> & { name?: string; phone?: string }): Promise<boolean> =>
  (await tx.practice.updateMany({ where: { id: 'practice', version: seen }, data: { ...change, version: { increment: 1 } } })).count === 1

type ClinicFields = Omit<ClinicRecord, 'id' | 'version' | 'hours' | 'rooms'>

export async function createClinic(tx: Db, clinic: ClinicFields & { id: string; position: number }): Promise<void> {
  await tx.clinic.create({ data: clinic })
}

/** Also for what belongs to it: whoever changes its hours or rooms raises its version first. */
export const writeClinic = async (tx: Db, id: string, seen: number, change: Partial<ClinicFields>): Promise<boolean> =>
  (await tx.clinic.updateMany({ where: { id, version: seen }, data: { ...change, version: { increment: 1 } } })).count === 1

/** In place of all hours of that season; `season` is its first day, null: the usual hours. */
export async function writeHours(tx: Db, clinic: string, season: Day | null, hours: readonly OpeningHours[]): Promise<void> {
  await tx.openingHours.deleteMany({ where: { clinicId: clinic, validFrom: date(season) } })
  await tx.openingHours.createMany({ data: hours.map(({ weekday, opens, closes, validFrom, validUntil }) => ({
    id: crypto.randomUUID(), clinicId: clinic, weekday, opens, closes, validFrom: date(validFrom), validUntil: date(validUntil),
  })) })
}

export async function writeRooms(tx: Db, clinic: string, rooms: readonly { id: string; name: string }[], gone: readonly string[]): Promise<void> {
  await tx.room.deleteMany({ where: { clinicId: clinic, id: { in: [...gone] } } })
  for (const { id, name } of rooms) await tx.room.upsert({ where: { id }, create: { id, clinicId: clinic, name }, update: { name } })
}

export async function createProfession(tx: Db, profession: ProfessionView & { position: number }): Promise<void> {
  await tx.profession.create({ data: profession })
}

type PractitionerFields = Pick<PractitionerRecord, 'name' | 'about' | 'skills' | 'active'> & { registration: string }

export async function createPractitioner(tx: Db, practitioner: PractitionerFields & { id: string }): Promise<void> {
  await tx.practitioner.create({ data: practitioner })
}

export const writePractitioner = async (tx: Db, id: string, seen: number, change: PractitionerFields): Promise<boolean> =>
  (await tx.practitioner.updateMany({ where: { id, version: seen }, data: { ...change, version: { increment: 1 } } })).count === 1

/** Which professions and services are theirs, in place of those before. */
export async function writePractises(tx: Db, practitioner: string, { professions, services }: Pick<PractitionerRecord, 'professions' | 'services'>): Promise<void> {
  await tx.practitionerProfession.deleteMany({ where: { practitionerId: practitioner } })
  await tx.practitionerProfession.createMany({ data: professions.map(({ id, registration }) => ({ practitionerId: practitioner, professionId: id, registration })) })
  await tx.practitionerService.deleteMany({ where: { practitionerId: practitioner } })
  await tx.practitionerService.createMany({ data: services.map((serviceId) => ({ practitionerId: practitioner, serviceId })) })
}

const columnsOf = ({ profession, practitioners: _p, version: _v, id: _i, ...service }: Omit<ServiceRecord, 'version' | 'id'> & { version?: number; id?: string }) =>
  ({ ...service, professionId: profession })

export async function createService(tx: Db, service: Omit<ServiceRecord, 'version'> & { position: number }): Promise<void> {
  await tx.service.create({ data: { ...columnsOf(service), id: service.id } })
}

export const writeService = async (tx: Db, id: string, seen: number, change: Omit<ServiceRecord, 'version' | 'id'>): Promise<boolean> =>
  (await tx.service.updateMany({ where: { id, version: seen }, data: { ...columnsOf(change), version: { increment: 1 } } })).count === 1

/** Who gives it, in place of those before. */
export async function writeGivers(tx: Db, service: string, practitioners: readonly string[]): Promise<void> {
  await tx.practitionerService.deleteMany({ where: { serviceId: service } })
  await tx.practitionerService.createMany({ data: practitioners.map((practitionerId) => ({ practitionerId, serviceId: service })) })
}

/** The first rota, in place of one that was given a moment ago. */
export async function writeFirstWeek(
  tx: Db, { practitioner, clinic, room }: { practitioner: string; clinic: string; room: string | null }, week: readonly WeekSession[], validFrom: Day,
): Promise<void> {
  await tx.rotaSession.deleteMany({ where: { practitionerId: practitioner } })
  await tx.rotaSession.createMany({ data: week.map(({ weekday, from, to }) => ({
    id: crypto.randomUUID(), practitionerId: practitioner, clinicId: clinic, roomId: room, weekday, fromMinute: from, toMinute: to,
    validFrom: new Date(`${validFrom}T00:00:00Z`), everyWeeks: 1,
  })) })
}
