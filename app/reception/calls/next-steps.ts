import { closing } from '@/lib/copy/staff/calls'
import { dayAndClock } from '@/lib/copy/staff/time'
import { afterAttempt, partOfDay, type AttemptOutcome, type CallFacts } from '@/lib/core/call'
import { dayOf, type Instant } from '@/lib/core/time'
import type { CallEntry } from '@/lib/core/views'

export interface NextStep {
  lead: string
  rest: string
}

const fixed: Partial<Record<AttemptOutcome, readonly string[]>> = {
  confirmed: closing.confirmed, moved: closing.moved, declined: closing.declined,
}

/** What saving this outcome would lead to, said before it is saved: the same decision that saving makes. */
export function nextStep(call: CallEntry, outcome: AttemptOutcome, facts: CallFacts, now: Instant): NextStep {
  const said = fixed[outcome]
  if (said) return { lead: said[0] ?? '', rest: said[1] ?? '' }
  if (outcome === 'call-back') return { lead: '', rest: closing.callBack }
  const decided = afterAttempt(facts, call, call.attempts, { at: now, outcome }, null)
  const last = closing.last(facts.policy.unanswered === 'keep')
  if (decided.decision === 'release' || decided.decision === 'flag') return { lead: closing.nth(call.attempts.length + 1), rest: last }
  const at = decided.decision === 'keep' ? decided.nextTryAt : null
  if (at === null) return { lead: closing.nth(call.attempts.length + 1), rest: closing.soon }
  const when = dayAndClock(at, dayOf(now, facts.zone), facts.zone)
  const other = partOfDay(at, facts.zone) !== partOfDay(now, facts.zone) ? closing.otherPart : ''
  return { lead: `${closing.nextTry(when)}${other ? ',' : '.'}`, rest: `${other} ${closing.nth(call.attempts.length + 1)}`.trim() }
}
