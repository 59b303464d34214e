/** Ringing at once somebody who answered a question about a warning sign with yes. */
import type { AppointmentStatus } from './appointment'
import type { Reachable } from './reach'
import type { Day, Instant } from './time'
import type { RingTime } from './worklist'

export const ringNowOutcomes = ['advised', 'passed-on', 'mistake', 'no-answer'] as const
export type RingNowOutcome = (typeof ringNowOutcomes)[number]

/** How it ended: somebody spoke with them. No answer ends nothing: it stays at the top of the list. */
export type RingNowEnd = Exclude<RingNowOutcome, 'no-answer'>

export const endOf = (outcome: RingNowOutcome): RingNowEnd | null => (outcome === 'no-answer' ? null : outcome)

export interface RingNowView {
  id: string
  /** Codes of the signs. */
  flags: string[]
  raisedAt: Instant
  /** The patient has since answered all of them with no. Rung all the same. */
  takenBack: boolean
  tries: { at: Instant; outcome: RingNowOutcome; by: string; note: string | null }[]
}

/** To be rung at once, where no call for the appointment is open: that one carries it otherwise. */
export interface RingNowEntry extends RingNowView {
  patient: Reachable & { id: string; name: string; phone: string; dateOfBirth: Day | null; email: string | null }
  bookedByName: string | null
  appointment: { reference: string; status: AppointmentStatus; start: Instant; practitioner: string; firstVisit: boolean; pregnant: boolean }
  wrongNumberAt: Instant | null
  bestTime: 'any'
  nextTryAt: null
  ring: RingTime
  urgency: 'ring-now'
  claim: { staff: string; by: string; until: Instant } | null
  lapsedFrom: string | null
}
