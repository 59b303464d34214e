import type { AppointmentStatus } from './appointment'
import type { Slot } from './diary-facts'
import type { Instant } from './time'

/** Which of the practice's caps is reached. */
export type Capped = 'contact' | 'address' | 'holds'

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
  /** `gone`: of several that were to be booked together, the starts that can't be. */
  | { reason: 'slot-taken'; alternatives: Slot[]; gone?: Instant[] }
  | { reason: 'hold-expired' }
  | { reason: 'hold-extended-already' }
  | { reason: 'status-forbids'; status: AppointmentStatus }
  | { reason: 'changed-meanwhile'; status: AppointmentStatus; by: string; at: Instant }
  | { reason: 'past-cutoff'; cutoffHours: number }
  | { reason: 'undo-over'; seconds: number }
  | { reason: 'noted-meanwhile'; by: string; at: Instant }
  | { reason: 'call-claimed'; by: string; until: Instant }
  | { reason: 'call-closed'; by: string; at: Instant }
  /** `by`: who made the offer that is open, where that is known. */
  | { reason: 'offered-already'; by?: string }
  | { reason: 'offer-closed'; why: 'taken' | 'declined' | 'withdrawn' | 'lapsed' }
  | { reason: 'record-changed'; by: string; at: Instant }
  | { reason: 'record-merged'; by: string; at: Instant; into: string }
  | { reason: 'merge-stands'; why: 'over' | 'undone' | 'merged-again' }
  | { reason: 'idempotency-key-reused' }
  | { reason: 'invalid'; errors: FieldError[] }
  | { reason: 'sign-in-failed' }
  /** The password was right; `half` proves that for ten minutes. */
  | { reason: 'code-needed'; half: string }
  | { reason: 'code-wrong' }
  | { reason: 'half-over' }
  | { reason: 'passkey-wrong' }
  | { reason: 'prove-again' }
  | { reason: 'link-over' }
  | { reason: 'last-manager' }
  | { reason: 'too-many-tries'; retryAfterSeconds: number }
  /** As much as people who haven't signed in may have: of one contact, from one address, or held. `phone`: whom to ring instead. */
  | { reason: 'too-many-open'; of: Capped; phone: string; retryAfterSeconds: number | null }
  | { reason: 'unauthorised' }
  | { reason: 'forbidden' }
  /** `elsewhere`: it is there, but for others; whoever is answered is never told that. */
  | { reason: 'not-found'; elsewhere?: true }

export type RefusalReason = Refusal['reason']
