import type { Refusal, RefusalReason } from '@/lib/core/refusal'
import { formatInstant, type Zone } from '@/lib/core/time'
import { wireSlots } from './wire'

/** What the HTTP edge refuses before any use-case is asked. */
export type EdgeReason =
  | 'not-json' | 'idempotency-key-missing' | 'foreign-origin' | 'no-such-address' | 'method-not-allowed' | 'too-large'
  | 'unsupported-type' | 'too-many-requests' | 'unavailable' | 'outcome-unknown' | 'unexpected'
export type ProblemReason = RefusalReason | EdgeReason

interface Kind {
  status: number
  title: string
}

/** Reason → status and title. The reason is also the last part of the type: `/problems/<reason>` (RFC 9457). */
export const problems = {
  'not-json': { status: 400, title: 'The body is not JSON' },
  'idempotency-key-missing': { status: 400, title: 'The Idempotency-Key header is missing or unusable' },
  'unauthorised': { status: 401, title: 'Sign in first' },
  'sign-in-failed': { status: 401, title: 'The email or the password is wrong' },
  'code-needed': { status: 401, title: 'The code of the second factor is missing' },
  'code-wrong': { status: 401, title: 'The code is wrong, or was used already' },
  'half-over': { status: 401, title: 'Begin to sign in again' },
  'passkey-wrong': { status: 401, title: 'The passkey is not known' },
  'prove-again': { status: 403, title: 'Give the password again first' },
  'last-manager': { status: 409, title: 'There would be no manager left' },
  'link-over': { status: 409, title: 'This link is over' },
  'forbidden': { status: 403, title: 'This is not for your role or clinic' },
  'foreign-origin': { status: 403, title: 'This did not come from our own pages' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'no-such-address': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not do that' },
  'slot-taken': { status: 409, title: 'That time has just been taken' },
  'hold-expired': { status: 409, title: 'The time is no longer held' },
  'hold-extended-already': { status: 409, title: 'The hold was extended already' },
  'status-forbids': { status: 409, title: 'The appointment’s status does not allow that' },
  'changed-meanwhile': { status: 409, title: 'Somebody else was quicker' },
  'noted-meanwhile': { status: 409, title: 'Somebody else wrote a note meanwhile' },
  'past-cutoff': { status: 409, title: 'It is too late to do that online' },
  'undo-over': { status: 409, title: 'It is too late to undo that' },
  'call-claimed': { status: 409, title: 'Somebody else is on this call' },
  'call-closed': { status: 409, title: 'This call is closed' },
  'offered-already': { status: 409, title: 'This person has an offer that is open' },
  'offer-closed': { status: 409, title: 'This offer is over' },
  'record-changed': { status: 409, title: 'Somebody else changed this record first' },
  'record-merged': { status: 409, title: 'This record goes on under another one' },
  'merge-stands': { status: 409, title: 'This merge can no longer be undone' },
  'idempotency-key-reused': { status: 409, title: 'This Idempotency-Key was used for something else' },
  'too-large': { status: 413, title: 'The body is larger than 64 KiB' },
  'unsupported-type': { status: 415, title: 'The body must be application/json' },
  'invalid': { status: 422, title: 'Something in it is not right' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-tries': { status: 429, title: 'Too many tries' },
  'too-many-open': { status: 429, title: 'Too much has been asked for already' },
  'unexpected': { status: 500, title: 'Something went wrong on our side' },
  'unavailable': { status: 503, title: 'We cannot answer just now' },
  'outcome-unknown': { status: 503, title: 'We cannot tell yet whether this was done' },
} as const satisfies Readonly<Record<ProblemReason, Kind>>

export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  [member: string]: unknown
}

export const problem = (reason: ProblemReason, more: Record<string, unknown> = {}): Problem =>
  ({ type: `/problems/${reason}`, ...problems[reason], ...more })

function tooManyOpen({ of, phone }: Extract<Refusal, { reason: 'too-many-open' }>): string {
  const why = {
    contact: 'This phone number or email has as many open requests as the practice takes online.',
    address: 'As many requests as the practice takes in an hour have come from your internet address.',
    holds: 'As many times as the practice allows are held from your internet address. Request one of them, or give one back.',
  }[of]
  return `${why} To book now, call ${phone}.`
}

/** A use-case's refusal in the API's form; times in the clinic's zone. */
export function problemOf(refusal: Refusal, zone: Zone): Problem {
  const at = (instant: number) => formatInstant(instant, zone)
  switch (refusal.reason) {
    case 'slot-taken':
      return problem('slot-taken', {
        detail: 'Choose another time; the nearest free ones are listed.', alternatives: wireSlots(refusal.alternatives, zone),
      })
    case 'invalid': return problem('invalid', { errors: refusal.errors })
    case 'status-forbids': return problem('status-forbids', { detail: `It is ${refusal.status}.`, current: refusal.status })
    case 'changed-meanwhile':
      return problem('changed-meanwhile', {
        detail: `It is ${refusal.status}, changed by ${refusal.by} at ${at(refusal.at)}.`,
        current: refusal.status, by: refusal.by, at: at(refusal.at),
      })
    case 'past-cutoff':
      return problem('past-cutoff', { detail: `Online until ${refusal.cutoffHours} hours before. Ring the clinic.` })
    case 'call-claimed': return problem('call-claimed', { by: refusal.by, until: at(refusal.until) })
    case 'call-closed': return problem('call-closed', { by: refusal.by, at: at(refusal.at) })
    case 'too-many-tries': return problem('too-many-tries', { retryAfterSeconds: refusal.retryAfterSeconds })
    case 'too-many-open': return problem('too-many-open', { detail: tooManyOpen(refusal), phone: refusal.phone })
    default: return problem(refusal.reason)
  }
}
