import type { Closure, DiaryFacts, Span, Taken, Wish } from './diary-facts'
import { blockPosts, postsOf, seeFree, type Post } from './free-time'
import { closureSpans } from './opening'
import { sessionSpans } from './rota'
import { slotGrid } from './slot-grid'
import { offerByPractitioner } from './slots'
import { dayNumber, dayNumberOf, instantOf, minuteOf, type DayNumber, type Instant, type Minute } from './time'

/** Where something would fit on one day, and, wherever it wouldn't, why. */

export type Verdict =
  | { why: 'fits' }
  /** Further ahead than the practice books. */
  | { why: 'past' | 'far' | 'off' | 'away' }
  | { why: 'shut'; reason: string }
  /** The practitioner has somebody; or it is their room that somebody is in; `held` where that is on the website. */
  | { why: 'taken' | 'room' | 'held' }
  /** Free, but not for long enough: `minutes` are missing (the buffer counts). */
  | { why: 'short'; minutes: number }

export interface JudgedStart {
  start: Instant
  verdict: Verdict
}

export interface JudgedColumn {
  practitioner: string
  /** Every start on the practice's grid of that local date, in order. */
  starts: JudgedStart[]
}

const covers = (spans: readonly Span[], at: Minute): boolean => spans.some(({ start, end }) => start <= at && at < end)

interface Judged {
  day: DayNumber
  now: Instant
  needs: number
  facts: DiaryFacts
  shut: { closure: Closure; spans: Span[] }[]
  held: readonly Taken[]
}

/** What one practitioner's day is like: when they are in session, and when free, in some room. */
interface Person {
  practitioner: string
  rooms: (string | null)[]
  session: Span[]
  away: Span[]
  taken: Taken[]
  free: Span[]
}

function freeOf(posts: readonly Post[]): Span[] {
  const free: Span[] = []
  for (const post of posts) seeFree(post, (start, end) => free.push({ start, end }))
  return free
}

function whyNot(person: Person, at: Minute, { day, now, needs, facts, shut, held }: Judged): Verdict {
  if (instantOf(at) < now) return { why: 'past' }
  if (day > dayNumberOf(now, facts.zone) + facts.policy.horizonDays) return { why: 'far' }
  const closure = shut.find(({ spans }) => covers(spans, at))?.closure
  if (closure) return { why: 'shut', reason: closure.reason }
  if (!covers(person.session, at)) return { why: 'off' }
  if (covers(person.away, at)) return { why: 'away' }
  const heldHere = held.some((one) => covers([one], at)
    && (one.practitioner === person.practitioner || (one.room !== null && person.rooms.includes(one.room))))
  if (covers(person.taken, at)) return { why: heldHere ? 'held' : 'taken' }
  const until = Math.max(...person.free.filter((span) => covers([span], at)).map(({ end }) => end))
  if (until > at) return { why: 'short', minutes: needs - (until - at) }
  return { why: heldHere ? 'held' : 'room' }
}

/**
 * Every start of the grid on one day (`wish.from`, the clinic's local date; `wish.to` is the same) for each practitioner of
 * the wish, by id: the ones that `offerByPractitioner` offers without online notice fit, and of each other one it is said
 * why it doesn't. `held`: which of the taken time is held on the website. `now` is the current instant.
 */
export function judgeDay(facts: DiaryFacts, wish: Wish, held: readonly Taken[], now: Instant): JudgedColumn[] {
  const { zone, policy } = facts
  const day = dayNumber(wish.from)
  const fits = new Set(offerByPractitioner(facts, wish, now, { notice: 'none' }).map(({ practitioner, start }) => `${practitioner} ${start}`))
  const posts = postsOf(facts, wish.practitioners, day, day)
  blockPosts(posts, facts, () => undefined)
  const judged: Judged = {
    day, now, needs: wish.minutes + wish.bufferMinutes, facts, held,
    shut: facts.closures.map((closure) => ({ closure, spans: closureSpans([closure], zone, day - 1, day + 1) })),
  }
  const { starts } = slotGrid(day, day, zone, policy.gridMinutes)
  return [...new Set(wish.practitioners)].sort().map((practitioner) => {
    const sessions = facts.sessions.filter((session) => session.practitioner === practitioner)
    const person: Person = {
      practitioner, rooms: sessions.map(({ room }) => room), session: sessionSpans(sessions, zone, day - 1, day),
      away: facts.away.filter((away) => away.practitioner === practitioner),
      taken: facts.taken.filter((taken) => taken.practitioner === practitioner),
      free: freeOf(posts.filter((post) => post.practitioner === practitioner)),
    }
    return { practitioner, starts: Array.from(starts, (at): JudgedStart => {
      const start = instantOf(at)
      return { start, verdict: fits.has(`${practitioner} ${start}`) ? { why: 'fits' } : whyNot(person, minuteOf(start), judged) }
    }) }
  })
}
