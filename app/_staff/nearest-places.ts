import { panel } from '@/lib/copy/staff/diary'
import { dayName } from '@/lib/copy/staff/time'
import type { Slot } from '@/lib/core/diary-facts'
import { nearestSlots } from '@/lib/core/slots'
import { clock24, dayOf, type Instant, type Zone } from '@/lib/core/time'

export interface Place {
  /** As `MoveForm` reads it. */
  value: string
  clock: string
  day: string
  who: string
  note: string
}

interface Around {
  start: Instant
  practitioner: string
  zone: Zone
  now: Instant
  /** Names by id. */
  names: ReadonlyMap<string, string>
}

const nearAny = 5
const nearOwn = 4
const placesShown = 9

/** The places worth offering on the telephone: the nearest of all, and the nearest with the one they are to see. */
export function nearestPlaces(free: Slot[], around: Around): Place[] {
  const { start, practitioner, zone, now, names } = around
  const others = free.filter((slot) => slot.start !== start || slot.practitioner !== practitioner)
  const own = nearestSlots(others.filter((slot) => slot.practitioner === practitioner), start, nearOwn)
  const chosen = new Set([...own, ...nearestSlots(others, start, nearAny)])
  return others.filter((slot) => chosen.has(slot)).slice(0, placesShown).map((slot) => ({
    value: `${slot.start} ${slot.practitioner}`,
    clock: clock24(slot.start, zone),
    day: dayName(dayOf(slot.start, zone), dayOf(now, zone)),
    who: names.get(slot.practitioner) ?? slot.practitioner,
    note: slot.practitioner === practitioner ? panel.theSame : '',
  }))
}
