import type { CallerVisit, Habit } from './phone-view'
import { dayOf, minuteOfDay, weekdayOf, type Zone } from './time'

/** The visits looked at: habits change. */
const lately = 8
const kept = new Set(['confirmed', 'arrived', 'completed'])

export function partOf(wall: number): NonNullable<Habit['part']> {
  if (wall < 600) return 'early'
  if (wall < 720) return 'morning'
  return wall < 1020 ? 'afternoon' : 'evening'
}

/** What more than half of them have in common, and at least two; null where nothing is. */
function mostly<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] >= 2 && best[1] * 2 > values.length ? best[0] : null
}

/** With whom, on which day and when somebody mostly comes, by their visits, latest first. `zoneOf` a clinic. */
export function habitOf(visits: readonly CallerVisit[], zoneOf: (clinic: string) => Zone): Habit {
  const recent = visits.filter(({ status }) => kept.has(status)).slice(0, lately)
  const who = mostly(recent.map(({ practitioner }) => practitioner.id)) ?? (recent.length === 1 ? recent[0]?.practitioner.id : undefined)
  return {
    practitioner: recent.find(({ practitioner }) => practitioner.id === who)?.practitioner ?? null,
    weekday: mostly(recent.map(({ start, clinic }) => weekdayOf(dayOf(start, zoneOf(clinic))))),
    part: mostly(recent.map(({ start, clinic }) => partOf(minuteOfDay(start, zoneOf(clinic))))),
  }
}
