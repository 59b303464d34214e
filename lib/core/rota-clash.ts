import type { Span } from './diary-facts'
import type { ClinicSession, PracticeState } from './practice-state'
import { sessionSpans } from './rota'
import { dayNumber, type DayNumber } from './time'

/** How far sessions are looked through: every pattern of weeks has come round by then, and both clock changes. */
const daysSearched = 400

export interface Clash {
  what: 'person' | 'room'
  /** The one that is added, and the one that is in its way. */
  added: ClinicSession
  other: ClinicSession
}

const meet = (a: readonly Span[], b: readonly Span[]): boolean => {
  let next = 0
  for (const span of a) {
    while ((b[next]?.end ?? Infinity) <= span.start) next += 1
    if ((b[next]?.start ?? Infinity) < span.end) return true
  }
  return false
}

/**
 * The first of the sessions added that would be held while the same person has another, wherever, or somebody another in the
 * same room. What overlapped before isn't the change's doing. `today` is the first day that counts.
 */
export function findClash({ clinics, sessions }: PracticeState, adds: readonly ClinicSession[], today: DayNumber): Clash | null {
  if (adds.length === 0) return null
  const first = Math.max(today, Math.min(...adds.map(({ validFrom }) => dayNumber(validFrom)))) - 1
  const last = Math.max(first, ...adds.map(({ validFrom }) => dayNumber(validFrom))) + daysSearched
  const known = new Map<string, Span[]>()
  const spansOf = (session: ClinicSession): Span[] => {
    const found = known.get(session.id) ?? sessionSpans([session], clinics.find(({ id }) => id === session.clinic)?.timeZone ?? 'Etc/UTC', first, last)
    known.set(session.id, found)
    return found
  }
  for (const added of adds) {
    for (const other of sessions) {
      const person = other.practitioner === added.practitioner
      if (other.id === added.id || (!person && (added.room === null || other.room !== added.room))) continue
      if (meet(spansOf(added), spansOf(other))) return { what: person ? 'person' : 'room', added, other }
    }
  }
  return null
}
