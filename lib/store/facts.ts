import type { DiaryFacts } from '@/lib/core/diary-facts'
import { addDays, instantAt, type Day, type Instant } from '@/lib/core/time'
import { recall, remember } from './live'
import type { Setup } from './setup'
import { readTaken } from './taken'

/** The set-up half of the facts of one clinic; `practitioners` are those whose time matters to the wish. */
export function setupFacts(setup: Setup, clinicId: string, practitioners: readonly string[]): Omit<DiaryFacts, 'taken'> {
  const clinic = setup.clinics.find((known) => known.id === clinicId)
  if (!clinic) throw new Error(`no clinic ${clinicId}`)
  const wanted = new Set(practitioners)
  return {
    zone: clinic.timeZone,
    policy: setup.practice.policy,
    openingHours: clinic.openingHours,
    closures: clinic.closures,
    sessions: setup.sessions.filter((session) => session.clinic === clinicId && wanted.has(session.practitioner)),
    away: setup.absences.filter((absence) => wanted.has(absence.practitioner)),
  }
}

/** Facts of one clinic for a range of its local days, read at once. `until`: when the first hold in it expires. */
export async function readFacts(
  setup: Setup, clinicId: string, practitioners: readonly string[], days: { from: Day; to: Day }, now: Instant,
): Promise<{ facts: DiaryFacts; until: Instant }> {
  const base = setupFacts(setup, clinicId, practitioners)
  const rooms = [...new Set(base.sessions.flatMap((session) => session.room ?? []))]
  // From a day before to a day after: night sessions and the minutes of the day's last buffer.
  const from = instantAt(addDays(days.from, -1), 0, base.zone)
  const to = instantAt(addDays(days.to, 2), 0, base.zone)
  const { taken, until } = await readTaken({ practitioners, rooms }, from, to, now)
  return { facts: { ...base, taken }, until }
}

const keyOf = (setup: Setup, clinicId: string, practitioners: readonly string[], days: { from: Day; to: Day }): string =>
  ['facts', setup.edition, clinicId, days.from, days.to, ...practitioners].join(' ')

/** Facts as far as they are remembered; undefined where they would have to be read. */
export async function knownFacts(
  setup: Setup, clinicId: string, practitioners: readonly string[], days: { from: Day; to: Day }, now: Instant,
): Promise<DiaryFacts | undefined> {
  return (await recall<{ facts: DiaryFacts }>(keyOf(setup, clinicId, practitioners, days), now))?.facts
}

/** The same as `readFacts`, remembered until something changes or a hold in it expires. */
export async function recallFacts(
  setup: Setup, clinicId: string, practitioners: readonly string[], days: { from: Day; to: Day }, now: Instant,
): Promise<{ facts: DiaryFacts; until: Instant }> {
  return remember(keyOf(setup, clinicId, practitioners, days), now, async () => {
    const read = await readFacts(setup, clinicId, practitioners, days, now)
    return { value: read, until: read.until }
  })
}
