import type { Span } from '@/lib/core/diary-facts'
import { instantOf, minuteOf, type Instant } from '@/lib/core/time'

/** A stretch within one UTC day in which the clinic is open, or isn't. */
export interface OpeningPiece {
  /** Whole days since 1970-01-01. */
  day: number
  start: Instant
  end: Instant
  open: boolean
  /** For how many milliseconds the clinic was open before it. */
  before: number
}

const dayMinutes = 1440

/**
 * The clinic's opening time as a clock that only runs while it is open: cut at midnight UTC, so that the piece an instant is in
 * is found by its day. `open` is sorted; the pieces leave no gap between `from` and `to`. Two instants are so many opening
 * milliseconds apart as the clock shows: what `before` says of the piece, and what has passed of it where it is open.
 */
export function openingClock(open: readonly Span[], from: Instant, to: Instant): OpeningPiece[] {
  const [first, last] = [Math.floor(minuteOf(from) / dayMinutes), Math.floor(minuteOf(to) / dayMinutes)]
  const pieces: OpeningPiece[] = []
  let before = 0
  const add = (day: number, start: number, end: number, isOpen: boolean): void => {
    if (start >= end) return
    pieces.push({ day, start: instantOf(start), end: instantOf(end), open: isOpen, before })
    if (isOpen) before += instantOf(end - start)
  }
  let next = 0
  for (let day = first; day <= last; day += 1) {
    const ends = (day + 1) * dayMinutes
    let at = day * dayMinutes
    for (let span = open[next]; span && span.start < ends; span = open[next]) {
      if (span.end > at) {
        const begins = Math.max(at, span.start)
        add(day, at, begins, false)
        at = Math.min(span.end, ends)
        add(day, begins, at, true)
      }
      if (span.end > ends) break
      next += 1
    }
    add(day, at, ends, false)
  }
  return pieces
}
