import { z } from 'zod'
import { call as callWords } from '@/lib/copy/staff/calls'
import { ringNowOutcomes } from '@/lib/core/ring-now'
import { note, slug, uuid } from './fields'

/** Ringing at once somebody who answered a warning sign with yes. */

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

export const RingNowClaimForm = z.object({ ringNow: uuid, clinic: slug })

export const RingNowTryForm = z.object({
  ringNow: uuid,
  clinic: slug,
  outcome: z.enum(ringNowOutcomes, { error: callWords.outcomeMissing }),
  note: optional(note),
  tries: optional(z.coerce.number().int().min(0)),
})
