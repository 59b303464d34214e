import { z } from 'zod'
import { opening as openingWords, join as joinWords } from '@/lib/copy/staff/waiting'
import type { PartOfDay } from '@/lib/core/call'
import { parseDay, type Weekday } from '@/lib/core/time'
import { partsOfDay, weekdays } from '@/lib/core/waiting'
import { dateOfBirth, day, emailAddress, note, personName, phoneNumber, slug, uuid } from './fields'

/** What the waiting list's forms post and what its addresses may say. Every value arrives as text, a tick as 'on'. */

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
type Fields = Record<string, string | undefined>

/** Boxes have a name each, since a form's fields are kept by name: 'day-3', 'part-morning', 'at-hall-green', 'to-<id>'. */
export const dayBox = (weekday: Weekday): string => `day-${weekday}`
export const partBox = (part: PartOfDay): string => `part-${part}`
export const clinicBox = (clinic: string): string => `at-${clinic}`
export const personBox = (wait: string): string => `to-${wait}`

const ticked = (fields: Fields, name: string): boolean => fields[name] === 'on'
const boxesOf = (fields: Fields, prefix: string): string[] =>
  Object.keys(fields).filter((name) => name.startsWith(prefix) && ticked(fields, name)).map((name) => name.slice(prefix.length))

/** The boxes of a wish, as far as they are ticked. */
export const readBoxes = (fields: Fields): { clinics: string[]; weekdays: Weekday[]; parts: PartOfDay[] } => ({
  clinics: boxesOf(fields, 'at-').filter((id) => slug.safeParse(id).success),
  weekdays: weekdays.filter((weekday) => ticked(fields, dayBox(weekday))),
  parts: partsOfDay.filter((part) => ticked(fields, partBox(part))),
})

const loose = z.record(z.string(), z.string())

const wish = {
  clinic: slug,
  service: z.string({ error: joinWords.serviceMissing }).min(1, { error: joinWords.serviceMissing }).pipe(slug),
  practitioner: optional(slug),
  from: optional(day),
  until: optional(day),
  urgent: z.literal('on').optional().transform((value) => value === 'on'),
  note: optional(note),
}

const JoinFields = z.object({
  ...wish, wait: optional(uuid), patient: optional(uuid), name: optional(personName), phone: optional(phoneNumber), email: optional(emailAddress),
  dateOfBirth: optional(dateOfBirth),
}).superRefine((form, context) => {
  if (form.patient) return
  if (!form.name) context.addIssue({ code: 'custom', path: ['name'], message: joinWords.nameMissing })
  if (!form.phone) context.addIssue({ code: 'custom', path: ['phone'], message: joinWords.phoneMissing })
})

/** Parses the named fields of a form and reads its boxes as well. */
const withBoxes = <T extends z.ZodType>(schema: T) => loose.transform((fields, context) => {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ...(parsed.data as object), ...readBoxes(fields) } as z.infer<T> & ReturnType<typeof readBoxes>
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message })
  return z.NEVER
})

/** A caller is put on the list; with `wait`, what somebody on it would take is changed. */
export const JoinForm = withBoxes(JoinFields)

export const LeaveForm = z.object({ wait: uuid, clinic: slug })

const Time = z.object({ clinic: slug, practitioner: slug, start: z.coerce.number().int() })

export const PhoneOfferForm = Time.extend({ wait: uuid })

export const LinkOfferForm = loose.transform((fields, context) => {
  const waits = boxesOf(fields, 'to-').filter((id) => uuid.safeParse(id).success)
  const time = Time.safeParse(fields)
  if (waits.length === 0) context.addIssue({ code: 'custom', path: ['to'], message: openingWords.noneTicked })
  if (waits.length > 0 && time.success) return { ...time.data, waits }
  if (!time.success) context.addIssue({ code: 'custom', path: ['start'], message: openingWords.gone })
  return z.NEVER
})

export const AnswerForm = z.object({ clinic: slug, offer: uuid, wait: uuid, answer: z.enum(['takes', 'declines', 'no-answer']) })

export const WithdrawForm = z.object({ clinic: slug, offer: uuid })

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(400).optional()).catch(undefined)

export const WaitingQuery = z.object({
  clinic: one, wait: one, offer: one, with: one, list: one,
  day: one.transform((text) => (text === undefined ? undefined : parseDay(text) ?? undefined)),
  start: one.transform((text) => (text !== undefined && /^\d{12,14}$/.test(text) ? Number(text) : undefined)),
})
