/** Confirming by phone: when to ring, what an attempt leads to, whose turn it is. */
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

/**
 * When to try again after an attempt at `at`, or null where nothing is left to try (confirmed, moved, declined).
 *
 * A call back is at the time agreed on. After an unanswered try it is two opening hours later (unless set otherwise),
 * while the clinic is open, in a part of the day not tried yet; where the clinic has none within two weeks, in another
 * part than the last; else in any. `triedParts` are those of the attempts before. A clinic that is never open is rung
 * for by elapsed time.
 */
export function nextTry(
  outcome: AttemptOutcome, facts: CallFacts, at: Instant, callBackAt: Instant | null, triedParts: readonly PartOfDay[],
): Instant | null {
  if (outcome === 'call-back' && callBackAt !== null) return Math.max(at, callBackAt)
  if (outcome !== 'call-back' && !unansweredOutcomes.includes(outcome)) return null
  const { openingHours, closures, zone, policy } = facts
  const earliest = addOpeningMinutes(openingHours, closures, zone, at, policy.retryOpeningMinutes)
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

/**
 * What to do after an attempt on the call for an appointment that begins at `start`; `before` are the earlier attempts.
 * Confirmed and moved confirm it; declined cancels it; a call back keeps it open. An unanswered try keeps it open for
 * the next try, or brings the policy in when there were enough of them or the deadline has come. Where the next
 * try would come after the deadline there is none (null): the call goes by when it was due, which is before the deadline.
 */
export function afterAttempt(
  facts: CallFacts, start: Instant, before: readonly Attempt[], attempt: Attempt, callBackAt: Instant | null,
): CallDecision {
  const { outcome, at } = attempt
  if (outcome === 'confirmed' || outcome === 'moved') return { decision: 'confirm' }
  if (outcome === 'declined') return { decision: 'cancel' }
  const triedParts = before.map((earlier) => partOfDay(earlier.at, facts.zone))
  const next = nextTry(outcome, facts, at, callBackAt, triedParts)
  if (outcome === 'call-back') return { decision: 'keep', nextTryAt: next }
  const deadline = callDeadline(facts, start)
  const nextTryAt = next !== null && next <= deadline ? next : null
  if (at < deadline && !triedEnough(facts, [...before, attempt])) return { decision: 'keep', nextTryAt }
  return unansweredDecision(facts) === 'release' ? { decision: 'release' } : { decision: 'flag', nextTryAt }
}

/** A call's times: when it is due first, and when to try again, once it was tried. */
export interface CallTimes {
  dueAt: Instant
  nextTryAt: Instant | null
  /** When the appointment begins. */
  start: Instant
}

const ringAt = (call: Pick<CallTimes, 'dueAt' | 'nextTryAt'>): Instant => call.nextTryAt ?? call.dueAt

export type Urgency = 'overdue' | 'within-hour' | 'later'

export function urgency(call: Pick<CallTimes, 'dueAt' | 'nextTryAt'>, now: Instant): Urgency {
  const ahead = ringAt(call) - now
  if (ahead <= 0) return 'overdue'
  return ahead <= instantOf(60) ? 'within-hour' : 'later'
}

/** The order of the worklist: what is due first, then the soonest appointment. */
export const compareCalls = (a: CallTimes, b: CallTimes): number => ringAt(a) - ringAt(b) || a.start - b.start

export interface Claim {
  until: Instant
}

/** Whether someone is on it: a claim lapses by itself. */
export const claimStanding = <C extends Claim>(claim: C | null, now: Instant): claim is C =>
  claim !== null && now < claim.until
