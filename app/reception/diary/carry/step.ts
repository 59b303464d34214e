import { move as words } from '@/lib/copy/staff/move'
import { clockAt, findSpot, fitsWord, nearestPlace, type CarryFacts, type Spot } from './facts'

/** Carrying by keys: where an arrow leads, and what is said of the place. */

export interface Step {
  spot: Spot | null
  said: string
}

/** What is said of a place: its clock, with whom, and whether it fits. */
export function sayPlace(facts: CarryFacts, spot: Spot | null): string {
  const found = findSpot(facts, spot)
  if (!found) return words.outside
  const { column, place } = found
  if (!place) return words.saidColumn(column.name, column.cannot ?? column.head)
  return words.said(clockAt(facts, place[1]), column.name, facts.words[place[2]] ?? '')
}

/** Where it is now, or the first place that fits where that is on another day. */
function origin(facts: CarryFacts): Spot | null {
  const own = { practitioner: facts.practitioner, start: facts.start }
  if (findSpot(facts, own)?.place) return own
  for (const { practitioner, places } of facts.columns) {
    const place = places.find(([, , word]) => word === fitsWord)
    if (place) return { practitioner, start: place[0] }
  }
  const first = facts.columns[0]
  return first ? { practitioner: first.practitioner, start: first.places[0]?.[0] ?? 0 } : null
}

function along(facts: CarryFacts, from: Spot, by: 1 | -1, single: boolean): Step {
  const found = findSpot(facts, from)
  const places = found?.column.places ?? []
  const i = found?.place ? places.indexOf(found.place) : -1
  const ahead = by === 1 ? places.slice(i + 1) : places.slice(0, Math.max(0, i)).reverse()
  const to = single ? ahead[0] : ahead.find(([, , word]) => word === fitsWord)
  if (to && found) {
    const spot = { practitioner: found.column.practitioner, start: to[0] }
    return { spot, said: sayPlace(facts, spot) }
  }
  const who = found?.column.name ?? ''
  if (found?.column.cannot) return { spot: from, said: sayPlace(facts, from) }
  return { spot: from, said: by === 1 ? words.noLater(who) : words.noEarlier(who) }
}

function across(facts: CarryFacts, from: Spot, by: 1 | -1, lastRow: number): Step {
  const c = (findSpot(facts, from)?.c ?? 0) + by
  const column = facts.columns[c]
  if (!column) return { spot: from, said: words.noColumn }
  const spot = { practitioner: column.practitioner, start: nearestPlace(column, lastRow)?.[0] ?? 0 }
  return { spot, said: sayPlace(facts, spot) }
}

/** Where an arrow carries it; `single` goes by single steps of the grid instead of to the next place that fits. */
export function stepFrom(facts: CarryFacts, at: Spot | null, key: string, single: boolean, lastRow: number): Step {
  const from = findSpot(facts, at) ? at : origin(facts)
  if (!from) return { spot: null, said: words.outside }
  switch (key) {
    case 'ArrowDown': return along(facts, from, 1, single)
    case 'ArrowUp': return along(facts, from, -1, single)
    case 'ArrowRight': return across(facts, from, 1, lastRow)
    default: return across(facts, from, -1, lastRow)
  }
}
