import { dayOf, startOfWeek, type Day, type Instant, type Zone } from './time'

interface Taken {
  at: Instant
}

/** How many are kept, and of which periods each is the newest. Weeks begin on Mondays. */
const rules: readonly (readonly [most: number, periodOf: (day: Day) => string])[] = [
  [7, (day) => day],
  [4, startOfWeek],
  [12, (day) => day.slice(0, 7)],
]

/** The newest of each of the last periods that have one; `sorted` begins with the newest. */
function newestOfEach<T>(sorted: readonly T[], most: number, periodOf: (one: T) => string): T[] {
  const newest = new Map<string, T>()
  for (const one of sorted) {
    const period = periodOf(one)
    if (!newest.has(period)) newest.set(period, one)
  }
  return [...newest.values()].slice(0, most)
}

/**
 * The backups that need not be kept: all but the newest of each of the last seven days, four weeks
 * and twelve months that have one, by the zone's calendar. What has none counts for nothing, so a
 * machine that was off for a month loses none by that. One dated after `now`, by a clock that was
 * wrong, stays, and takes no other's place.
 */
export function backupsToDrop<T extends Taken>(
  taken: readonly T[], now: Instant, zone: Zone,
): T[] {
  const past = taken.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at)
  const kept = new Set(rules.flatMap(([most, periodOf]) =>
    newestOfEach(past, most, ({ at }) => periodOf(dayOf(at, zone)))))
  return past.filter((one) => !kept.has(one))
}
