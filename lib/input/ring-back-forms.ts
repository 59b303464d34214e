import { z } from 'zod'
import { ringBack as words } from '@/lib/copy/patient/ring-back'
import { bestTimes } from '@/lib/core/appointment'
import type { FieldError } from '@/lib/core/refusal'
import { ringBackOutcomes } from '@/lib/core/ring-back'
import { call as callWords } from '@/lib/copy/staff/calls'
import { note, personName, phoneNumber, reason, slug, uuid } from './fields'

/** Asking to be rung, and what reception makes of it. A field left empty arrives as an empty text. */

/** The fields of the form, in the order of the page: nothing else is kept. */
export const ringBackFields = ['ring-clinic', 'ring-name', 'ring-phone', 'ring-best', 'ring-about'] as const

const Asked = z.object({
  'ring-clinic': z.string({ error: words.errors.clinic }).pipe(slug),
  'ring-name': personName,
  'ring-phone': phoneNumber,
  'ring-best': z.enum(bestTimes).catch('any'),
  'ring-about': reason.optional(),
}).transform((typed) => ({
  clinic: typed['ring-clinic'], name: typed['ring-name'], phone: typed['ring-phone'], bestTime: typed['ring-best'], about: typed['ring-about'],
}))

const place = ({ path }: FieldError): number => ringBackFields.findIndex((name) => name === path[0])

/** What was typed → what is asked for; or every field that is wrong, in the order of the page. */
export function readRingBack(typed: Record<string, string>): { ok: true; value: z.infer<typeof Asked> } | { ok: false; errors: FieldError[] } {
  const read = Asked.safeParse(typed)
  if (read.success) return { ok: true, value: read.data }
  const errors = read.error.issues.map((issue): FieldError => ({ path: issue.path.map(String), message: issue.message }))
  return { ok: false, errors: errors.sort((a, b) => place(a) - place(b)) }
}

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const or = <T>(schema: z.ZodType<T>) => z.preprocess(first, schema.optional()).catch(undefined)

export const RingBackQuery = z.object({ clinic: or(slug), problem: or(z.literal('yes')) })
export const AskedQuery = z.object({ id: or(uuid) })

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

export const RingBackClaimForm = z.object({ ringBack: uuid, clinic: slug })

export const RingBackTryForm = z.object({
  ringBack: uuid,
  clinic: slug,
  outcome: z.enum(ringBackOutcomes, { error: callWords.outcomeMissing }),
  note: optional(note),
  tries: optional(z.coerce.number().int().min(0)),
})
