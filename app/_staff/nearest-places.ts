import { panel } from '@/lib/copy/staff/diary'
import { shiftWords } from '@/lib/copy/staff/move-verdicts'
import { dayName } from '@/lib/copy/staff/time'
import type { Slot } from '@/lib/core/diary-facts'
import { nearestSlots } from '@/lib/core/slots'
import { clock24, dayOf, minuteOfDay, type Instant, type Zone } from '@/lib/core/time'

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

const nearAny = 3
const nearOwn = 3
const placesShown = 9

/** On each day the place nearest to that time of day; where two are as near, with the one they are to see. */
function onePerDay(slots: readonly Slot[], { start, practitioner, zone }: Around): Slot[] {
  const wall = minuteOfDay(start, zone)
  const far = (slot: Slot): number => 2 * Math.abs(minuteOfDay(slot.start, zone) - wall) + (slot.practitioner === practitioner ? 0 : 1)
  const best = new Map<string, Slot>()
  for (const slot of slots) {
    const day = dayOf(slot.start, zone)
    const known = best.get(day)
    if (!known || far(slot) < far(known)) best.set(day, slot)
  }
  return [...best.values()]
}

/**
 * The places worth offering on the telephone: the nearest of all, the nearest with the one they are to see, and on the days
 * around it the one at most nearly the same time.
 */
export function nearestPlaces(free: Slot[], around: Around): Place[] {
  const { start, practitioner } = around
  const others = free.filter((slot) => slot.start !== start || slot.practitioner !== practitioner)
  const own = nearestSlots(others.filter((slot) => slot.practitioner === practitioner), start, nearOwn)
  const chosen = new Set([...own, ...nearestSlots(others, start, nearAny)])
  const day = dayOf(start, around.zone)
  const elsewhere = onePerDay(others.filter((slot) => dayOf(slot.start, around.zone) !== day && !chosen.has(slot)), around)
  for (const slot of nearestSlots(elsewhere, start, placesShown - chosen.size)) chosen.add(slot)
  return others.filter((slot) => chosen.has(slot)).map((slot) => placeOf(slot, around))
}

function placeOf(slot: Slot, { start, practitioner, zone, now, names }: Around): Place {
  const [day, from] = [dayOf(slot.start, zone), dayOf(start, zone)]
  const shift = minuteOfDay(slot.start, zone) - minuteOfDay(start, zone)
  const notes = [slot.practitioner === practitioner ? panel.theSame : '', day === from || shift === 0 ? shiftWords(shift) : '']
  return {
    value: `${slot.start} ${slot.practitioner}`, clock: clock24(slot.start, zone), day: dayName(day, dayOf(now, zone)),
    who: names.get(slot.practitioner) ?? slot.practitioner, note: notes.filter(Boolean).join(', '),
  }
}
