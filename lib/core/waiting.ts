/** The waiting list: what somebody would take, and who fits a time that is free. */
import { partOfDay, type PartOfDay } from './call'
import type { Slot } from './diary-facts'
import { addDays, dayOf, weekdayOf, type Day, type Instant, type Weekday, type Zone } from './time'

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const satisfies readonly PartOfDay[]
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[]

/** What somebody would take, should it become free. Days are the clinic's local ones, both inclusive. */
export interface Wanting {
  clinics: readonly string[]
  service: string
  /** Null: anyone who gives the service. */
  practitioner: string | null
  /** Empty: any. */
  weekdays: readonly Weekday[]
  /** Empty: any. */
  parts: readonly PartOfDay[]
  from: Day
  until: Day
  /** They have an appointment at this instant already and want a sooner one. */
  before: Instant | null
}

/** A place on the list. */
export interface Waiting extends Wanting {
  id: string
  urgent: boolean
  since: Instant
  /** They have an offer that is open: nothing else is offered to them meanwhile. */
  offered: boolean
  /** Times that they said no to. */
  declined: readonly { practitioner: string; start: Instant }[]
}

/** A start that can be had at a clinic, with the services that fit there. */
export interface FreeStart {
  practitioner: string
  room: string | null
  start: Instant
  services: readonly string[]
}

/** A free start and those who want it, first who is to be asked first. */
export interface WantedStart {
  practitioner: string
  room: string | null
  start: Instant
  waits: Waiting[]
}

/** Urgent ones first, then who has waited longest; ties by id. */
export const compareWaits = (a: Waiting, b: Waiting): number =>
  Number(b.urgent) - Number(a.urgent) || a.since - b.since || (a.id < b.id ? -1 : Number(a.id > b.id))

/** A start as the list looks at it. */
interface Moment {
  start: Instant
  day: Day
  weekday: Weekday
  part: PartOfDay
}

const momentOf = (start: Instant, zone: Zone): Moment => {
  const day = dayOf(start, zone)
  return { start, day, weekday: weekdayOf(day), part: partOfDay(start, zone) }
}

const among = <T>(list: readonly T[], one: T): boolean => list.length === 0 || list.includes(one)

const suits = (wait: Wanting, at: Moment): boolean => wait.from <= at.day && at.day <= wait.until
  && among(wait.weekdays, at.weekday) && among(wait.parts, at.part) && (wait.before === null || at.start < wait.before)

const wants = (wait: Waiting, who: string, at: Moment): boolean => !wait.offered
  && (wait.practitioner === null || wait.practitioner === who) && suits(wait, at)
  && !wait.declined.some((no) => no.start === at.start && no.practitioner === who)

/**
 * For each free start at a clinic those who would take it, urgent ones first, then who has waited longest; a start that
 * nobody wants is left out. `free` is in any order and keeps it; `zone` is the clinic's. Who has an open offer is left out.
 */
export function whoFits(free: readonly FreeStart[], waits: readonly Waiting[], clinic: string, zone: Zone): WantedStart[] {
  const byService = new Map<string, Waiting[]>()
  for (const wait of [...waits].sort(compareWaits)) {
    if (!wait.clinics.includes(clinic)) continue
    const same = byService.get(wait.service)
    if (same) same.push(wait)
    else byService.set(wait.service, [wait])
  }
  const moments = new Map<Instant, Moment>()
  return free.flatMap(({ practitioner, room, start, services }) => {
    const at = moments.get(start) ?? momentOf(start, zone)
    moments.set(start, at)
    const fitting = services.flatMap((service) => (byService.get(service) ?? []).filter((wait) => wants(wait, practitioner, at)))
    return fitting.length === 0 ? [] : [{ practitioner, room, start, waits: fitting.sort(compareWaits) }]
  })
}

/** Every practitioner's own free starts of several services, as one list: by start, then by practitioner. */
export function joinServices(offered: readonly { service: string; slots: readonly Slot[] }[]): FreeStart[] {
  const found = new Map<string, { practitioner: string; room: string | null; start: Instant; services: string[] }>()
  for (const { service, slots } of offered) {
    for (const { practitioner, room, start } of slots) {
      const key = `${start} ${practitioner}`
      const known = found.get(key)
      if (known) known.services.push(service)
      else found.set(key, { practitioner, room, start, services: [service] })
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || (a.practitioner < b.practitioner ? -1 : 1))
}

/** Starts of one practitioner on one day that follow each other on the grid. */
export interface Opening {
  practitioner: string
  room: string | null
  starts: WantedStart[]
}

/** Wanted starts, gathered where they abut: a free hour is one opening, not four. Takes them by start; answers so as well. */
export function gatherOpenings(wanted: readonly WantedStart[], gridMinutes: number, zone: Zone): Opening[] {
  const openings: Opening[] = []
  const lastOf = new Map<string, Opening>()
  for (const start of wanted) {
    const last = lastOf.get(start.practitioner)
    const before = last?.starts.at(-1)
    const abuts = before && start.start - before.start <= gridMinutes * 60_000
      && dayOf(before.start, zone) === dayOf(start.start, zone)
    if (last && abuts) last.starts.push(start)
    else {
      const opening = { practitioner: start.practitioner, room: start.room, starts: [start] }
      openings.push(opening)
      lastOf.set(start.practitioner, opening)
    }
  }
  return openings
}

/** Everybody whom an opening suits at one of its starts, once, first who is to be asked first. */
export const wantersOf = (opening: Opening): Waiting[] =>
  [...new Map(opening.starts.flatMap(({ waits }) => waits.map((wait) => [wait.id, wait] as const))).values()].sort(compareWaits)

export const offerWays = ['phone', 'link'] as const
/** One person is rung; or several are told, and the first to press has it. */
export type OfferWay = (typeof offerWays)[number]
const offerMinutes: Record<OfferWay, number> = { phone: 15, link: 60 }

/** Until when a time that is offered is held: a quarter of an hour or an hour, and never past its start. */
export const offerUntil = (way: OfferWay, start: Instant, now: Instant): Instant =>
  Math.min(start, now + offerMinutes[way] * 60_000)

/** How many days from the first a place on the list lasts, unless its person says so. */
const usualDays = 56

export const usualUntil = (from: Day): Day => addDays(from, usualDays)
