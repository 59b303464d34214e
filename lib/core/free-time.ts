import type { DiaryFacts, RotaSession, Span } from './diary-facts'
import { closureSpans } from './opening'
import { sessionSpans } from './rota'
import { mergeSpans, subtractSpans } from './spans'
import type { DayNumber, Minute } from './time'

/** A practitioner in a room. Whatever takes either of them blocks it. */
export interface Post {
  practitioner: string
  /** The place of the practitioner among those wished for, in the order of their ids. */
  person: number
  room: string | null
  /** In session, neither shut nor away: sorted, not overlapping. */
  open: Span[]
  /** Taken time, start and end by turns, sorted by start: bare numbers, since there are thousands. */
  blocks: Minute[]
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** Rooms by name; sessions without a room come last. */
function compareRooms(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : 1
}

/**
 * Who could be where for visits that begin on the days from `from` to `to`, in the order of practitioners and rooms. The
 * days around them count too: a night session of the day before reaches into the first, and a session at the start of
 * the day after carries on what ends at midnight (that day is the second one where the zone skips a date, as Samoa did
 * 30 December 2011). Sessions in one room join where they abut; a visit can't go on from one room into another. Nothing
 * is blocked yet.
 */
export function postsOf(facts: DiaryFacts, practitioners: readonly string[], from: DayNumber, to: DayNumber): Post[] {
  const { zone } = facts
  const shut = closureSpans(facts.closures, zone, from - 1, to + 3)
  const sessionsOf = grouped(facts.sessions, (session: RotaSession) => session.practitioner)
  const awayOf = grouped(facts.away, (away) => away.practitioner)
  return [...new Set(practitioners)].sort().flatMap((practitioner, person) => {
    const away = awayOf.get(practitioner)
    const gone = away ? mergeSpans([...shut, ...away]) : shut
    const byRoom = [...grouped(sessionsOf.get(practitioner) ?? [], (session) => session.room)]
    return byRoom.sort(([a], [b]) => compareRooms(a, b)).map(([room, sessions]) => {
      const open = subtractSpans(sessionSpans(sessions, zone, from - 1, to + 2), gone)
      return { practitioner, person, room, open, blocks: [] }
    })
  })
}

function block(blocks: Minute[], start: Minute, end: Minute): void {
  const last = blocks.length - 1
  const until = last > 0 ? blocks[last] ?? 0 : start - 1
  if (start > until) blocks.push(start, end)
  // Back-to-back visits are one block.
  else if (end > until) blocks[last] = end
}

/** What the time of one practitioner blocks. */
interface Reach {
  person: number
  own: readonly Minute[][]
  /** The room seen last, mostly the one seen next, and the posts of others in it. */
  room: string | null
  shared: readonly Minute[][]
}

const blocksOf = (posts: readonly Post[] | undefined, without?: string): Minute[][] =>
  (posts ?? []).filter((post) => post.practitioner !== without).map(({ blocks }) => blocks)

/**
 * Blocks each post with the time taken of its practitioner anywhere and of its room by anyone, in one pass; `see` is
 * told of what each person has taken, in the order of the starts.
 */
export function blockPosts(
  posts: readonly Post[], facts: DiaryFacts, see: (person: number, start: Minute, end: Minute) => void,
): void {
  const postsIn = grouped(posts.filter((post) => post.room !== null), (post) => post.room)
  const reachOf = new Map<string, Reach>()
  for (const [practitioner, own] of grouped(posts, (post) => post.practitioner)) {
    reachOf.set(practitioner, { person: own[0]?.person ?? 0, own: blocksOf(own), room: null, shared: [] })
  }
  for (const { practitioner, room, start, end } of facts.taken) {
    const reach = reachOf.get(practitioner)
    if (reach) {
      see(reach.person, start, end)
      for (const blocks of reach.own) block(blocks, start, end)
      if (room !== reach.room) {
        reach.room = room
        reach.shared = blocksOf(postsIn.get(room), practitioner)
      }
      for (const blocks of reach.shared) block(blocks, start, end)
    } else if (room !== null) {
      for (const { blocks } of postsIn.get(room) ?? []) block(blocks, start, end)
    }
  }
}

/** The open time of a post that nothing takes, as `see` is told: from one minute to before another, in order. */
export function seeFree({ open, blocks }: Post, see: (from: Minute, to: Minute) => void): void {
  let next = 0
  for (const { start, end } of open) {
    let from = start
    while (next < blocks.length) {
      const begins = blocks[next] ?? 0
      const ends = blocks[next + 1] ?? 0
      if (begins >= end) break
      if (begins > from) see(from, begins)
      if (ends > from) from = ends
      // What reaches past this stretch may bear on the one after it.
      if (ends > end) break
      next += 2
    }
    if (from < end) see(from, end)
  }
}
