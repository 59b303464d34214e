/** Confirming by phone: when to ring, what an attempt leads to, whose turn it is. */
import type { BestTime } from './appointment'
import { firstWished, isWished } from './best-time'
import type { DiaryFacts } from './diary-facts'
import { addOpeningMinutes, openSpans, subtractOpeningMinutes } from './opening'
import { clipSpans } from './spans'
import { addDays, dayOf, instantAt, instantOf, minuteOf, minuteOfDay, type Day, type Instant, type Zone } from './time'

export const attemptOutcomes = [
  'confirmed', 'moved', 'no-answer', 'voicemail', 'wrong-number', 'call-back', 'declined',
] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

/** Outcomes of tries that nobody answered for the patient: they count towards the policy's `maxTries`. */
export const unansweredOutcomes: readonly AttemptOutcome[] = ['no-answer', 'voicemail', 'wrong-number']

/** The facts of a clinic that calls depend on. */
export type CallFacts = Pick<DiaryFacts, 'openingHours' | 'closures' | 'zone' | 'policy'>

export interface Attempt {
  at: Instant
  outcome: AttemptOutcome
}

/** Morning ends at noon and afternoon at five, on the clinic's clock. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening'
const partsOfDay = [
  { part: 'morning', from: 0, to: 720 }, { part: 'afternoon', from: 720, to: 1020 },
  { part: 'evening', from: 1020, to: 1440 },
] as const

export function partOfDay(at: Instant, zone: Zone): PartOfDay {
  const wall = minuteOfDay(at, zone)
  return partsOfDay.find(({ to }) => wall < to)?.part ?? 'evening'
}

/** The last moment to settle it by phone: two opening hours before the appointment, unless set otherwise. */
export const callDeadline = ({ openingHours, closures, zone, policy }: CallFacts, start: Instant): Instant =>
  subtractOpeningMinutes(openingHours, closures, zone, start, policy.callBeforeOpeningMinutes)

/** By when the patient is rung first: four opening hours after asking, at the latest at the deadline, never before asking. */
export function dueAt(facts: CallFacts, requestedAt: Instant, start: Instant): Instant {
  const { openingHours, closures, zone, policy } = facts
  const promised = addOpeningMinutes(openingHours, closures, zone, requestedAt, policy.callDueOpeningMinutes)
  return Math.max(requestedAt, Math.min(promised, callDeadline(facts, start)))
}

/** By when it is settled by phone: at the deadline, or at the start where it was asked for later than that. */
export function decideBy(facts: CallFacts, start: Instant, requestedAt: Instant): Instant {
  const deadline = callDeadline(facts, start)
  return deadline <= requestedAt ? start : deadline
}

const DAYS_SEARCHED = 14

/** The first open moment at or after `from` in one of the parts of the day, or null within two weeks. */
function firstOpenIn(facts: CallFacts, from: Instant, parts: readonly PartOfDay[]): Instant | null {
  const { openingHours, closures, zone } = facts
  const today = dayOf(from, zone)
  const onDay = (day: Day): Instant[] => {
    const open = openSpans(openingHours, closures, zone, day, day)
    return partsOfDay
      .filter(({ part }) => parts.includes(part))
      .flatMap(({ from: opens, to }) =>
        clipSpans(open, minuteOf(instantAt(day, opens, zone)), minuteOf(instantAt(day, to, zone))))
      .filter((span) => instantOf(span.end) > from)
      .map((span) => Math.max(from, instantOf(span.start)))
  }
  for (let i = 0; i <= DAYS_SEARCHED; i += 1) {
    const [first] = onDay(addDays(today, i))
    if (first !== undefined) return first
  }
  return null
}

/** When the patient would like to be rung, and until when that can be heeded. */
export interface Wish {
  best: BestTime
  before: Instant
}

/** Any time is always when it was just tried: it wishes for nothing. */
const noWish: Wish = { best: 'any', before: 0 }

/**
 * When to try again after an attempt at `at`, or null where nothing is left to try (confirmed, moved, declined).
 *
 * A call back is at the time agreed on. After an unanswered try it is two opening hours later (unless set otherwise),
 * while the clinic is open: in the part of the day that the patient wished for, where that isn't when it was just tried
 * and comes before `wish.before`; else in a part not tried yet; where the clinic has none within two weeks, in another
 * part than the last; else in any. `triedParts` are those of the attempts before. A clinic that is never open is rung
 * for by elapsed time.
 */
export function nextTry(
  outcome: AttemptOutcome, facts: CallFacts, at: Instant, callBackAt: Instant | null, triedParts: readonly PartOfDay[],
  wish: Wish = noWish,
): Instant | null {
  if (outcome === 'call-back' && callBackAt !== null) return Math.max(at, callBackAt)
  if (outcome !== 'call-back' && !unansweredOutcomes.includes(outcome)) return null
  const { openingHours, closures, zone, policy } = facts
  const earliest = addOpeningMinutes(openingHours, closures, zone, at, policy.retryOpeningMinutes)
  const wished = isWished(wish.best, at, zone) ? null : firstWished(facts, wish.best, earliest, wish.before)
  if (wished) return wished.start
  const all = partsOfDay.map(({ part }) => part)
  const last = partOfDay(at, zone)
  const untried = all.filter((part) => part !== last && !triedParts.includes(part))
  return firstOpenIn(facts, earliest, untried)
    ?? firstOpenIn(facts, earliest, all.filter((part) => part !== last))
    ?? firstOpenIn(facts, earliest, all)
    ?? earliest
}

/** What an attempt leads to. `flag` keeps the call open, marked for a person to decide. */
export type CallDecision =
  | { decision: 'confirm' }
  | { decision: 'cancel' }
  | { decision: 'keep'; nextTryAt: Instant | null }
  | { decision: 'flag'; nextTryAt: Instant | null }
  | { decision: 'release' }

/** What the practice does when the calls went unanswered, or when the deadline came without an answer. */
export const unansweredDecision = (facts: CallFacts): 'flag' | 'release' =>
  facts.policy.unanswered === 'release' ? 'release' : 'flag'

/** Enough unanswered tries, in at least two parts of the day. */
export function triedEnough({ policy, zone }: CallFacts, attempts: readonly Attempt[]): boolean {
  const unanswered = attempts.filter(({ outcome }) => unansweredOutcomes.includes(outcome))
  return unanswered.length >= policy.maxTries && new Set(unanswered.map(({ at }) => partOfDay(at, zone))).size >= 2
}

/** What was asked for: the start, when it was asked for, and when the patient would like to be rung. */
export interface Asked {
  start: Instant
  requestedAt: Instant
  bestTime: BestTime
}

/**
 * What to do after an attempt on a call; `before` are the earlier attempts.
 * Confirmed and moved confirm it; declined cancels it; a call back keeps it open. An unanswered try keeps it open for
 * the next try, or brings the policy in when there were enough of them or the time to decide has come. Where the next
 * try would come after that there is none (null): the call goes by when it was due, which is before the deadline.
 */
export function afterAttempt(
  facts: CallFacts, asked: Asked, before: readonly Attempt[], attempt: Attempt, callBackAt: Instant | null,
): CallDecision {
  const { outcome, at } = attempt
  if (outcome === 'confirmed' || outcome === 'moved') return { decision: 'confirm' }
  if (outcome === 'declined') return { decision: 'cancel' }
  const triedParts = before.map((earlier) => partOfDay(earlier.at, facts.zone))
  const decided = decideBy(facts, asked.start, asked.requestedAt)
  const next = nextTry(outcome, facts, at, callBackAt, triedParts, { best: asked.bestTime, before: decided })
  if (outcome === 'call-back') return { decision: 'keep', nextTryAt: next }
  const nextTryAt = next !== null && next <= decided ? next : null
  if (at < decided && !triedEnough(facts, [...before, attempt])) return { decision: 'keep', nextTryAt }
  return unansweredDecision(facts) === 'release' ? { decision: 'release' } : { decision: 'flag', nextTryAt }
}
