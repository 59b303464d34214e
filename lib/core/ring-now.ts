/** Ringing at once somebody who answered a question about a warning sign with yes. */
import type { Instant } from './time'

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
