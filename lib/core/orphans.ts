import type { Away, Closure, RotaSession, Span } from './diary-facts'
import { closureSpans } from './opening'
import { sessionSpans } from './rota'
import { mergeSpans, subtractSpans } from './spans'
import { dayNumberOf, instantOf, minuteOf, type Instant, type Zone } from './time'

/** What says whether somebody is there: one clinic's sessions and closures, and everybody's absences. */
export interface Presence {
  zone: Zone
  sessions: readonly RotaSession[]
  away: readonly Away[]
  closures: readonly Closure[]
}

interface Visit {
  practitioner: string
  start: Instant
  end: Instant
}

/**
 * Those that nobody is there for: no session of their practitioner at the clinic covers the treatment whole, or the
 * practitioner is away, or the clinic shut. In the order given.
 */
export function findOrphans<T extends Visit>({ zone, sessions, away, closures }: Presence, visits: readonly T[]): T[] {
  const days = visits.map(({ start }) => dayNumberOf(start, zone))
  const [from, to] = [Math.min(...days) - 1, Math.max(...days) + 1]
  const shut = visits.length > 0 ? closureSpans(closures, zone, from, to + 1) : []
  const presence = new Map<string, Span[]>()
  const presentOf = (practitioner: string): Span[] => {
    const mine = sessions.filter((session) => session.practitioner === practitioner)
    const gone = mergeSpans([...shut, ...away.filter((absence) => absence.practitioner === practitioner)])
    return subtractSpans(sessionSpans(mine, zone, from, to), gone)
  }
  return visits.filter(({ practitioner, start, end }) => {
    const present = presence.get(practitioner) ?? presentOf(practitioner)
    presence.set(practitioner, present)
    return !present.some((span) => instantOf(span.start) <= start && minuteOf(end) <= span.end)
  })
}
