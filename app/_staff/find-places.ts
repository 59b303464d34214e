import type { StaffActor } from '@/lib/auth/actor'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import type { CallEntry, ClinicView, DiaryEntry } from '@/lib/core/views'
import { readPlaces } from '@/lib/use-cases/read-places'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { nearestPlaces, type Place } from './nearest-places'

const daysSearched = 14

type Movable = Pick<DiaryEntry | CallEntry, 'start'> & { practitioner: string; service: { id: string } }

/** Where an appointment could go in the two weeks from today, or from its own day where that is later. */
export async function findPlaces(actor: StaffActor, clinic: ClinicView, entry: Movable, now: Instant): Promise<Place[]> {
  const { start, practitioner } = entry
  const zone = clinic.timeZone
  const [today, day] = [dayOf(now, zone), dayOf(start, zone)]
  const from = day > addDays(today, 2) ? addDays(day, -2) : today
  const [free, people] = await Promise.all([
    readPlaces(actor, {
      clinic: clinic.id, service: entry.service.id, from, to: addDays(from, daysSearched), own: { practitioner, start },
    }, now),
    readPractitioners({ clinic: clinic.id }),
  ])
  if (!free.ok) return []
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return nearestPlaces(free.value, { start, practitioner, zone, now, names })
}
