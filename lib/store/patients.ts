import { db, type Db } from './client'
import type { Prisma } from './generated/client'

export interface PatientRow {
  id: string
  name: string
  phone: string
  dateOfBirth: string | null
}

/**
 * Patients whose name, phone or date of birth the words mean, likeliest first, at most `limit`. Of patients of those clinics
 * (someone is a patient of a clinic by an appointment there), or of nobody's yet. `digits` is the query as far as it is a number.
 */
export async function findPatients(
  query: { words: string; digits: string; born: string | null }, clinics: readonly string[], limit: number,
): Promise<PatientRow[]> {
  const part = `%${query.words.replace(/[\\%_]/g, '\\$&')}%`
  return db().$queryRaw<PatientRow[]>`
    select id, name, phone, to_char(date_of_birth, 'YYYY-MM-DD') as "dateOfBirth" from patient
    where ((length(${query.words}) >= 2 and (plain_text(name) like plain_text(${part})
          or plain_text(${query.words}) <% plain_text(name) or plain_text(${query.words}) % plain_text(name)))
        or (length(${query.digits}) >= 4 and phone like '%' || ${query.digits} || '%')
        or (${query.born}::date is not null and date_of_birth = ${query.born}::date))
      and (exists (select 1 from appointment a where a.patient_id = patient.id and a.clinic_id = any(${[...clinics]}))
        or not exists (select 1 from appointment a where a.patient_id = patient.id))
    order by greatest(similarity(plain_text(name), plain_text(${query.words})),
      word_similarity(plain_text(${query.words}), plain_text(name))) desc, name, id limit ${limit}`
}

const withAppointments = {
  appointments: { orderBy: { startsAt: 'desc' }, take: 50, include: {
    practitioner: { select: { name: true } }, service: { select: { name: true } } } },
} as const satisfies Prisma.PatientInclude

export type PatientWithAppointments = Prisma.PatientGetPayload<{ include: typeof withAppointments }>

export const findPatient = (id: string, tx: Db = db()): Promise<PatientWithAppointments | null> =>
  tx.patient.findUnique({ where: { id }, include: withAppointments })

/** Whether a patient is of one of these clinics (by an appointment there), or of nobody's yet. */
export async function isPatientOf(id: string, clinics: readonly string[]): Promise<boolean> {
  const row = await db().patient.findUnique({ where: { id }, select: { appointments: { select: { clinicId: true } } } })
  return row !== null && (row.appointments.length === 0 || row.appointments.some((appointment) => clinics.includes(appointment.clinicId)))
}
