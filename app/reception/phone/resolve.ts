import type { CourseDate } from '@/lib/core/course'
import type { Slot } from '@/lib/core/diary-facts'
import type { Picks, Spot } from '@/lib/input/phone-forms'

/** A date of the course with what was decided about it. */
export interface Resolved {
  date: CourseDate
  /** What is to be booked; null where it is left out, or nothing was found in its place. */
  slot: Slot | null
}

const same = (slot: Slot, spot: Spot): boolean => slot.start === spot.start && slot.practitioner === spot.practitioner

/**
 * A clash takes what was picked for it, as long as that is free; else, in a course, the first thing instead. A single visit is never
 * put anywhere by itself.
 */
export function resolve(dates: readonly CourseDate[], picks: Picks): Resolved[] {
  return dates.map((date, i) => {
    if (date.slot) return { date, slot: date.slot }
    const pick = picks.get(i)
    if (pick === 'out') return { date, slot: null }
    const picked = pick && date.instead.find((slot) => same(slot, pick))
    return { date, slot: picked ?? (dates.length > 1 ? date.instead[0] : undefined) ?? null }
  })
}
