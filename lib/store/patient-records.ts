import type { Erasure } from '@/lib/core/erasure'
import type { PatientDetails, PatientFlag, Ringing, TellBy } from '@/lib/core/patient-view'
import { toIso, type Instant } from '@/lib/core/time'
import { db, sql, type Db, type Sql } from './client'
import type { Patient } from './generated/client'
import { dayOfDate } from './shape'

export interface RecordRow {
  id: string
  version: number
  createdAt: Instant
  mergedIntoId: string | null
  wrongNumberAt: Instant | null
  /** What could go went, and when. */
  erased: { how: Erasure; at: Instant } | null
  details: PatientDetails
}

export const toRecord = (row: Patient): RecordRow => ({
  id: row.id, version: row.version, createdAt: row.createdAt.getTime(), mergedIntoId: row.mergedIntoId,
  wrongNumberAt: row.wrongNumberAt?.getTime() ?? null, erased: row.erasedAt && { how: row.erasedHow as Erasure, at: row.erasedAt.getTime() },
  details: {
    name: row.name, phone: row.phone, otherPhone: row.otherPhone, email: row.email, dateOfBirth: dayOfDate(row.dateOfBirth),
    carerName: row.carerName, carerPhone: row.carerPhone, flags: row.flags as PatientFlag[], ringing: row.ringing as Ringing,
    tellBy: row.tellBy as TellBy, note: row.note,
  },
})

/** The columns of what a record says; a day is a date without a zone. */
export const columnsOf = ({ dateOfBirth, ...rest }: PatientDetails) =>
  ({ ...rest, dateOfBirth: dateOfBirth === null ? null : new Date(`${dateOfBirth}T00:00:00Z`) })

export async function findRecord(id: string, tx: Db = db()): Promise<RecordRow | null> {
  const row = await tx.patient.findUnique({ where: { id } })
  return row && toRecord(row)
}

/** By id, as many of them as there are. */
export async function findRecords(ids: readonly string[]): Promise<Map<string, RecordRow>> {
  const rows = await db().patient.findMany({ where: { id: { in: [...new Set(ids)] } } })
  return new Map(rows.map((row) => [row.id, toRecord(row)]))
}

/** Staff entered or confirmed the appointment `a`: that somebody asked for it on the website alone opens nothing that another clinic has. */
export const isProven: Sql = sql`is_proven(a.source, a.status, a.confirmed_at)`

/**
 * Whose is whose: a patient is of these clinics by an appointment there that is proven; while none is anywhere, by any; or nobody's yet.
 * `patient` is the table's row.
 */
export const seenFrom = (clinics: readonly string[]): Sql => sql`(
  exists (select 1 from appointment a where a.patient_id = patient.id and a.clinic_id = any(${[...clinics]}) and ${isProven})
  or (not exists (select 1 from appointment a where a.patient_id = patient.id and ${isProven})
    and exists (select 1 from appointment a where a.patient_id = patient.id and a.clinic_id = any(${[...clinics]})))
  or not exists (select 1 from appointment a where a.patient_id = patient.id))`

/**
 * Whether a clinic knows the record already, so that what somebody asks for there on the website may
 * be put under it. `patient` is the table's row.
 */
export const knownAt = (clinic: string): Sql => sql`known_at(patient.id, ${clinic})`

/**
 * The same for whoever the clinic's staff speak to: under a record that any clinic knows them by.
 * What was only asked for on the website elsewhere is nobody's whom they know: whoever typed it may
 * have given an email of their own.
 */
export const knownToStaffAt = (clinic: string): Sql => sql`known_to_staff_at(patient.id, ${clinic})`

/** The record that goes on in this one's place: itself, unless it was merged; null where there is none. */
export async function keptFor(id: string, tx: Db = db()): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive way as (
      select id, merged_into_id from patient where id = ${id}::uuid
      union select next.id, next.merged_into_id from way join patient next on next.id = way.merged_into_id)
    select id from way where merged_into_id is null`
  return rows[0]?.id ?? null
}

/** Whether those clinics may see it. A record that is gone is where the one that goes on in its place is. */
export async function isSeenFrom(id: string, clinics: readonly string[], tx: Db = db()): Promise<boolean> {
  const kept = await keptFor(id, tx)
  if (kept === null) return false
  const rows = await tx.$queryRaw<unknown[]>`select 1 from patient where id = ${kept}::uuid and ${seenFrom(clinics)}`
  return rows.length === 1
}

/** Every clinic at which somebody has appointments, of whatever state. */
export async function clinicsOf(patient: string): Promise<string[]> {
  const rows = await db().appointment.findMany({ where: { patientId: patient }, distinct: ['clinicId'], select: { clinicId: true } })
  return rows.map(({ clinicId }) => clinicId)
}

/** Writes what the record says, unless somebody changed or merged it first. */
export async function changeRecord(
  tx: Db, seen: { id: string; version: number }, details: PatientDetails, wrongNumberAt: Instant | null,
): Promise<boolean> {
  const { count } = await tx.patient.updateMany({
    where: { id: seen.id, version: seen.version, mergedIntoId: null },
    data: {
      ...columnsOf(details), wrongNumberAt: wrongNumberAt === null ? null : new Date(wrongNumberAt), version: { increment: 1 },
    },
  })
  return count === 1
}

/** Records that someone opened since an instant, the latest first, as far as they may still see them. */
export async function openedBy(
  staff: string, since: Instant, clinics: readonly string[], limit: number,
): Promise<RecordRow[]> {
  const looks = await db().$queryRaw<{ id: string }[]>`
    select patient_id as id from event where actor_id = ${staff} and verb = 'look' and patient_id is not null
      and at >= ${toIso(since)}::timestamptz group by patient_id order by max(at) desc limit ${limit * 2}`
  const kept = await Promise.all(looks.map(({ id }) => keptFor(id)))
  const ids = [...new Set(kept.filter((id) => id !== null))]
  const seen = await db().$queryRaw<{ id: string }[]>`
    select id from patient where id = any(${ids}::uuid[]) and ${seenFrom(clinics)}`
  const rows = await findRecords(seen.map(({ id }) => id))
  return ids.flatMap((id) => rows.get(id) ?? []).slice(0, limit)
}
