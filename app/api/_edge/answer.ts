import { problem, problemOf, type Problem, type ProblemReason } from '@/lib/adapters/problem'
import type { Refusal } from '@/lib/core/refusal'
import type { Zone } from '@/lib/core/time'

const secured = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const

/** Headers of every answer of the API. */
export const headersFor = (contentType: string, more?: Record<string, string>): Record<string, string> =>
  ({ 'Content-Type': contentType, ...secured, ...more })

const json = 'application/json; charset=utf-8'

/** A body that is JSON already. */
export const jsonText = (text: string, status = 200): Response => new Response(text, { status, headers: headersFor(json) })

export const jsonAnswer = (body: unknown, status = 200): Response => jsonText(JSON.stringify(body), status)

export const nothing = (): Response => new Response(null, { status: 204, headers: secured })

function problemAnswer(body: Problem, more?: Record<string, string>): Response {
  const headers = headersFor('application/problem+json; charset=utf-8', more)
  return new Response(JSON.stringify(body), { status: body.status, headers })
}

const retryAfter = (seconds: number) => ({ 'Retry-After': String(seconds) })
const challenge = { 'WWW-Authenticate': 'Bearer realm="Plumbline"' }

/** What the edge refuses. */
export function refuse(
  reason: ProblemReason, more: { detail?: string; errors?: unknown; headers?: Record<string, string> } = {},
): Response {
  const { headers, ...members } = more
  return problemAnswer(problem(reason, members), reason === 'unauthorised' ? { ...challenge, ...headers } : headers)
}

/** What a use-case refused; times in the zone of the clinic that it is about. */
export function refusalAnswer(refusal: Refusal, zone: Zone): Response {
  const more = refusal.reason === 'too-many-tries' ? retryAfter(refusal.retryAfterSeconds)
    : refusal.reason === 'unauthorised' ? challenge : undefined
  return problemAnswer(problemOf(refusal, zone), more)
}

export const tooMany = (seconds: number): Response =>
  refuse('too-many-requests', { detail: `Try again in ${seconds} seconds.`, headers: retryAfter(seconds) })

export const unavailable = (): Response =>
  refuse('unavailable', { detail: 'The database is not answering. Try again in a few seconds.', headers: retryAfter(5) })

const foundOut = [
  'The database stopped answering while this was being saved.',
  'If you sent an Idempotency-Key, send the same request again with the same key and you’ll get',
  'its answer. If not, look whether it was saved before you send it again.',
].join(' ')

/** Nobody knows whether it was written. */
export const outcomeUnknown = (): Response =>
  refuse('outcome-unknown', { detail: foundOut, headers: retryAfter(2) })
