import type { CallFacts } from '@/lib/core/call'
import { makeReference } from '@/lib/core/reference'
import { dayNumber, dayOf, type Instant } from '@/lib/core/time'
import { makeStaff, type StaffSeed } from './accounts'
import { planKeys } from './api-keys'
import { planAsked } from './away-asked'
import { absencesAround, closuresAround, openDayFrom } from './away'
import { clinics, policy, zone } from './clinics'
import { makePatients } from './patients'
import { makeRandom, type Random } from './random'
import { planQuestionnaires } from './questionnaires'
import { planRingBacks } from './ring-backs'
import { tellAll } from './tales'
import type { World } from './tale'
import { planVisits, rotaBegins, type Shut } from './visits'

function factsBy(shut: Shut): (clinic: string) => CallFacts {
  const known = new Map(clinics.map(({ id, hours }): [string, CallFacts] => [id, {
    openingHours: hours, zone, policy,
    closures: shut.closures.filter((closure) => closure.clinic === null || closure.clinic === id),
  }]))
  return (clinic) => known.get(clinic) ?? { openingHours: [], closures: [], zone, policy }
}

function references(random: Random): () => string {
  const used = new Set<string>()
  const next = (): string => {
    const reference = makeReference(random.below)
    if (used.has(reference)) return next()
    used.add(reference)
    return reference
  }
  return next
}

function oneOf(staff: readonly StaffSeed[], fits: (person: StaffSeed) => boolean): StaffSeed {
  const person = staff.find(fits)
  if (!person) throw new Error('nobody at the desk')
  return person
}

/** The whole demo practice as of `now`, without touching anything: the same for the same minute. */
export function planDemo(now: Instant) {
  const today = dayOf(now, zone)
  const busiest = openDayFrom(today)
  const random = makeRandom(dayNumber(today))
  const shut = { closures: closuresAround(today), absences: absencesAround(today) }
  const staff = makeStaff(busiest, random)
  const patients = makePatients(today, random)
  const visits = planVisits(today, busiest, shut, random)
  const world: World = {
    now, random, facts: factsBy(shut), reference: references(random),
    desk: (clinic) => oneOf(staff, (person) => person.role === 'reception' && person.clinics.includes(clinic)),
    treating: (practitioner) => staff.find((person) => person.practitionerId === practitioner) ?? null,
  }
  const manager = oneOf(staff, ({ role }) => role === 'manager')
  const { tales, casts } = tellAll(world, visits, patients, busiest, manager)
  const ringBacks = planRingBacks(world)
  const questionnaires = planQuestionnaires(world, tales)
  const asked = planAsked(staff, random, now)
  return { ...shut, today, rotaBegins: rotaBegins(today), staff, patients, tales, casts, ringBacks, questionnaires, asked, keys: planKeys(manager, random, now), random }
}

export type DemoPlan = ReturnType<typeof planDemo>
