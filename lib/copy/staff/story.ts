import { attemptOutcomes, type AttemptOutcome } from '@/lib/core/call'
import { cancelReasons, type CancelReason } from '@/lib/core/appointment'
import { parseInstant, type Day, type Zone } from '@/lib/core/time'
import type { AttemptView, StoryLine } from '@/lib/core/views'
import { dayAndClock } from './time'
import { cancelReasonWords, outcomeDone } from './words'

const verbs: Record<string, string> = {
  hold: 'Held', offer: 'Offered to the waiting list', take: 'Taken from the waiting list', request: 'Requested', lapse: 'Lapsed', confirm: 'Confirmed', release: 'Released', move: 'Moved',
  cancel: 'Cancelled', arrive: 'Arrived', complete: 'Finished', miss: 'Did not attend', undo: 'Undone',
  book: 'Booked by phone', import: 'Brought in from another system', note: 'Note written', flag: 'Unanswered, kept and flagged', extend: 'Held for longer', 'patient-phone': 'Number put right',
  contact: 'Patient changed how to reach them', 'renew-link': 'Link renewed', 'link.ask': 'Asked for the link again',
  'questions-begin': 'Questions begun', 'questions-send': 'Questions answered', 'ring-now': 'To be rung at once', 'ring-now-try': 'Rung at once',
  leave: 'Nobody is there for it', tell: 'Told of the change', 'give-up': 'Nobody tries to tell them any more',
  attend: 'Texted YES: they are coming', 'take-failure': 'A message that failed was taken on', 'settle-failure': 'A message that failed was dealt with',
}

const isOutcome = (value: unknown): value is AttemptOutcome => (attemptOutcomes as readonly unknown[]).includes(value)
const isReason = (value: unknown): value is CancelReason => (cancelReasons as readonly unknown[]).includes(value)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export interface ToldLine {
  what: string
  rest: string
  /** In somebody's words. */
  quote?: string | null
}

/** A try to ring, as it was written down. */
type Tried = Pick<AttemptView, 'at' | 'outcome' | 'note' | 'callBackAt'>

function tellTry(outcome: AttemptOutcome, who: string, made: Tried | undefined, zone: Zone, today: Day): ToldLine {
  const back = made?.callBackAt ?? null
  const when = back === null ? '' : ` at ${dayAndClock(back, today, zone)}`
  return { what: capital(outcomeDone[outcome]), rest: `${when}${who}`, quote: made?.note ?? null }
}

/** One line of what happened, or null for what a receptionist has no use for (who looked, who claimed). */
export function tellLine({ at, verb, by, detail }: StoryLine, zone: Zone, today: Day, tries: readonly Tried[] = []): ToldLine | null {
  const who = by ? `, ${by}` : ''
  const { outcome } = detail
  if (verb === 'attempt' && isOutcome(outcome)) return tellTry(outcome, who, tries.find((made) => made.at === at && made.outcome === outcome), zone, today)
  const what = verbs[verb]
  if (what === undefined) return null
  if (verb === 'move' && typeof detail.to === 'string') {
    const to = parseInstant(detail.to)
    const back = detail.undone === true
    return { what: back ? 'Move undone' : what, rest: `${to === null ? '' : `${back ? ', back' : ''} to ${dayAndClock(to, today, zone)}`}${who}` }
  }
  if (verb === 'cancel' && isReason(detail.reason)) return { what, rest: `: ${cancelReasonWords[detail.reason].toLowerCase()}${who}` }
  return { what, rest: who }
}
