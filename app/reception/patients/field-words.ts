import { flagNames, records as words, ringingWords, tellWords } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import { patientFields, type PatientDetails, type PatientField } from '@/lib/core/patient-view'
import { longDate } from '@/lib/core/time'

/** What a record says in a field, as it is read. */
export function saidOf(field: PatientField, details: PatientDetails): string {
  switch (field) {
    case 'phone': case 'otherPhone': case 'carerPhone': return details[field] === null ? words.none : phoneWords(details[field])
    case 'dateOfBirth': return details.dateOfBirth === null ? words.none : longDate(details.dateOfBirth).replace(/^\S+ /, '')
    case 'ringing': return ringingWords[details.ringing]
    case 'tellBy': return tellWords[details.tellBy]
    case 'flags': return details.flags.map((flag) => flagNames[flag]).join(', ') || words.none
    default: return details[field] ?? words.none
  }
}

export type Said = Record<PatientField, string>

export const saidByField = (details: PatientDetails): Said =>
  Object.fromEntries(patientFields.map((field) => [field, saidOf(field, details)])) as Said
