import { addDays, clock24, dayOf, daysBetween, durationWords, shortDate, type Day, type Instant, type Zone } from '@/lib/core/time'

const minutes = (milliseconds: number): number => Math.floor(milliseconds / 60_000)

/** '14:00' today, 'Fri 7 Aug 10:00' on another day. */
export function dayAndClock(at: Instant, today: Day, zone: Zone): string {
  const day = dayOf(at, zone)
  return day === today ? clock24(at, zone) : `${dayName(day, today)} ${clock24(at, zone)}`
}

/** '08:45' today, 'Wed 17:40' in the week before, '19 Nov 08:52' earlier. */
export function pastClock(at: Instant, today: Day, zone: Zone): string {
  const day = dayOf(at, zone)
  if (day === today) return clock24(at, zone)
  const date = shortMonth(shortDate(day))
  return `${daysBetween(day, today) < 7 ? date.slice(0, 3) : date.slice(4)} ${clock24(at, zone)}`
}

const shortMonth = (date: string): string => date.replace(/([A-Z][a-z]{2})[a-z]+$/, '$1')

/** 'Today', 'Tomorrow', 'Yesterday', 'Fri 7 Aug'. */
export function dayName(day: Day, today: Day): string {
  if (day === today) return 'Today'
  if (day === addDays(today, 1)) return 'Tomorrow'
  return day === addDays(today, -1) ? 'Yesterday' : shortMonth(shortDate(day))
}

/** '1 h 40', '52 min', '1 day', '2 days': how long, in a narrow column. */
export function spell(milliseconds: number): string {
  const all = Math.max(0, minutes(milliseconds))
  if (all >= 1440) return all < 2 * 1440 ? '1 day' : `${Math.floor(all / 1440)} days`
  return all < 60 ? durationWords(all) : durationWords(all).replace(/ min$/, '')
}

const hours = [
  'midnight', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'noon',
] as const

/** 'two o’clock', 'quarter past nine', 'half past nine', '11:20': as it is said on the telephone. */
export function saidClock(minuteOfDay: number): string {
  const hour = Math.floor(minuteOfDay / 60)
  const name = (h: number): string => hours[h === 0 || h === 24 ? 0 : h > 12 ? h - 12 : h] ?? ''
  switch (minuteOfDay % 60) {
    case 0: return hour % 12 === 0 ? name(hour) : `${name(hour)} o’clock`
    case 15: return `quarter past ${name(hour)}`
    case 30: return `half past ${name(hour)}`
    case 45: return `quarter to ${name(hour + 1)}`
    default: return `${hour % 12 || 12}:${String(minuteOfDay % 60).padStart(2, '0')}`
  }
}
