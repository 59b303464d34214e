/** Whose turn it is to be rung, and who is ringing. */
import type { BestTime } from './appointment'
import { firstWished } from './best-time'
import type { CallFacts } from './call'
import { instantOf, type Instant } from './time'

/** When to ring: not before `from` (null: now is as good as later), by `by` at the latest. */
export interface RingTime {
  from: Instant | null
  by: Instant
}

interface Planned {
  /** The promise that was made. */
  dueAt: Instant
  /** When to try again, once it was tried. */
  nextTryAt: Instant | null
  bestTime: BestTime
}

/**
 * When somebody is to be rung, at `now`. The promise stays, and is never later; where the part of the day they wished for is
 * open before it, they are rung then. A planned next try is at its time: who plans it has weighed the wish already.
 */
export function ringTime(facts: CallFacts, { dueAt, nextTryAt, bestTime }: Planned, now: Instant): RingTime {
  if (nextTryAt !== null) return { from: nextTryAt > now ? nextTryAt : null, by: nextTryAt }
  const wished = bestTime === 'any' ? null : firstWished(facts, bestTime, now, dueAt)
  if (!wished) return { from: null, by: dueAt }
  return { from: wished.start > now ? wished.start : null, by: wished.end }
}

/** `ring-now`: a warning sign was answered with yes; whatever was planned, they are rung at once. */
export type Urgency = 'ring-now' | 'overdue' | 'within-hour' | 'later'

export function urgency(ring: Pick<RingTime, 'by'>, now: Instant): Urgency {
  const ahead = ring.by - now
  if (ahead <= 0) return 'overdue'
  return ahead <= instantOf(60) ? 'within-hour' : 'later'
}

interface Ranked {
  ring: RingTime
  /** When the appointment begins; who has none comes after those who have. */
  start?: Instant
  urgency?: Urgency
}

const isAtOnce = ({ urgency: how }: Ranked): number => (how === 'ring-now' ? 0 : 1)

/** The order of the worklist: who is to be rung at once, then what is due first, then the soonest appointment. */
export const compareCalls = (a: Ranked, b: Ranked): number =>
  isAtOnce(a) - isAtOnce(b) || a.ring.by - b.ring.by || (a.start ?? Number.MAX_SAFE_INTEGER) - (b.start ?? Number.MAX_SAFE_INTEGER)

export interface Claim {
  until: Instant
}

/** Whether someone is on it: a claim lapses by itself. */
export const claimStanding = <C extends Claim>(claim: C | null, now: Instant): claim is C =>
  claim !== null && now < claim.until

interface Listed {
  id: string
  ring: RingTime
  claim: { staff: string } | null
}

/**
 * The one to ring next, of a list in its order: one's own claim first; else what nobody has and whose time has come; else
 * what nobody has; else, where all are being rung, the first.
 */
export function nextToRing<T extends Listed>(list: readonly T[], staff: string, leaveOut?: string): T | undefined {
  const others = list.filter(({ id }) => id !== leaveOut)
  const free = others.filter(({ claim }) => claim === null)
  return others.find(({ claim }) => claim?.staff === staff) ?? free.find(({ ring }) => ring.from === null) ?? free[0] ?? others[0]
}
