import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import type { WeekSession } from '@/lib/core/rota-week'
import { dayOf, wallClock24, type Instant } from '@/lib/core/time'
import { readRecords } from '@/lib/store/practice-records'
import { writeFirstWeek } from '@/lib/store/practice-writes'
import { holdSetUp } from '@/lib/store/set-up'
import { transact } from '@/lib/store/transact'
import { managerOf, recordChange, wrong } from './manage-ground'

export interface FirstRota {
  practitioner: string
  clinic: string
  room: string | null
  week: readonly WeekSession[]
}

/**
 * The first rota of a practice that is being set up: the same week from today on. Given again it takes the place of the one before,
 * which nobody can have booked. Refusals: `forbidden`, `not-found` (the set-up is completed; a person, clinic or room that isn't
 * there), `invalid` (no day at all).
 */
export async function setFirstRota(actor: Actor, { week, ...where }: FirstRota, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  if (week.length === 0) return wrong('from-1', 'Give the times of one day at least.')
  return transact<null>(async (tx) => {
    if (!(await holdSetUp(tx))) return refused({ reason: 'not-found' })
    const { clinics, practitioners } = await readRecords(tx)
    const clinic = clinics.find(({ id }) => id === where.clinic)
    if (!clinic || !practitioners.some(({ id }) => id === where.practitioner)) return refused({ reason: 'not-found' })
    if (where.room !== null && !clinic.rooms.some(({ id }) => id === where.room)) return refused({ reason: 'not-found' })
    await writeFirstWeek(tx, where, week, dayOf(now, clinic.timeZone))
    const said = week.map(({ weekday, from, to }) => `${weekday} ${wallClock24(from)}-${wallClock24(to)}`).join(', ')
    await recordChange(tx, 'set-rota', manager, `practitioner ${where.practitioner}`, { room: where.room, 'week was': null, 'week is': said }, now, clinic.id)
    return done(null)
  })
}
