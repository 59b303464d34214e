import { z } from 'zod'
import { patientFields, ringings, tellWays, type PatientDetails, type PatientField } from '@/lib/core/patient-view'
import { records as words } from '@/lib/copy/staff/patients'
import { dateOfBirth, emailAddress, note, personName, phoneNumber, uuid } from './fields'

/** What the forms of a patient's record post. Every value arrives as text. */

/** An empty field counts as not filled in. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).transform((value) => value ?? null)
const ticked = z.literal('on').optional().transform((value) => value === 'on')
const version = z.coerce.number().int().min(1)

/** What the record said when the form was opened: tells which fields were changed in it, and nothing more. */
const was = z.string().max(8000).transform((text): Partial<PatientDetails> | null => {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' ? read : null
  } catch {
    return null
  }
})

export const PatientForm = z.object({
  patient: uuid,
  version,
  was,
  /** Somebody was first: the version that one has been told of and saves over. */
  over: version.optional(),
  name: personName,
  phone: phoneNumber,
  otherPhone: optional(phoneNumber),
  email: optional(emailAddress),
  dateOfBirth: optional(dateOfBirth),
  carerName: optional(personName),
  carerPhone: optional(phoneNumber),
  interpreter: ticked, hearing: ticked, sight: ticked, steps: ticked, chaperone: ticked,
  ringing: z.enum(ringings, { error: words.ringingMissing }),
  tellBy: z.enum(tellWays, { error: words.tellByMissing }),
  note: optional(note),
})

const side = z.enum(['kept', 'gone', 'rest']).optional()
const sides = Object.fromEntries(patientFields.map((field) => [field, side])) as Record<PatientField, typeof side>

export const MergeForm = z.object({ kept: uuid, keptVersion: version, gone: uuid, goneVersion: version, ...sides })
  .transform(({ kept, keptVersion, gone, goneVersion, ...choice }) => ({
    kept: { id: kept, version: keptVersion }, gone: { id: gone, version: goneVersion },
    choice: Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined)),
  }))

export const ApartForm = z.object({ one: uuid, other: uuid })
export const UndoMergeForm = z.object({ merge: uuid })

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(80).optional()).catch(undefined)

export const PatientsQuery = z.object({ clinic: one })
export const RecordQuery = z.object({
  before: z.preprocess(first, z.coerce.number().int().positive().optional()).catch(undefined),
})
export const RecordParams = z.object({ id: uuid })
export const BesideParams = z.object({ id: uuid, other: uuid })
