import type { AppointmentStatus } from './appointment'
import type { Slot } from './diary-facts'
import type { Instant } from './time'

/** A wrong field of an input: `path` as in the input (`['patient', 'phone']`), `message` says what to do. */
export interface FieldError {
  path: (string | number)[]
  message: string
}

/**
 * Every way a use-case may say no. The HTTP API turns the reason into `/problems/<reason>` and a status
 * (the table is in `lib/adapters/problem.ts`); pages turn it into words (`lib/copy`).
 */
export type Refusal =
  | { reason: 'slot-taken'; alternatives: Slot[] }
  | { reason: 'hold-expired' }
  | { reason: 'hold-extended-already' }
  | { reason: 'status-forbids'; status: AppointmentStatus }
  | { reason: 'changed-meanwhile'; status: AppointmentStatus; by: string; at: Instant }
  | { reason: 'past-cutoff'; cutoffHours: number }
  | { reason: 'call-claimed'; by: string; until: Instant }
  | { reason: 'call-closed'; by: string; at: Instant }
  | { reason: 'idempotency-key-reused' }
  | { reason: 'invalid'; errors: FieldError[] }
  | { reason: 'sign-in-failed' }
  | { reason: 'too-many-tries'; retryAfterSeconds: number }
  | { reason: 'unauthorised' }
  | { reason: 'forbidden' }
  | { reason: 'not-found' }

export type RefusalReason = Refusal['reason']
