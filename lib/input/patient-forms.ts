import { z } from 'zod'
import { details as words } from '@/lib/copy/patient/details'
import { bestTimes, cancelReasons, mayGiveReason } from '@/lib/core/appointment'
import { parseDay } from '@/lib/core/time'
import type { FieldError } from '@/lib/core/refusal'
import { dateOfBirth, emailAddress, instant, personName, phoneNumber, reason, slug } from './fields'

/** The patient's forms. A field left empty arrives as an empty text, which counts as not given. */

const given = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''
const optionally = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

export const SafetyForm = z.object({ signs: z.enum(['none', 'yes']) })

export const ServiceForm = z.object({
  service: slug,
  pregnant: optionally(z.enum(['yes', 'no'])),
  /** The visits made for pregnancy were shown before this answer. */
  offered: optionally(z.literal('yes')),
})

export const HoldForm = z.object({ clinic: slug, service: slug, start: instant, practitioner: optionally(slug) })

export const MoveForm = z.object({ key: z.string(), start: instant, practitioner: optionally(slug), version: z.coerce.number().int().min(1) })

const patientReason = z.enum(cancelReasons).refine((why) => mayGiveReason('patient', why))

export const CancelForm = z.object({
  key: z.string(), reason: optionally(patientReason).catch(undefined), version: z.coerce.number().int().min(1),
})

const DateParts = z.object({ 'dob-day': z.string().optional(), 'dob-month': z.string().optional(), 'dob-year': z.string().optional() })
type DateParts = z.infer<typeof DateParts>

const two = (text: string): string => text.trim().padStart(2, '0')

/** The first part of a date of birth that is missing, or null where all are there (or none is). */
const missingPart = (parts: DateParts): 'day' | 'month' | 'year' | null =>
  (['day', 'month', 'year'] as const).find((part) => !given(parts[`dob-${part}`])) ?? null

/** A date of birth from its three fields, or an error on the field to put right. */
function readDateOfBirth(parts: DateParts): { day: string } | { path: string; message: string } {
  const anyGiven = given(parts['dob-day']) || given(parts['dob-month']) || given(parts['dob-year'])
  if (!anyGiven) return { path: 'dob-day', message: words.errors.dob }
  const missing = missingPart(parts)
  if (missing) return { path: `dob-${missing}`, message: words.errors.dobPart(missing) }
  const year = (parts['dob-year'] ?? '').trim()
  if (!/^\d{4}$/.test(year)) return { path: 'dob-year', message: words.errors.dobYear }
  const day = `${year}-${two(parts['dob-month'] ?? '')}-${two(parts['dob-day'] ?? '')}`
  if (parseDay(day) === null) return { path: 'dob-day', message: words.errors.dobReal }
  const parsed = dateOfBirth.safeParse(day)
  return parsed.success ? { day: parsed.data } : { path: 'dob-year', message: parsed.error.issues[0]?.message ?? words.errors.dobReal }
}

const Plain = z.object({
  for: z.enum(['me', 'other'], { error: words.errors.for }),
  booker: z.string().default(''),
  name: personName,
  phone: phoneNumber,
  best: z.enum(bestTimes).catch('any'),
  email: optionally(emailAddress),
  reason: optionally(reason),
})

export type PatientDetails = Omit<z.infer<typeof Plain>, 'for' | 'booker'> & { bookedBy: string | undefined; dateOfBirth: string }

/** The fields of the details' form, in the order of the page: nothing else is taken into the draft. */
export const detailFields = ['for', 'booker', 'name', 'dob-day', 'dob-month', 'dob-year', 'phone', 'best', 'email', 'reason'] as const

/** Errors in the order of the page, so that the summary reads as the page does. */
const place = (error: FieldError): number => detailFields.findIndex((name) => name === error.path[0])

function readBooker(fields: Record<string, string>): { name?: string } | FieldError {
  if (fields.for !== 'other') return {}
  const booker = personName.safeParse(fields.booker ?? '')
  return booker.success ? { name: booker.data } : { path: ['booker'], message: words.errors.booker }
}

/** The details as typed → as they are kept; or every field that is wrong, each with what to do. */
export function readDetails(fields: Record<string, string>): { ok: true; value: PatientDetails } | { ok: false; errors: FieldError[] } {
  const plain = Plain.safeParse(fields)
  const born = readDateOfBirth(DateParts.parse(fields))
  const booker = readBooker(fields)
  const errors: FieldError[] = (plain.error?.issues ?? [])
    .map((issue) => ({ path: issue.path.map(String), message: issue.message }))
  if ('message' in born) errors.push({ path: [born.path], message: born.message })
  if ('message' in booker) errors.push(booker)
  if (!plain.success || 'message' in born || 'message' in booker) {
    return { ok: false, errors: errors.sort((a, b) => place(a) - place(b)) }
  }
  const { name, phone, best, email, reason: why } = plain.data
  return { ok: true, value: { name, phone, best, email, reason: why, bookedBy: booker.name, dateOfBirth: born.day } }
}
