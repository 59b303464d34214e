import { offsetsAround, type DayNumber, type Minute, type Zone } from './time'

/** A stretch of one local day without a clock change in it, and the starts on the practice's grid in it. */
interface Stretch {
  start: Minute
  end: Minute
  /** Which day of the range, from 0. */
  day: number
  /** The first start in the stretch, how many there are, and the place of the first among all starts of the range. */
  firstStart: Minute
  count: number
  place: number
}

/** Every start on the grid on the local dates of a range, in order: places 0 to `starts.length` − 1. */
export interface SlotGrid {
  step: number
  days: number
  stretches: readonly Stretch[]
  starts: Int32Array
}

function stretchesOf(n: DayNumber, day: number, zone: Zone, step: number): Stretch[] {
  const stretches: Stretch[] = []
  for (const span of offsetsAround(n, zone)) {
    const midnight = n * 1440 - span.offset
    const start = Math.max(span.start, midnight)
    const end = Math.min(span.end, midnight + 1440)
    if (start >= end) continue
    const firstStart = midnight + Math.ceil((start - midnight) / step) * step
    stretches.push({ start, end, day, firstStart, count: Math.max(0, Math.ceil((end - firstStart) / step)), place: 0 })
  }
  return stretches
}

/**
 * The grid of the local dates from `from` to `to`, both inclusive. A start is on it where the minutes that the clock
 * shows since midnight are a multiple of `step`; both readings of an hour that comes twice count.
 */
export function slotGrid(from: DayNumber, to: DayNumber, zone: Zone, step: number): SlotGrid {
  const days = Math.max(0, to - from + 1)
  const stretches: Stretch[] = []
  for (let day = 0; day < days; day += 1) stretches.push(...stretchesOf(from + day, day, zone, step))
  stretches.sort((a, b) => a.start - b.start)
  const starts = new Int32Array(stretches.reduce((sum, { count }) => sum + count, 0))
  let place = 0
  for (const stretch of stretches) {
    stretch.place = place
    for (let i = 0; i < stretch.count; i += 1) starts[place + i] = stretch.firstStart + i * step
    place += stretch.count
  }
  return { step, days, stretches, starts }
}

/** Starts at neighbouring places of one day: from `from` to before `until`. */
export type SeeRun = (from: number, until: number, day: number) => void

/**
 * Finds the starts in free time: to be told of stretches of it, from one minute to before another, in their order. It
 * sees the starts at or after `earliest` from which `minutes` fit in.
 */
export function startFinder(
  { step, stretches }: SlotGrid, minutes: number, earliest: Minute, see: SeeRun,
): (from: Minute, to: Minute) => void {
  let first = 0
  return (from, to) => {
    const soonest = Math.max(from, earliest)
    const last = to - minutes
    if (last < soonest) return
    while (first < stretches.length && (stretches[first]?.end ?? 0) <= soonest) first += 1
    for (let i = first; i < stretches.length; i += 1) {
      const stretch = stretches[i]
      if (!stretch || stretch.start > last) break
      const low = Math.max(0, Math.ceil((soonest - stretch.firstStart) / step))
      const high = Math.min(stretch.count, Math.floor((last - stretch.firstStart) / step) + 1)
      if (low < high) see(stretch.place + low, stretch.place + high, stretch.day)
    }
  }
}

/**
 * Counts how many minutes each of `people` has taken on each day of the range: those of person p on day d are at
 * p × days + d. To be told of them in the order of their starts.
 */
export function minuteCounter(
  { stretches, days }: SlotGrid, people: number,
): { minutes: Int32Array; count: (person: number, start: Minute, end: Minute) => void } {
  const minutes = new Int32Array(days * people)
  let first = 0
  let here = stretches[0]
  const count = (person: number, start: Minute, end: Minute): void => {
    while (here && here.end <= start) here = stretches[++first]
    let stretch = here
    for (let i = first + 1; stretch && stretch.start < end; i += 1) {
      const at = person * days + stretch.day
      minutes[at] = (minutes[at] ?? 0) + Math.min(end, stretch.end) - Math.max(start, stretch.start)
      if (end <= stretch.end) break
      stretch = stretches[i]
    }
  }
  return { minutes, count }
}
