import { daysBetween, type Day } from '@/lib/core/time'
import type { PatientSeed } from './patients'
import type { Random } from './random'
import type { Visit } from './visits'

/** Who comes to which visit. */
export interface Cast {
  visit: Visit
  patient: PatientSeed
  firstVisit: boolean
}

interface Known {
  patient: PatientSeed
  practitioner: string
  days: Day[]
  /** The day of the first visit, where it is among these. */
  newOn: Day | null
}

/** Nobody comes twice in so many days. */
const apart = 5

function mayCome(known: Known, visit: Visit): boolean {
  if (visit.service.skill === 'pregnancy' && !known.patient.pregnant) return false
  if (known.newOn !== null && visit.day < known.newOn) return false
  return known.days.every((day) => Math.abs(daysBetween(day, visit.day)) >= apart)
}

const isFirst = (visit: Visit, random: Random): boolean =>
  visit.service.patients === 'new' || (visit.service.patients === 'any' && random.chance(0.35))

/** Casts the visits in the order given (the most looked-at first, so that they get those with a story). */
export function castVisits(visits: readonly Visit[], patients: readonly PatientSeed[], random: Random): Cast[] {
  const unseen = [...patients]
  const seen: Known[] = []
  const takeUnseen = (visit: Visit): Known | null => {
    const at = unseen.findIndex(({ pregnant }) => visit.service.skill !== 'pregnancy' || pregnant)
    const [patient] = at < 0 ? [] : unseen.splice(at, 1)
    if (!patient) return null
    const known = { patient, practitioner: visit.practitioner, days: [], newOn: null }
    seen.push(known)
    return known
  }
  const takeSeen = (visit: Visit, fits: (known: Known) => boolean): Known | null => {
    const able = seen.filter((known) => fits(known) && mayCome(known, visit))
    return able.length === 0 ? null : random.pick(able)
  }
  return visits.flatMap((visit) => {
    const first = isFirst(visit, random)
    const own = first || random.chance(0.3) ? null : takeSeen(visit, (known) => known.practitioner === visit.practitioner)
    const fresh = own ?? takeUnseen(visit)
    const known = fresh ?? takeSeen(visit, () => true)
    if (!known) return []
    // The last of the patients may all be known: then a first visit is to this practitioner, not to the practice.
    const firstVisit = first && fresh !== null && own === null
    if (firstVisit) known.newOn = visit.day
    known.days.push(visit.day)
    return [{ visit, patient: known.patient, firstVisit }]
  })
}
