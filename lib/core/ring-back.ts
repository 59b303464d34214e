/** Ringing back somebody who asked for it and has no appointment yet. */
import type { BestTime } from './appointment'
import { nextTry, partOfDay, type CallFacts } from './call'
import { addOpeningMinutes } from './opening'
import { instantOf, type Instant } from './time'

export const ringBackOutcomes = ['booked', 'answered', 'no-answer', 'unwanted'] as const
export type RingBackOutcome = (typeof ringBackOutcomes)[number]

/** How it ended. */
export type RingBackEnd = 'booked' | 'answered' | 'unreachable' | 'unwanted'

/** By when they are rung: four opening hours after asking, unless set otherwise. */
export const ringBackDue = ({ openingHours, closures, zone, policy }: CallFacts, askedAt: Instant): Instant =>
  addOpeningMinutes(openingHours, closures, zone, askedAt, policy.callDueOpeningMinutes)

export type RingBackDecision = { decision: 'close'; as: RingBackEnd } | { decision: 'keep'; nextTryAt: Instant }

/** No appointment bounds it: a wish is heeded this far ahead. */
const wishHeededFor = instantOf(14 * 1440)

/**
 * What a try leads to; `before` are the instants of the earlier ones, all of them without an answer. The next one is as for
 * calls. After as many as the practice makes (`maxTries`) nobody rings any more.
 */
export function afterRingBackTry(
  facts: CallFacts, bestTime: BestTime, before: readonly Instant[], at: Instant, outcome: RingBackOutcome,
): RingBackDecision {
  if (outcome !== 'no-answer') return { decision: 'close', as: outcome }
  if (before.length + 1 >= facts.policy.maxTries) return { decision: 'close', as: 'unreachable' }
  const wish = { best: bestTime, before: at + wishHeededFor }
  const next = nextTry('no-answer', facts, at, null, before.map((earlier) => partOfDay(earlier, facts.zone)), wish)
  return { decision: 'keep', nextTryAt: next ?? at }
}
