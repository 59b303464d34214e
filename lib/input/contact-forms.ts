import { z } from 'zod'
import { bestTimes } from '@/lib/core/appointment'
import type { FieldError } from '@/lib/core/refusal'
import { emailAddress, phoneNumber, reference, secret } from './fields'

/** Forms of the patient's own pages about how to reach them. A field left empty arrives as an empty text. */

const optionally = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

/** The fields of the form, in the order of the page: only these are kept while they are put right. */
export const contactFields = ['contact-phone', 'contact-best', 'contact-email'] as const

const Contact = z.object({
  'contact-phone': phoneNumber, 'contact-best': z.enum(bestTimes).catch('any'), 'contact-email': optionally(emailAddress),
}).transform((typed) => ({ phone: typed['contact-phone'], bestTime: typed['contact-best'], email: typed['contact-email'] ?? null }))

const place = ({ path }: FieldError): number => contactFields.findIndex((name) => name === path[0])

/** What was typed → how to reach them; or every field that is wrong, in the order of the page. */
export function readContact(typed: Record<string, string>): { ok: true; value: z.infer<typeof Contact> } | { ok: false; errors: FieldError[] } {
  const read = Contact.safeParse(typed)
  if (read.success) return { ok: true, value: read.data }
  const errors = read.error.issues.map((issue): FieldError => ({ path: issue.path.map(String), message: issue.message }))
  return { ok: false, errors: errors.sort((a, b) => place(a) - place(b)) }
}

export const ContactForm = z.object({ key: secret, version: z.coerce.number().int().min(1) })
export const RenewForm = z.object({ key: secret })

/** The one field of the forms that ask for a message, and where what was typed into it is kept. */
export const mailField = 'mail-to'

const MailTo = z.object({ [mailField]: emailAddress }).transform((typed) => typed[mailField].toLowerCase())

/** The address in lower case, as it is compared; or what to do about it. */
export function readMailTo(typed: Record<string, string>): { ok: true; email: string } | { ok: false; message: string } {
  const read = MailTo.safeParse({ [mailField]: typed[mailField] ?? '' })
  return read.success ? { ok: true, email: read.data } : { ok: false, message: read.error.issues[0]?.message ?? '' }
}

export const AgainForm = z.object({ reference })

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const flag = z.preprocess(first, z.literal('yes').optional()).catch(undefined)

/** What the pages say of themselves in their address: never an address of anybody. */
export const MailQuery = z.object({ problem: flag, asked: flag, left: flag, gone: flag })
