import { z } from 'zod'
import { secretPattern } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import { bestTimes, cancelReasons } from '@/lib/core/appointment'
import { attemptOutcomes } from '@/lib/core/call'
import { parseReference } from '@/lib/core/reference'
import { dayOf, parseDay, parseInstant } from '@/lib/core/time'
import { fieldWords as words } from '@/lib/copy/fields'
import { parsePhone } from './phone'
import { lineOf, linesOf } from './text'

/** The fields of everything that comes from outside: the forms and the API share them. */

export const nameMost = 200
export const reasonMost = 2_000
export const noteMost = 2_000

export const personName = lineOf(nameMost, words.name)
  .meta({ description: 'Full name, in any script', minLength: 1, maxLength: nameMost, examples: ['Rosa Field'] })

export const phoneNumber = z.string({ error: words.phone })
  .transform((text, context) => parsePhone(text) ?? refuse(context, words.phone))
  .meta({ description: 'Phone number in any format; British without a country’s code', examples: ['07700 900123'] })

export const emailAddress = z.string({ error: words.email })
  .transform((text) => text.trim())
  .pipe(z.email({ error: words.email }).max(254, { error: words.email }))
  .meta({ description: 'Email address', examples: ['rosa@example.org'] })

/** A date that exists, 'YYYY-MM-DD'. */
export const day = z.string({ error: words.day })
  .refine((text) => parseDay(text) !== null, { error: words.day, abort: true })
  .meta({ format: 'date', description: 'A local date of the clinic', examples: ['2026-08-06'] })

export const dateOfBirth = day
  .refine((born) => born <= dayOf(now(), 'Etc/UTC'), { error: words.bornLater })
  .meta({ format: 'date', description: 'Date of birth', examples: ['1984-02-29'] })

/** RFC 3339 with an offset; becomes epoch milliseconds. */
export const instant = z.string({ error: words.instant })
  .transform((text, context) => parseInstant(text) ?? refuse(context, words.instant))
  .meta({ format: 'date-time', description: 'RFC 3339, offset demanded', examples: ['2026-08-06T17:30:00+01:00'] })

export const reason = linesOf(reasonMost, words.reason)
  .meta({ description: 'What the patient would like help with', maxLength: reasonMost, examples: ['Stiff lower back'] })

export const note = linesOf(noteMost, words.note)
  .meta({ description: 'A note for staff', maxLength: noteMost, examples: ['Prefers mornings'] })

/** Clinics, professions, practitioners, services and skills are known by these. */
export const slug = z.string({ error: words.slug })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: words.slug })
  .max(80, { error: words.slug })

export const uuid = z.guid({ error: words.uuid })

/** As people write or say it; becomes 'PL-XXXXXX'. */
export const reference = z.string({ error: words.reference })
  .transform((text, context) => parseReference(text) ?? refuse(context, words.reference))
  .meta({ description: 'The appointment’s reference', examples: ['PL-7K4M6G'] })

/** A hold's, a draft's or a link's. */
export const secret = z.string({ error: words.secret }).regex(secretPattern, { error: words.secret })

export const bestTime = z.enum(bestTimes, { error: words.choice })
export const cancelReason = z.enum(cancelReasons, { error: words.choice })
export const attemptOutcome = z.enum(attemptOutcomes, { error: words.choice })

/** The version of an appointment that the sender saw. */
export const version = z.int({ error: words.version }).min(1, { error: words.version })

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
