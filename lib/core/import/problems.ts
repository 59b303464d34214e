import type { ImportField } from './fields'

/** Why a row can't be taken. The words, and what to do about each, are in lib/copy/staff/import.ts. */
export const problemCodes = [
  'cells', 'name-missing', 'name-long', 'name-letters', 'phone-missing', 'phone-wrong', 'phone-needed', 'phone-unclear', 'email-wrong', 'born-wrong', 'born-later', 'note-long', 'id-long',
  'patient-unknown', 'start-missing', 'start-wrong', 'year-short', 'past', 'too-far', 'end-wrong', 'minutes-wrong', 'practitioner-missing', 'practitioner-unknown',
  'service-missing', 'service-unknown', 'clinic-missing', 'clinic-unknown', 'taken', 'twice-taken', 'all-day', 'key-differs',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface Problem {
  line: number
  field: ImportField | null
  code: ProblemCode
  /** Another line of the file that it is about. */
  other?: number
}

/** Taken all the same, unless the manager says otherwise. */
export const warningCodes = ['outside', 'not-given', 'room-taken'] as const
export type WarningCode = (typeof warningCodes)[number]

/** Why a row that is all right is left out. */
export const leftReasons = ['known', 'twice', 'alike', 'outside', 'cancelled', 'unwanted'] as const
export type LeftReason = (typeof leftReasons)[number]
