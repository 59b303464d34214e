/** Free times as a table: a row a day, a column a part of the day, a few times in each cell. */
import type { DayColumn, DayPart, FreeCell, FreeTime } from './phone-view'

const hour = 60
const all: DayColumn[] = [{ from: 0, to: 12 * hour }, { from: 12 * hour, to: 17 * hour }, { from: 17 * hour, to: 24 * hour }]
const mornings: DayColumn[] = [{ from: 0, to: 10 * hour }, { from: 10 * hour, to: 11 * hour }, { from: 11 * hour, to: 12 * hour }]
const evenings: DayColumn[] = [{ from: 17 * hour, to: 18 * hour }, { from: 18 * hour, to: 19 * hour }, { from: 19 * hour, to: 24 * hour }]

export const columnsFor = (part: DayPart): DayColumn[] => part === 'morning' ? mornings : part === 'evening' ? evenings : all

/** How many of a cell are shown: a receptionist says two, not seven. */
const shown = 2

/** The first ones where the soonest is wanted; else spread over the cell, the first among them. */
export function thin(times: readonly FreeTime[], soonest: boolean): FreeCell {
  if (times.length <= shown) return { times: [...times], more: 0 }
  const chosen = soonest ? times.slice(0, shown)
    : Array.from({ length: shown }, (_, i) => times[Math.floor((i * times.length) / shown)]).filter((time) => time !== undefined)
  return { times: chosen, more: times.length - chosen.length }
}
