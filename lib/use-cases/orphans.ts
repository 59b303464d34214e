import { findOrphans } from '@/lib/core/orphans'
import { addDays, dayOf, instantAt, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { findUpcoming, type UpcomingRow } from '@/lib/store/day-changes'
import { remember } from '@/lib/store/live'
import type { Setup } from '@/lib/store/setup'

/** The longest horizon that the database lets a practice have. */
const furthestDays = 400

const presenceAt = (setup: Setup, clinic: ClinicView) => ({
  zone: clinic.timeZone, sessions: setup.sessions.filter((session) => session.clinic === clinic.id), away: setup.absences, closures: clinic.closures,
})

/**
 * The appointments to come of a clinic that nobody is there for, however that came about: a rota that was changed, an
 * absence, a closure, a practitioner who left. Looked for as far ahead as a practice may ever book, since what was booked stays when
 * less may be; remembered until anything changes.
 */
export function recallOrphans(setup: Setup, clinic: ClinicView, now: Instant): Promise<UpcomingRow[]> {
  return remember(['orphans', setup.edition, clinic.id].join(' '), now, async () => {
    const last = addDays(dayOf(now, clinic.timeZone), furthestDays + 2)
    const upcoming = await findUpcoming(clinic.id, now, instantAt(last, 0, clinic.timeZone))
    return { value: findOrphans(presenceAt(setup, clinic), upcoming), until: Infinity }
  })
}

export const isOrphan = (setup: Setup, clinic: ClinicView, visit: { practitioner: string; start: Instant; end: Instant }): boolean =>
  findOrphans(presenceAt(setup, clinic), [visit]).length > 0
