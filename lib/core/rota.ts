import type { RotaSession, Span } from './diary-facts'
import { mergeSpans } from './spans'
import { dayNumber, minuteAt, weekdayOfNumber, type DayNumber, type Zone } from './time'

/** The Monday of the week that day `n` is in. */
const mondayOf = (n: DayNumber): DayNumber => n + 1 - weekdayOfNumber(n)

interface KnownSession {
  session: RotaSession
  validFrom: DayNumber
  validUntil: DayNumber
}

const known = (session: RotaSession): KnownSession => ({
  session,
  validFrom: dayNumber(session.validFrom),
  validUntil: session.validUntil === null ? Infinity : dayNumber(session.validUntil),
})

function runsOn({ session, validFrom, validUntil }: KnownSession, n: DayNumber): boolean {
  if (n < validFrom || n > validUntil) return false
  return session.everyWeeks <= 1 || ((mondayOf(n) - mondayOf(validFrom)) / 7) % session.everyWeeks === 0
}

/**
 * When the sessions run that begin on the days from `from` to `to` (both inclusive): sorted, joined where they abut or
 * overlap. A session is from the first instant at which the clock shows its beginning to the first at which it shows
 * its end, so the spring change makes it shorter and the autumn change longer.
 */
export function sessionSpans(sessions: readonly RotaSession[], zone: Zone, from: DayNumber, to: DayNumber): Span[] {
  const byWeekday: KnownSession[][] = Array.from({ length: 8 }, () => [])
  for (const session of sessions) byWeekday[session.weekday]?.push(known(session))
  const spans: Span[] = []
  for (let n = from; n <= to; n += 1) {
    for (const candidate of byWeekday[weekdayOfNumber(n)] ?? []) {
      if (!runsOn(candidate, n)) continue
      const { from: begins, to: ends } = candidate.session
      spans.push({ start: minuteAt(n, begins, zone), end: minuteAt(n, ends, zone) })
    }
  }
  return mergeSpans(spans)
}
