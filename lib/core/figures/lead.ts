import { leadEdges } from './bands'
import type { LeadFigure } from './figures'

/** How many were booked so many days before. */
export interface LeadTally {
  days: number
  count: number
}

/** The bands and the median of what is counted by whole days: of an even number, the middle of the two in the middle. */
export function leadOf(tallies: readonly LeadTally[]): LeadFigure {
  const counts = [0, ...leadEdges].map((from, band) => {
    const own = tallies.filter(({ days }) => days >= from && days < (leadEdges[band] ?? Infinity))
    return own.reduce((sum, { count }) => sum + count, 0)
  })
  const sorted = [...tallies].sort((one, other) => one.days - other.days)
  const all = counts.reduce((sum, count) => sum + count, 0)
  /** The nth in their order, from 0. */
  const at = (n: number): number => {
    let before = 0
    return sorted.find(({ count }) => (before += count) > n)?.days ?? 0
  }
  return { counts, median: all === 0 ? null : (at(Math.floor((all - 1) / 2)) + at(Math.ceil((all - 1) / 2))) / 2 }
}
