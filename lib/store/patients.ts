import { db } from './client'
import { isSeenFrom, seenFrom } from './patient-records'

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
    where merged_into_id is null and ((length(${query.words}) >= 2 and (plain_text(name) like plain_text(${part})
          or plain_text(${query.words}) <% plain_text(name) or plain_text(${query.words}) % plain_text(name)))
        or (length(${query.digits}) >= 4 and phone like '%' || ${query.digits} || '%')
        or (${query.born}::date is not null and date_of_birth = ${query.born}::date))
      and ${seenFrom(clinics)}
    order by greatest(similarity(plain_text(name), plain_text(${query.words})),
      word_similarity(plain_text(${query.words}), plain_text(name))) desc, name, id limit ${limit}`
}

/** Whether a patient is of one of these clinics (by an appointment there), or of nobody's yet; a merged one as the one it leads to. */
export const isPatientOf = (id: string, clinics: readonly string[]): Promise<boolean> => isSeenFrom(id, clinics)
