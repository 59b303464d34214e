/** What a change of the practice does: slots gained and lost, and appointments that nobody is there for any more. */
import type { DiaryFacts, Taken } from './diary-facts'
import { findOrphans } from './orphans'
import { closuresAt, type PracticeState } from './practice-state'
import { offerByPractitioner } from './slots'
import { addDays, dayOf, instantAt, type Day, type Instant } from './time'

/** A practitioner at a clinic, whose slots the change bears on. */
export interface Concerned {
  clinic: string
  practitioner: string
}

/** What has to be read: whose time and which rooms', from when to when. */
export interface EffectGround {
  concerned: Concerned[]
  practitioners: string[]
  rooms: string[]
  from: Instant
  to: Instant
}

/** An appointment to come that is asked for or agreed on. */
export interface EffectVisit {
  id: string
  clinic: string
  practitioner: string
  start: Instant
  end: Instant
}

/** A start at which a practitioner can be booked, for at least one of the services they give. */
export interface EffectSlot extends Concerned {
  start: Instant
}

export interface Effect {
  /** In the order of clinics, practitioners and starts. */
  lost: EffectSlot[]
  gained: EffectSlot[]
  /** Appointments that had a session and have none now, by their ids, soonest first: somebody has to tell their patients. */
  orphaned: string[]
  /** Appointments that had none and have one again. */
  covered: string[]
}

type Length = { minutes: number; bufferMinutes: number }

/** The shortest visit that a practitioner gives: where it doesn't fit, none does. Null for who gives none. */
function shortestOf({ services, practitioners }: PracticeState, practitioner: string): Length | null {
  const person = practitioners.find(({ id }) => id === practitioner)
  const given = services.filter(({ id, skill }) => person?.services.includes(id) && (skill === null || person.skills.includes(skill)))
  const needs = ({ minutes, bufferMinutes }: Length): number => minutes + bufferMinutes
  return given.reduce<Length | null>((least, one) => (least === null || needs(one) < needs(least) ? one : least), null)
}

function setupAt(state: PracticeState, { clinic, practitioner }: Concerned): Omit<DiaryFacts, 'taken'> | null {
  const found = state.clinics.find(({ id }) => id === clinic)
  if (!found) return null
  return {
    zone: found.timeZone, policy: state.practice.policy, openingHours: found.openingHours, closures: closuresAt(state.closures, clinic),
    sessions: state.sessions.filter((session) => session.clinic === clinic && session.practitioner === practitioner),
    away: state.absences.filter((away) => away.practitioner === practitioner),
  }
}

const pairsOf = ({ sessions }: PracticeState): Concerned[] => sessions.map(({ clinic, practitioner }) => ({ clinic, practitioner }))

function findConcerned(before: PracticeState, after: PracticeState): Concerned[] {
  const pairs = new Map([...pairsOf(before), ...pairsOf(after)].map((pair) => [`${pair.clinic} ${pair.practitioner}`, pair]))
  const digest = (state: PracticeState, pair: Concerned): string => JSON.stringify([setupAt(state, pair), shortestOf(state, pair.practitioner)])
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair).filter((pair) => digest(before, pair) !== digest(after, pair))
}

/**
 * Whom a change concerns, and what has to be read to say what it does. Rooms of other people's sessions don't matter: their
 * free time depends on what is booked, not on who is there. `now` is the current instant.
 */
export function groundOf(before: PracticeState, after: PracticeState, now: Instant): EffectGround {
  const concerned = findConcerned(before, after)
  const practitioners = [...new Set(concerned.map(({ practitioner }) => practitioner))].sort()
  const rooms = [before, after].flatMap(({ sessions }) => sessions)
    .filter((session) => practitioners.includes(session.practitioner)).flatMap(({ room }) => room ?? [])
  const horizon = Math.max(before.practice.policy.horizonDays, after.practice.policy.horizonDays)
  const zones = before.clinics.filter(({ id }) => concerned.some(({ clinic }) => clinic === id)).map(({ timeZone }) => timeZone)
  const ends = zones.map((zone) => instantAt(addDays(dayOf(now, zone), horizon + 3), 0, zone))
  return { concerned, practitioners, rooms: [...new Set(rooms)].sort(), from: now - 2 * 24 * 3_600_000, to: Math.max(now, ...ends) }
}

/** The last day that can be booked at a clinic. */
export const lastDay = ({ practice, clinics }: PracticeState, clinic: string, now: Instant): Day => {
  const zone = clinics.find(({ id }) => id === clinic)?.timeZone ?? 'Etc/UTC'
  return addDays(dayOf(now, zone), practice.policy.horizonDays)
}

/** The starts at which the practitioner can be booked at the clinic, until the last day that can be booked; sorted. */
function startsOf(state: PracticeState, pair: Concerned, taken: Taken[], now: Instant): Instant[] {
  const [setup, length] = [setupAt(state, pair), shortestOf(state, pair.practitioner)]
  if (!setup || !length || setup.sessions.length === 0) return []
  const wish = { from: dayOf(now, setup.zone), to: lastDay(state, pair.clinic, now), practitioners: [pair.practitioner], ...length }
  return offerByPractitioner({ ...setup, taken }, wish, now).map(({ start }) => start)
}

function without(pair: Concerned, starts: readonly Instant[], others: readonly Instant[]): EffectSlot[] {
  const there = new Set(others)
  return starts.filter((start) => !there.has(start)).map((start) => ({ clinic: pair.clinic, practitioner: pair.practitioner, start }))
}

function orphansOf(state: PracticeState, visits: readonly EffectVisit[]): Set<string> {
  return new Set(state.clinics.flatMap(({ id, timeZone }) => {
    const here = visits.filter(({ clinic }) => clinic === id)
    const presence = { zone: timeZone, sessions: state.sessions.filter(({ clinic }) => clinic === id), away: state.absences,
      closures: closuresAt(state.closures, id) }
    return findOrphans(presence, here).map((visit) => visit.id)
  }))
}

/**
 * What becomes different between two states of a practice. `taken` is what the ground asks for, sorted by start; `visits` are those
 * to come of the people concerned. A slot is what can be booked at `now` with the notice of online booking, until the last day
 * that can be booked; what else is booked meanwhile isn't the change's doing.
 */
export function effectOf(
  before: PracticeState, after: PracticeState, { concerned }: EffectGround, read: { taken: Taken[]; visits: readonly EffectVisit[] }, now: Instant,
): Effect {
  const slots = concerned.map((pair) => ({ pair, had: startsOf(before, pair, read.taken, now), has: startsOf(after, pair, read.taken, now) }))
  const [had, has] = [orphansOf(before, read.visits), orphansOf(after, read.visits)]
  const idsOf = (from: Set<string>, other: Set<string>) => read.visits.filter(({ id }) => from.has(id) && !other.has(id)).map(({ id }) => id)
  return {
    lost: slots.flatMap((one) => without(one.pair, one.had, one.has)), gained: slots.flatMap((one) => without(one.pair, one.has, one.had)),
    orphaned: idsOf(has, had), covered: idsOf(had, has),
  }
}
