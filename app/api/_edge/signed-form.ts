import type { z } from 'zod'
import { isSigned } from '@/lib/adapters/text-service'
import { now } from '@/lib/clock'
import { baseUrl, config } from '@/lib/config'
import type { Instant } from '@/lib/core/time'
import { refuse } from './answer'
import { BodyRefused, readText } from './body'
import { fieldErrors } from './field-errors'
import { methods } from './methods'
import { withRequestId, type RouteHandler } from './serve'

const formType = /^application\/x-www-form-urlencoded\b/i

/** A form's fields, each with its last value. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  if (!formType.test(request.headers.get('content-type') ?? '')) throw new BodyRefused('unsupported-type')
  return Object.fromEntries(new URLSearchParams(await readText(request)))
}

/**
 * A form that the text service posts, taken only with its signature over the address that it knows us by: that is ours to say, never
 * taken from the request. It carries no cookie and no Origin, so its signature is all that it has.
 */
export const signedForm = <T>(path: string, schema: z.ZodType<T>, work: (fields: T, at: Instant) => Promise<Response>): Record<string, RouteHandler> =>
  methods({ POST: withRequestId(async (request) => {
    const fields = await readForm(request)
    const token = config().SMS_TOKEN
    const signature = request.headers.get('x-twilio-signature') ?? ''
    if (!token || !signature || !isSigned(token, signature, `${baseUrl()}${path}`, fields)) return refuse('forbidden')
    const read = schema.safeParse(fields)
    return read.success ? work(read.data, now()) : refuse('invalid', { errors: fieldErrors(read.error) })
  }) })
