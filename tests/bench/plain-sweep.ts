/**
 * The yardstick: slots by a plain sweep over sorted intervals, written for clarity and nothing else. It does the same job
 * on facts without a clock change in the range (one offset, found once), weekly sessions, and hours within the day.
 */
import type { DiaryFacts, RotaSession, Slot, Span, Wish } from '@/lib/core/diary-facts'
import { dayNumber, minuteAt, type Instant } from '@/lib/core/time'

const sorted = (spans: Span[]): Span[] => spans.sort((a, b) => a.start - b.start)

function group<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const list = groups.get(key(item))
    if (list) list.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** Now and the online notice, counted through the opening hours day by day. */
function earliest(facts: DiaryFacts, offset: number, now: Instant): number {
  let left = facts.policy.noticeOpeningMinutes
  const from = now / 60_000
  for (let n = Math.floor((from + offset) / 1440); ; n += 1) {
    for (const hours of facts.openingHours) {
      if (hours.weekday !== ((n + 3) % 7) + 1) continue
      const start = Math.max(from, n * 1440 + hours.opens - offset)
      const open = n * 1440 + hours.closes - offset - start
      if (open >= left) return Math.ceil(start + left)
      left -= Math.max(0, open)
    }
  }
}

function expand(sessions: readonly RotaSession[], first: number, last: number, offset: number): Span[] {
  const spans: Span[] = []
  for (const session of sessions) {
    const from = Math.max(first, dayNumber(session.validFrom))
    const until = session.validUntil === null ? last : Math.min(last, dayNumber(session.validUntil))
    for (let n = from + ((session.weekday - 1 - ((from + 3) % 7) + 7) % 7); n <= until; n += 7) {
      spans.push({ start: n * 1440 + session.from - offset, end: n * 1440 + session.to - offset })
    }
  }
  return sorted(spans)
}

function sweep(open: readonly Span[], blocks: readonly Span[], see: (from: number, to: number) => void): void {
  let i = 0
  for (const { start, end } of open) {
    let from = start
    while (i < blocks.length && (blocks[i]?.end ?? 0) <= start) i += 1
    for (let j = i; j < blocks.length; j += 1) {
      const block = blocks[j]
      if (!block || block.start >= end) break
      if (block.start > from) see(from, block.start)
      from = Math.max(from, block.end)
    }
    if (from < end) see(from, end)
  }
}

export function plainSweep(facts: DiaryFacts, wish: Wish, now: Instant): Slot[] {
  const first = dayNumber(wish.from)
  const last = dayNumber(wish.to)
  const offset = first * 1440 - minuteAt(first, 0, facts.zone)
  const soonest = earliest(facts, offset, now)
  const { gridMinutes: step } = facts.policy
  const needs = wish.minutes + wish.bufferMinutes
  const sessionsOf = group(facts.sessions, (session) => session.practitioner)
  const takenOf = group(facts.taken, (taken) => taken.practitioner)
  const takenIn = group(facts.taken, (taken) => taken.room ?? '')
  const awayOf = group(facts.away, (away) => away.practitioner)
  const shut = facts.closures.map((closure) => ({
    start: dayNumber(closure.from) * 1440 + closure.fromMinute - offset,
    end: dayNumber(closure.until) * 1440 + closure.toMinute - offset,
  }))
  const best = new Map<number, { practitioner: string; room: string | null; busy: number }>()
  for (const practitioner of [...wish.practitioners].sort()) {
    const taken = takenOf.get(practitioner) ?? []
    const busyOn = new Map<number, number>()
    for (const { start, end } of taken) {
      const day = Math.floor((start + offset) / 1440)
      busyOn.set(day, (busyOn.get(day) ?? 0) + end - start)
    }
    for (const [room, sessions] of group(sessionsOf.get(practitioner) ?? [], (session) => session.room ?? '')) {
      const others = (takenIn.get(room) ?? []).filter((other) => other.practitioner !== practitioner)
      const blocks = sorted([...shut, ...awayOf.get(practitioner) ?? [], ...taken, ...others])
      sweep(expand(sessions, first, last, offset), blocks, (from, to) => {
        const begin = Math.max(from, soonest)
        for (let start = Math.ceil((begin + offset) / step) * step - offset; start + needs <= to; start += step) {
          const busy = busyOn.get(Math.floor((start + offset) / 1440)) ?? 0
          const rival = best.get(start)
          if (!rival || busy < rival.busy) best.set(start, { practitioner, room: room || null, busy })
        }
      })
    }
  }
  return [...best].sort(([a], [b]) => a - b).map(([start, { practitioner, room }]) => (
    { start: start * 60_000, end: (start + wish.minutes) * 60_000, practitioner, room }
  ))
}
