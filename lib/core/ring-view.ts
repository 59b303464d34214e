import type { BestTime } from './appointment'
import type { RingBackOutcome } from './ring-back'
import type { Instant } from './time'
import type { RingTime, Urgency } from './worklist'

export interface RingBackTry {
  at: Instant
  outcome: RingBackOutcome
  by: string
  note: string | null
}

/** Somebody who asked to be rung, on the worklist. */
export interface RingBackEntry {
  id: string
  clinic: string
  name: string
  /** E.164 */
  phone: string
  bestTime: BestTime
  /** In their words; health data. */
  about: string | null
  askedAt: Instant
  dueAt: Instant
  nextTryAt: Instant | null
  ring: RingTime
  urgency: Urgency
  tries: RingBackTry[]
  claim: { staff: string; by: string; until: Instant } | null
  /** Whose claim ran out, and nobody has claimed it since. */
  lapsedFrom: string | null
}

/** What whoever asked is told: where, and by when. */
export interface RingBackPromise {
  clinic: string
  by: Instant
}

/** Ways to a patient whose number is somebody else's. */
export interface WrongNumberView {
  /** Of the record, for putting it right. */
  version: number
  otherPhone: string | null
  email: string | null
  /** Other records that are probably the same person's, with another number. */
  alike: { id: string; name: string; phone: string; dateOfBirth: string | null }[]
}
