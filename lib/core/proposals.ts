import type { DiaryFacts, Slot } from './diary-facts'
import { blockPosts, postsOf, seeFree } from './free-time'
import { addOpeningMinutes } from './opening'
import { slotGrid, startFinder } from './slot-grid'
import { dayNumber, dayNumberOf, dayOf, instantOf, minuteOf, type Day, type Instant } from './time'

/** Where appointments may go that cannot stay: proposals that can all be carried out together. */

/** An appointment that has to go. Its length is its own, whatever the service takes by now. */
export interface Affected {
  id: string
  clinic: string
  start: Instant
  minutes: number
  bufferMinutes: number
  practitioner: string
  /** Who may treat them at that clinic, by ids. */
  practitioners: readonly string[]
}

export const placeKinds = ['same-time', 'same-person', 'other'] as const
/** The same time with somebody else; another time with the same person; another time with somebody else. */
export type PlaceKind = (typeof placeKinds)[number]

/** Time of one person in one room, with the buffer. */
export interface Taking {
  practitioner: string
  room: string | null
  start: Instant
  busyUntil: Instant
}

export interface ProposedPlace extends Slot {
  kind: PlaceKind
  busyUntil: Instant
}

export interface Proposal {
  id: string
  /** Null: nothing is left for it. */
  place: ProposedPlace | null
  /** With the proposed one, the best first; none of them is another's proposal. */
  alternatives: ProposedPlace[]
}

/** Where to look: one clinic's facts with the absence or closure in them and without the time of all that has to go. */
export interface Search {
  factsOf: (clinic: string) => DiaryFacts
  /** Clinic-local dates, both inclusive. */
  days: { from: Day; to: Day }
  now: Instant
}

/** How many places of one kind are shown. */
export const mostOfAKind = 3

/** Whether two would take one person’s or one room’s time. */
export const clash = (a: Taking, b: Taking): boolean =>
  (a.practitioner === b.practitioner || (a.room !== null && a.room === b.room)) && a.start < b.busyUntil && b.start < a.busyUntil

type Place = Omit<ProposedPlace, 'kind'>
type Wanted = Pick<Affected, 'clinic' | 'minutes' | 'bufferMinutes' | 'practitioners'>

/** Every place that is free and not past: by start, practitioner and room, a person's rooms each by itself. */
export function freePlaces({ factsOf, days, now }: Search, wanted: Wanted): Place[] {
  const facts = factsOf(wanted.clinic)
  const { zone, policy } = facts
  const today = dayNumberOf(now, zone)
  const [from, to] = [Math.max(today - 1, dayNumber(days.from)), Math.min(today + policy.horizonDays, dayNumber(days.to))]
  if (from > to) return []
  const posts = postsOf(facts, wanted.practitioners, from, to)
  const grid = slotGrid(from, to, zone, policy.gridMinutes)
  blockPosts(posts, facts, () => {})
  const needs = wanted.minutes + wanted.bufferMinutes
  const places: Place[] = []
  for (const post of posts) {
    seeFree(post, startFinder(grid, needs, Math.ceil(now / instantOf(1)), (first, until) => {
      for (let i = first; i < until; i += 1) {
        const start = grid.starts[i] ?? 0
        places.push({ start: instantOf(start), end: instantOf(start + wanted.minutes), busyUntil: instantOf(start + needs),
          practitioner: post.practitioner, room: post.room })
      }
    }))
  }
  return places.sort((a, b) => a.start - b.start) // a stable sort: people and their rooms stay in order
}

/** The places of one person or of several, to be looked at outwards from a start. */
interface Shelf {
  starts: Instant[]
  at: Map<Instant, Place[]>
}

function shelve(places: readonly Place[]): Shelf {
  const at = new Map<Instant, Place[]>()
  for (const place of places) {
    const here = at.get(place.start)
    if (here) here.push(place)
    else at.set(place.start, [place])
  }
  return { starts: [...at.keys()], at }
}

/** Starts from the nearest on, the earlier first where two are as near; `start` itself is left out. */
function* outwards(starts: readonly Instant[], start: Instant): Generator<Instant> {
  let after = starts.findIndex((one) => one >= start)
  if (after < 0) after = starts.length
  let before = after - 1
  if (starts[after] === start) after += 1
  while (before >= 0 || after < starts.length) {
    const [left, right] = [starts[before], starts[after]]
    if (left !== undefined && (right === undefined || start - left <= right - start)) {
      yield left
      before -= 1
    } else if (right !== undefined) {
      yield right
      after += 1
    }
  }
}

type Given = readonly (Taking & { id: string })[]

/** Looks for places among what is free, whoever has been given something meanwhile. */
class Looker {
  private readonly shelves = new Map<string, Shelf>()
  private readonly notices = new Map<string, Instant>()

  constructor(private readonly search: Search) {}

  private shelf(one: Affected, practitioners: readonly string[]): Shelf {
    const key = [one.clinic, one.minutes, one.bufferMinutes, ...practitioners].join(' ')
    const known = this.shelves.get(key) ?? shelve(freePlaces(this.search, { ...one, practitioners }))
    this.shelves.set(key, known)
    return known
  }

  /** At one start: one place a person, in the first of their rooms that is free. */
  private at(shelf: Shelf, start: Instant, given: Given): Place[] {
    const free = (shelf.at.get(start) ?? []).filter((place) => !given.some((taken) => clash(taken, place)))
    return free.filter((place, i) => free.findIndex(({ practitioner }) => practitioner === place.practitioner) === i)
  }

  /** Before their own time nobody is asked to come without the notice that online booking wants: they have to hear of it. */
  private earliest({ clinic }: Affected): Instant {
    const { openingHours, closures, zone, policy } = this.search.factsOf(clinic)
    const at = this.notices.get(clinic) ?? addOpeningMinutes(openingHours, closures, zone, this.search.now, policy.noticeOpeningMinutes)
    this.notices.set(clinic, at)
    return at
  }

  private nearest(shelf: Shelf, one: Affected, given: Given, count: number): Place[] {
    const found: Place[] = []
    const earliest = Math.min(this.earliest(one), one.start)
    for (const start of outwards(shelf.starts, one.start)) {
      if (start < earliest) continue
      found.push(...this.at(shelf, start, given).slice(0, count - found.length))
      if (found.length >= count) break
    }
    return found
  }

  /** Minutes that a person has on the day, buffers included: whoever has least is asked first. */
  private busyOn(one: Affected, practitioner: string, given: Given): number {
    const { zone, taken } = this.search.factsOf(one.clinic)
    const day = dayOf(one.start, zone)
    const mine = taken.filter((span) => span.practitioner === practitioner && dayOf(instantOf(span.start), zone) === day)
    const more = given.filter((place) => place.practitioner === practitioner && dayOf(place.start, zone) === day)
    return mine.reduce((sum, span) => sum + span.end - span.start, 0)
      + more.reduce((sum, place) => sum + minuteOf(place.busyUntil) - minuteOf(place.start), 0)
  }

  /** Up to three of each kind, in the order of the kinds. */
  placesFor(one: Affected, given: Given): ProposedPlace[] {
    const others = one.practitioners.filter((id) => id !== one.practitioner)
    const elsewhere = this.shelf(one, others)
    const mine = this.shelf(one, one.practitioners.filter((id) => id === one.practitioner))
    const same = this.at(elsewhere, one.start, given)
      .map((place) => ({ place, busy: this.busyOn(one, place.practitioner, given) }))
      .sort((a, b) => a.busy - b.busy).slice(0, mostOfAKind).map(({ place }) => place)
    const kinds: [PlaceKind, Place[]][] = [
      ['same-time', same], ['same-person', this.nearest(mine, one, given, mostOfAKind)],
      ['other', this.nearest(elsewhere, one, given, mostOfAKind)],
    ]
    return kinds.flatMap(([kind, places]) => places.map((place) => ({ ...place, kind })))
  }
}

const inOrder = (a: Affected, b: Affected): number => a.start - b.start || (a.id < b.id ? -1 : 1)

/**
 * A place for each, first come by start (ties by id): the same time with somebody else who may treat, the least busy that
 * day first; else the nearest other time with the same person; else the nearest with anybody. Each is given the first
 * that nothing takes and nobody before was given, so all of them hold at once, and nobody goes without while any place
 * in the days is left for them at their turn. Starts are on the practice's grid, not past, within its horizon; one before
 * their own keeps the practice's notice.
 */
export function propose(affected: readonly Affected[], search: Search): Proposal[] {
  const looker = new Looker(search)
  const given: (Taking & { id: string })[] = []
  const first = new Map<string, ProposedPlace>()
  for (const one of [...affected].sort(inOrder)) {
    const [place] = looker.placesFor(one, given)
    if (!place) continue
    first.set(one.id, place)
    given.push({ ...place, id: one.id })
  }
  return [...affected].sort(inOrder).map((one) => {
    const place = first.get(one.id) ?? null
    const rest = looker.placesFor(one, given.filter(({ id }) => id !== one.id))
    const isIt = (other: ProposedPlace) => place?.start === other.start && place.practitioner === other.practitioner
    return { id: one.id, place, alternatives: place ? [place, ...rest.filter((other) => !isIt(other))] : rest }
  })
}

/** Those of several chosen places that take time twice, by id; each pair names both. */
export function clashing(chosen: readonly (Taking & { id: string })[]): Set<string> {
  const found = new Set<string>()
  chosen.forEach((one, i) => {
    for (const other of chosen.slice(i + 1)) {
      if (!clash(one, other)) continue
      found.add(one.id)
      found.add(other.id)
    }
  })
  return found
}
