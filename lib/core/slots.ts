/** Which starts can be booked: computed afresh from the diary's facts, never stored. */
import type { Closure, DayState, DiaryFacts, Slot, Wish } from './diary-facts'
import { freeTimes, type PractitionerTime } from './free-time'
import { addOpeningMinutes } from './opening'
import { minutesPerDay, seeStarts, slotGrid, type SlotGrid } from './slot-grid'
import { dayNumber, dayNumberOf, dayOf, eachDay, instantOf, type Day, type Instant, type Minute } from './time'

export interface SlotOptions {
  /** `none`: staff book without the notice that online booking wants. Past starts are never offered. */
  notice?: 'online' | 'none'
}

interface Search {
  grid: SlotGrid
  people: PractitionerTime[]
  earliest: Minute
  /** Length of the visit with its buffer. */
  needs: number
}

function earliestStart({ openingHours, closures, zone, policy }: DiaryFacts, now: Instant, notice: boolean): Minute {
  const at = notice ? addOpeningMinutes(openingHours, closures, zone, now, policy.noticeOpeningMinutes) : now
  return Math.ceil(at / instantOf(1))
}

function search(facts: DiaryFacts, wish: Wish, now: Instant, { notice = 'online' }: SlotOptions): Search {
  const { zone, policy } = facts
  const today = dayNumberOf(now, zone)
  // Where a change takes the clock back over midnight, yesterday comes again after today has begun.
  const from = Math.max(today - 1, dayNumber(wish.from))
  const to = Math.min(today + policy.horizonDays, dayNumber(wish.to))
  return {
    grid: slotGrid(from, to, zone, policy.gridMinutes),
    people: from > to ? [] : freeTimes(facts, wish.practitioners, from, to),
    earliest: earliestStart(facts, now, notice === 'online'),
    needs: wish.minutes + wish.bufferMinutes,
  }
}

function slotAt(grid: SlotGrid, place: number, minutes: number, practitioner: string, room: string | null): Slot {
  const start = grid.starts[place] ?? 0
  return { start: instantOf(start), end: instantOf(start + minutes), practitioner, room }
}

/**
 * Starts that can be booked now, sorted, one for each start: with the practitioner who has the fewest minutes taken
 * (buffers included) on the clinic-local day of the start, ties by id; in the room of the session, the first by name
 * where there are several. Days of the wish are the clinic's local dates. `now` is the current instant.
 */
export function offerSlots(facts: DiaryFacts, wish: Wish, now: Instant, options: SlotOptions = {}): Slot[] {
  const { grid, people, earliest, needs } = search(facts, wish, now, options)
  const size = grid.starts.length
  const chosen = new Int32Array(size).fill(-1)
  const least = new Int32Array(size)
  const rooms: (string | null)[] = []
  const owners: string[] = []
  for (const { practitioner, free, taken } of people) {
    const busy = people.length > 1 ? minutesPerDay(grid, taken) : new Int32Array(grid.days)
    for (const { room, spans } of free) {
      const choice = owners.push(practitioner) - 1
      rooms.push(room)
      seeStarts(grid, spans, needs, earliest, (from, until, day) => {
        const minutes = busy[day] ?? 0
        for (let place = from; place < until; place += 1) {
          if ((chosen[place] ?? 0) >= 0 && (least[place] ?? 0) <= minutes) continue
          chosen[place] = choice
          least[place] = minutes
        }
      })
    }
  }
  const slots: Slot[] = []
  for (let place = 0; place < size; place += 1) {
    const choice = chosen[place] ?? -1
    if (choice >= 0) slots.push(slotAt(grid, place, wish.minutes, owners[choice] ?? '', rooms[choice] ?? null))
  }
  return slots
}

/** Every practitioner's own starts: as `offerSlots`, but without a choice; sorted by start, then by practitioner. */
export function offerByPractitioner(facts: DiaryFacts, wish: Wish, now: Instant, options: SlotOptions = {}): Slot[] {
  const { grid, people, earliest, needs } = search(facts, wish, now, options)
  const atPlace: Slot[][] = Array.from(grid.starts, () => [])
  for (const { practitioner, free } of people) {
    for (const { room, spans } of free) {
      seeStarts(grid, spans, needs, earliest, (from, until) => {
        for (let place = from; place < until; place += 1) {
          const here = atPlace[place]
          if (here?.at(-1)?.practitioner === practitioner) continue
          here?.push(slotAt(grid, place, wish.minutes, practitioner, room))
        }
      })
    }
  }
  return atPlace.flat()
}

/** The `count` slots nearest to `start`, earlier ones first where two are as near; in the order of their starts. */
export const nearestSlots = (slots: readonly Slot[], start: Instant, count = 5): Slot[] =>
  [...slots]
    .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start) || a.start - b.start)
    .slice(0, count)
    .sort((a, b) => a.start - b.start)

/** The local dates with a start on them, had nobody booked and were there no notice. */
function workingDays(facts: DiaryFacts, wish: Wish): Set<Day> {
  const from = dayNumber(wish.from)
  const grid = slotGrid(from, dayNumber(wish.to), facts.zone, facts.policy.gridMinutes)
  const days = eachDay(wish.from, wish.to)
  const found = new Set<Day>()
  for (const { free } of freeTimes({ ...facts, taken: [] }, wish.practitioners, from, dayNumber(wish.to))) {
    for (const { spans } of free) {
      seeStarts(grid, spans, wish.minutes + wish.bufferMinutes, -Infinity, (_from, _until, day) => found.add(days[day] ?? ''))
    }
  }
  return found
}

const shutOn = (closures: readonly Closure[], day: Day): Closure | undefined =>
  closures.find(({ from, until }) => from <= day && day <= until)

const isWholeDay = ({ fromMinute, toMinute }: Closure): boolean => fromMinute <= 0 && toMinute >= 1440

/**
 * What each day of the wish is: open with its slots; full where someone works for long enough but nothing is left to book
 * (taken, too soon, or too far ahead); or closed where nobody does, with the closure's reason if that is why.
 */
export function dayStates(facts: DiaryFacts, wish: Wish, slots: readonly Slot[]): DayState[] {
  const slotsOn = new Map<Day, Slot[]>()
  for (const slot of slots) {
    const day = dayOf(slot.start, facts.zone)
    const sameDay = slotsOn.get(day)
    if (sameDay) sameDay.push(slot)
    else slotsOn.set(day, [slot])
  }
  const working = workingDays(facts, wish)
  const withoutClosures = facts.closures.length > 0 ? workingDays({ ...facts, closures: [] }, wish) : working
  return eachDay(wish.from, wish.to).map((day): DayState => {
    const offered = slotsOn.get(day)
    if (offered) return { day, state: 'open', slots: offered }
    if (working.has(day)) return { day, state: 'full' }
    const shut = facts.closures.filter((closure) => isWholeDay(closure)).find((closure) => shutOn([closure], day))
      ?? (withoutClosures.has(day) ? shutOn(facts.closures, day) : undefined)
    return { day, state: 'closed', reason: shut?.reason ?? null }
  })
}
