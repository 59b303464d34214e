import { bestTimes } from '@/lib/core/appointment'
import type { Cast } from './casting'
import type { Details, World } from './tale'
import { notes, reasons } from './words'

function about({ patient, visit }: Cast): readonly string[] {
  if (visit.service.skill === 'pregnancy') return reasons['pregnant'] ?? []
  return reasons[patient.age < 16 ? 'child' : visit.service.professionId] ?? []
}

/** What was typed with it. Many say nothing: it is optional. */
export function detailsOf({ random }: World, cast: Cast): Details {
  return {
    reason: random.chance(0.75) ? random.pick(about(cast)) : null,
    note: random.chance(0.14) ? random.pick(notes) : null,
    bookedByName: cast.patient.bookedBy,
    bestTime: random.chance(0.5) ? 'any' : random.pick(bestTimes),
  }
}
