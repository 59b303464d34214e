import { addOpeningMinutes } from '@/lib/core/opening'
import { dayOf, instantOf, type Day } from '@/lib/core/time'
import type { StaffSeed } from './accounts'
import { castVisits, type Cast } from './casting'
import { zone } from './clinics'
import { tellHeld, tellHistory, tellLapsed, type Fate } from './history'
import { chooseVisits, tellOpenCall, type OpenCall } from './open-calls'
import type { PatientSeed } from './patients'
import type { Tale, World } from './tale'
import type { Visit } from './visits'

/** Visits whose fate is settled before chance is asked. */
interface Cues {
  open: Map<Visit, OpenCall>
  held: Visit | null
  lapsed: Set<Visit>
  fates: Map<Visit, Fate>
}

function pastFate(world: World): Fate {
  return world.random.weighted([['completed', 88], ['missed', 3], ['cancelled', 5], ['declined', 2], ['released', 2]] as const)
}

/** Today nobody fails to come but those chosen for it. */
function todaysFate(world: World, { start, end }: Visit): Fate {
  const { now, random } = world
  if (end <= now - instantOf(3)) return 'completed'
  if (start <= now) return random.chance(0.85) ? 'arrived' : 'confirmed'
  if (start <= now + instantOf(15)) return random.chance(0.5) ? 'arrived' : 'confirmed'
  return random.chance(0.97) ? 'confirmed' : 'cancelled'
}

function fateOf(world: World, visit: Visit, today: Day): Fate {
  if (visit.day === today) return todaysFate(world, visit)
  if (visit.day < today) return pastFate(world)
  return world.random.weighted([['confirmed', 94], ['cancelled', 4], ['declined', 2]] as const)
}

/** Of each clinic's visits that are over on that day: one did not come. */
function missedOn(day: Day, past: readonly Visit[]): Visit[] {
  const clinics = [...new Set(past.map(({ clinic }) => clinic))]
  return clinics.flatMap((clinic) => {
    const done = past.filter((visit) => visit.clinic === clinic && visit.day === day)
    return done.length < 3 ? [] : done.slice(Math.floor(done.length / 2), Math.floor(done.length / 2) + 1)
  })
}

function findHeld(world: World, visits: readonly Visit[], open: Map<Visit, OpenCall>): Visit | null {
  const { openingHours, closures, zone: at, policy } = world.facts('hall-green')
  const bookable = addOpeningMinutes(openingHours, closures, at, world.now, policy.noticeOpeningMinutes)
  return visits.find((visit) => visit.clinic === 'hall-green' && visit.service.id === 'osteopathy-follow-up'
    && visit.start >= bookable && !open.has(visit)) ?? null
}

function findCues(world: World, visits: readonly Visit[], today: Day): Cues {
  const open = chooseVisits(world, visits.filter(({ start }) => start > world.now))
  const past = visits.filter(({ end }) => end <= world.now - instantOf(30))
  const earlier = past.filter(({ day }) => day < today)
  const lapsed = new Set(earlier.filter((_, i) => i % 60 === 30))
  const fates = new Map(missedOn(today, past).map((visit): [Visit, Fate] => [visit, 'missed']))
  // Outside opening hours nobody is there: then the last to come has not been finished with, as happens.
  const isSomebodyIn = visits.some(({ start, end }) => start <= world.now && world.now < end)
  const last = past[past.length - 1]
  if (!isSomebodyIn && last) fates.set(last, 'arrived')
  // One of each that chance might leave out.
  const others = earlier.filter((visit) => !lapsed.has(visit) && !fates.has(visit))
  for (const [i, fate] of (['missed', 'cancelled', 'declined', 'released'] as const).entries()) {
    const visit = others[20 + 7 * i]
    if (visit && visit.service.channel === 'online') fates.set(visit, fate)
  }
  return { open, held: findHeld(world, visits, open), lapsed, fates }
}

/** The most looked-at get the patients with a story: calls to make, then the busiest day, then the rest. */
function inOrder(visits: readonly Visit[], cues: Cues, busiest: Day): Visit[] {
  const rank = (visit: Visit) => (cues.open.has(visit) ? 0 : visit.day === busiest ? 1 : 2)
  return visits.filter((visit) => visit !== cues.held && !cues.lapsed.has(visit)).sort((a, b) => rank(a) - rank(b) || a.start - b.start)
}

/** Everything that has happened, and is about to: one tale a visit. */
export function tellAll(
  world: World, visits: readonly Visit[], patients: readonly PatientSeed[], busiest: Day, manager: StaffSeed,
): { tales: Tale[]; casts: Cast[] } {
  const today = dayOf(world.now, zone)
  const cues = findCues(world, visits, today)
  const casts = castVisits(inOrder(visits, cues, busiest), patients, world.random)
  const tales = casts.map((cast) => {
    const call = cues.open.get(cast.visit)
    return call ? tellOpenCall(world, cast, call, manager) : tellHistory(world, cast, cues.fates.get(cast.visit) ?? fateOf(world, cast.visit, today))
  })
  const nobodys = [...[...cues.lapsed].map((visit) => tellLapsed(world, visit)), ...(cues.held ? [tellHeld(world, cues.held)] : [])]
  return { tales: [...tales, ...nobodys], casts }
}
