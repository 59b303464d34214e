import type { AppointmentVerb, CancelReason } from './appointment'
import type { Instant } from './time'

/**
 * Whether a request asks again for what it has made already: a second press, or an answer that was lost on its way. Such a request
 * is answered as the first was, and writes nothing. Anything that came after it, or somebody else's doing, is no repeat.
 */

/** The last change of an appointment, as its event tells it. */
export interface MadeChange {
  verb: string
  kind: string
  by: string | null
  at: Instant
  detail: unknown
}

export interface AskedChange {
  verb: AppointmentVerb
  by: { kind: string; id: string | null }
  /** The version that was seen when it was asked for; left out, whatever was there. */
  version?: number | undefined
  cancelReason?: CancelReason | undefined
}

const told = (detail: unknown, name: string): unknown =>
  typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>)[name] : undefined

const isBySame = (made: MadeChange, { kind, id }: AskedChange['by']): boolean => made.kind === kind && made.by === id

/**
 * Whether the version fits: one change was made since, or none since it was made. For an undo none means another step: only whoever
 * saw what the first one left may take a second.
 */
function fits(asked: AskedChange, now: number): boolean {
  if (asked.version === undefined || asked.version === now - 1) return true
  return asked.version === now && asked.verb !== 'undo'
}

/** Whether what is there (`now`) is exactly what this request has made, and nothing was changed since. */
export function isRepeat(asked: AskedChange, now: { status: string; version: number }, made: MadeChange | null): boolean {
  if (made === null || made.verb !== asked.verb || !isBySame(made, asked.by) || !fits(asked, now.version)) return false
  if (asked.verb === 'move') return true // where to is compared with where it is
  const sameReason = asked.cancelReason === undefined || told(made.detail, 'reason') === asked.cancelReason
  return told(made.detail, 'to') === now.status && sameReason
}

/** Whether a move was one that took another back. */
export const isTakenBack = ({ verb, detail }: MadeChange): boolean => verb === 'move' && told(detail, 'undone') === true
