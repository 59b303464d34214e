import { attemptOutcomes, type AttemptOutcome } from '@/lib/core/call'
import { cancelReasons, type CancelReason } from '@/lib/core/appointment'
import { parseInstant, type Day, type Zone } from '@/lib/core/time'
import type { StoryLine } from '@/lib/core/views'
import { dayAndClock } from './time'
import { cancelReasonWords, outcomeDone } from './words'

const verbs: Record<string, string> = {
  hold: 'Held', request: 'Requested', lapse: 'Lapsed', confirm: 'Confirmed', release: 'Released', move: 'Moved',
  cancel: 'Cancelled', arrive: 'Arrived', complete: 'Finished', miss: 'Did not attend', undo: 'Undone',
  book: 'Booked by phone', note: 'Note written', flag: 'Unanswered, kept and flagged', extend: 'Held for longer',
}

const isOutcome = (value: unknown): value is AttemptOutcome => (attemptOutcomes as readonly unknown[]).includes(value)
const isReason = (value: unknown): value is CancelReason => (cancelReasons as readonly unknown[]).includes(value)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export interface ToldLine {
  what: string
  rest: string
}

/** One line of what happened, or null for what a receptionist has no use for (who looked, who claimed). */
export function tellLine({ verb, by, detail }: StoryLine, zone: Zone, today: Day): ToldLine | null {
  const who = by ? `, ${by}` : ''
  if (verb === 'attempt' && isOutcome(detail.outcome)) return { what: capital(outcomeDone[detail.outcome]), rest: who }
  const what = verbs[verb]
  if (what === undefined) return null
  if (verb === 'move' && typeof detail.to === 'string') {
    const to = parseInstant(detail.to)
    return { what, rest: `${to === null ? '' : ` to ${dayAndClock(to, today, zone)}`}${who}` }
  }
  if (verb === 'cancel' && isReason(detail.reason)) return { what, rest: `: ${cancelReasonWords[detail.reason].toLowerCase()}${who}` }
  return { what, rest: who }
}
