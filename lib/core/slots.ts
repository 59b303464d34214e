/** Which starts can be booked: computed afresh from the diary's facts, never stored. */
import type { Closure, DayState, DiaryFacts, Slot, Wish } from './diary-facts'
import { blockPosts, postsOf, seeFree, type Post } from './free-time'
import { addOpeningMinutes } from './opening'
import { minuteCounter, slotGrid, startFinder, type SlotGrid } from './slot-grid'
import { dayNumber, dayNumberOf, dayOf, eachDay, instantOf, type Day, type Instant, type Minute } from './time'

/** More minutes than anyone can have taken. */
const NOBODY = 2 ** 31 - 1

export interface SlotOptions {
  /** `none`: staff book without the notice that online booking wants. Past starts are never offered. */
  notice?: 'online' | 'none'
}

interface Search {
  grid: SlotGrid
  posts: Post[]
  /** Minutes taken: those of person p on day d are at p × days + d. */
  taken: Int32Array
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
  const posts = from > to ? [] : postsOf(facts, wish.practitioners, from, to)
  const grid = slotGrid(from, to, zone, policy.gridMinutes)
  const { minutes, count } = minuteCounter(grid, (posts.at(-1)?.person ?? -1) + 1)
  blockPosts(posts, facts, count)
  return {
    grid,
    posts,
    taken: minutes,
    earliest: earliestStart(facts, now, notice === 'online'),
    needs: wish.minutes + wish.bufferMinutes,
  }
}

function slotAt(grid: SlotGrid, place: number, minutes: number, { practitioner, room }: Post): Slot {
  const start = grid.starts[place] ?? 0
  return { start: instantOf(start), end: instantOf(start + minutes), practitioner, room }
}

/** For each place of the grid the post to offer, as its index, or −1: that of the person least busy on that day. */
function choosePosts({ grid, posts, taken, earliest, needs }: Search): Int32Array {
  const chosen = new Int32Array(grid.starts.length).fill(-1)
  const least = new Int32Array(grid.starts.length).fill(NOBODY)
  for (const [index, post] of posts.entries()) {
    const ofPerson = post.person * grid.days
    seeFree(post, startFinder(grid, needs, earliest, (from, until, day) => {
      const busy = taken[ofPerson + day] ?? 0
      for (let place = from; place < until; place += 1) {
        if ((least[place] ?? 0) <= busy) continue
        least[place] = busy
        chosen[place] = index
      }
    }))
  }
  return chosen
}

/**
 * Starts that can be booked now, sorted, one for each start: with the practitioner who has the fewest minutes taken
 * (buffers included) on the clinic-local day of the start, ties by id; in the room of the session, the first by name
 * where there are several. Days of the wish are the clinic's local dates. `now` is the current instant.
 */
export function offerSlots(facts: DiaryFacts, wish: Wish, now: Instant, options: SlotOptions = {}): Slot[] {
  const found = search(facts, wish, now, options)
  const slots: Slot[] = []
  choosePosts(found).forEach((index, place) => {
    // Asking an array for −1 is slow: it looks for a property of that name.
    const post = index < 0 ? undefined : found.posts[index]
    if (post) slots.push(slotAt(found.grid, place, wish.minutes, post))
  })
  return slots
}

/** Every practitioner's own starts: as `offerSlots`, but without a choice; sorted by start, then by practitioner. */
export function offerByPractitioner(facts: DiaryFacts, wish: Wish, now: Instant, options: SlotOptions = {}): Slot[] {
  const { grid, posts, earliest, needs } = search(facts, wish, now, options)
  const atPlace: Slot[][] = Array.from(grid.starts, () => [])
  for (const post of posts) {
    seeFree(post, startFinder(grid, needs, earliest, (from, until) => {
      for (let place = from; place < until; place += 1) {
        const here = atPlace[place]
        // Free in two rooms at once: the first will do.
        if (here?.at(-1)?.practitioner !== post.practitioner) here?.push(slotAt(grid, place, wish.minutes, post))
      }
    }))
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
  const see = (_from: number, _until: number, day: number): unknown => found.add(days[day] ?? '')
  for (const post of postsOf(facts, wish.practitioners, from, dayNumber(wish.to))) {
    seeFree(post, startFinder(grid, wish.minutes + wish.bufferMinutes, -Infinity, see))
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
