import { parseInstant, toIso, type Instant } from './time'

/** What the event of a move tells: enough to bring it back exactly to where it was. */
export interface Place {
  practitioner: string
  room: string | null
  start: Instant
  end: Instant
  /** End with the buffer. */
  busyUntil: Instant
}

type Detail = Record<string, string | number | boolean | null>

/** A move can be undone for a minute. */
export const undoMs = 60_000

export const mayUndoMove = (movedAt: Instant, now: Instant): boolean => now <= movedAt + undoMs

export const movedDetail = (from: Place, to: Place): Detail => ({
  from: toIso(from.start), to: toIso(to.start), practitionerFrom: from.practitioner, practitionerTo: to.practitioner,
  endFrom: toIso(from.end), busyFrom: toIso(from.busyUntil), roomFrom: from.room,
})

const instantIn = (value: unknown): Instant | null => (typeof value === 'string' ? parseInstant(value) : null)

/** Where it was before the move; null for what isn't the event of a move, was itself an undo, or doesn't tell enough. */
export function placeBefore(detail: unknown): Place | null {
  if (typeof detail !== 'object' || detail === null) return null
  const told = detail as Detail
  const [start, end, busyUntil] = [instantIn(told['from']), instantIn(told['endFrom']), instantIn(told['busyFrom'])]
  const { practitionerFrom, roomFrom } = told
  if (told['undone'] === true || start === null || end === null || busyUntil === null || typeof practitionerFrom !== 'string') return null
  return { practitioner: practitionerFrom, room: typeof roomFrom === 'string' ? roomFrom : null, start, end, busyUntil }
}
