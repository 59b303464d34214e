import { findOrphans, type Presence } from '../orphans'
import type { RotaSession, Taken } from '../diary-facts'
import { sessionSpans } from '../rota'
import { dayNumberOf, minuteOf, type Instant } from '../time'
import type { Visit } from './place-visit'

/** Time that is taken, by whoever takes it: asked about at many times. */
interface Span {
  start: Instant
  end: Instant
  line: number | null
}

const dayMs = 24 * 3_600_000

/** No appointment is longer than a day, so that only the days around a time matter. */
export class Occupied {
  private readonly spans = new Map<string, Span[]>()

  private days(whose: string, start: Instant, end: Instant): string[] {
    const from = Math.floor(start / dayMs)
    return Array.from({ length: Math.floor((end - 1) / dayMs) - from + 1 }, (_, i) => `${whose} ${from + i}`)
  }

  take(whose: string, span: Span): void {
    for (const day of this.days(whose, span.start, span.end)) this.spans.set(day, [...(this.spans.get(day) ?? []), span])
  }

  /** What is in the way, if anything. */
  inTheWay(whose: string, start: Instant, end: Instant): Span | null {
    for (const day of this.days(whose, start, end)) {
      const found = this.spans.get(day)?.find((span) => span.start < end && start < span.end)
      if (found) return found
    }
    return null
  }

  /** When the next one begins, from `from` up to `until`; `until` where none does. */
  nextFrom(whose: string, from: Instant, until: Instant): Instant {
    const ahead = this.days(whose, from, until + 1).flatMap((day) => this.spans.get(day) ?? []).filter(({ start }) => start >= from && start < until)
    return Math.min(until, ...ahead.map(({ start }) => start))
  }
}

const minute = 60_000

/** What is taken already: of practitioners, and of rooms (which are told apart by a mark, since both are known by such ids). */
export function occupiedBy(taken: readonly Taken[]): { people: Occupied; rooms: Occupied } {
  const [people, rooms] = [new Occupied(), new Occupied()]
  for (const { practitioner, room, start, end } of taken) {
    const span = { start: start * minute, end: end * minute, line: null }
    people.take(practitioner, span)
    if (room !== null) rooms.take(room, span)
  }
  return { people, rooms }
}

/** Those at whose time nobody is there. */
export function outsideRota<T extends Visit>(visits: readonly T[], presenceOf: (clinic: string) => Presence): Set<T> {
  const clinics = [...new Set(visits.map(({ clinic }) => clinic))]
  return new Set(clinics.flatMap((clinic) => findOrphans(presenceOf(clinic), visits.filter((visit) => visit.clinic === clinic))))
}

/** The room of the session that covers the visit. */
export function roomFor(visit: Visit, sessions: readonly RotaSession[], zone: string): string | null {
  const day = dayNumberOf(visit.start, zone)
  const [start, end] = [minuteOf(visit.start), minuteOf(visit.end)]
  const session = sessions.find((one) => one.practitioner === visit.practitioner && one.room !== null
    && sessionSpans([one], zone, day - 1, day).some((span) => span.start <= start && end <= span.end))
  return session?.room ?? null
}
