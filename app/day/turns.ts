import type { Instant } from '@/lib/core/time'
import type { DayView, Stretch } from '@/lib/core/views'

export type DayEntry = DayView['entries'][number]

/** The day as the practitioner lives it. */
export interface Turns {
  /** Completed or did not attend. */
  done: DayEntry[]
  /** Who is here or should be. */
  now: DayEntry | null
  next: DayEntry | null
  after: DayEntry[]
}

const isDone = (entry: DayEntry): boolean => entry.status === 'completed' || entry.status === 'no_show'

/** Whoever arrived first is with the practitioner; else the one whose time it is; the one after that is next. */
export function takeTurns(entries: DayEntry[], now: Instant, isToday: boolean): Turns {
  const open = entries.filter((entry) => !isDone(entry))
  const done = entries.filter(isDone)
  if (!isToday) return { done, now: null, next: null, after: open }
  const here = open.find(({ status, start, end }) => status === 'arrived' && (start <= now || end <= now))
    ?? open.find(({ start, end }) => start <= now && now < end) ?? open.find(({ end }) => end <= now) ?? null
  const [next = null, ...after] = open.filter((entry) => entry !== here)
  return { done, now: here, next, after }
}

export type Line = { kind: 'entry'; entry: DayEntry } | { kind: 'gap'; from: Instant; minutes: number; free: boolean }

const leastGapMinutes = 15

/** The entries in order, with what lies between them: free time in a session, or a break from it. */
export function withGaps(entries: DayEntry[], before: DayEntry | null, open: Stretch[]): Line[] {
  let last = before
  return entries.flatMap((entry): Line[] => {
    const free = last ? Math.round((entry.start - last.busyUntil) / 60_000) : 0
    const from = last?.busyUntil ?? entry.start
    last = entry
    const inSession = open.some(({ start, end }) => start <= from && entry.start <= end)
    return [...(free >= leastGapMinutes ? [{ kind: 'gap' as const, from, minutes: free, free: inSession }] : []), { kind: 'entry', entry }]
  })
}
