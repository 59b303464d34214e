import { weekdayName } from '@/lib/core/time'
import type { Weekday } from '@/lib/core/time'
import type { OpeningHours } from '@/lib/core/diary-facts'
import { shortClock } from './words'

const weekdays: Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** '8am to 1pm and 2pm to 7pm', or null on a day that never opens. */
export function hoursOfDay(hours: OpeningHours[], weekday: Weekday): string | null {
  const spans = hours.filter((span) => span.weekday === weekday).sort((a, b) => a.opens - b.opens)
  if (spans.length === 0) return null
  return spans.map((span) => `${shortClock(span.opens)} to ${shortClock(span.closes)}`).join(' and ')
}

const daysWords = (first: Weekday, last: Weekday): string =>
  first === last ? weekdayName(first) : `${weekdayName(first)} ${last - first === 1 ? 'and' : 'to'} ${weekdayName(last)}`

/** Days in a row with the same hours, as one line: { days: 'Monday to Friday', hours: '8am to 7pm' }. */
export function hoursLines(hours: OpeningHours[]): { days: string; hours: string | null }[] {
  const runs: { first: Weekday; last: Weekday; hours: string | null }[] = []
  for (const weekday of weekdays) {
    const text = hoursOfDay(hours, weekday)
    const run = runs.at(-1)
    if (run && run.hours === text) run.last = weekday
    else runs.push({ first: weekday, last: weekday, hours: text })
  }
  return runs.map(({ first, last, hours: text }) => ({ days: daysWords(first, last), hours: text }))
}

/** 'Monday to Friday 8am to 7pm, Saturday 9am to 1pm' */
export const hoursSentence = (hours: OpeningHours[]): string =>
  hoursLines(hours).filter((line) => line.hours !== null).map((line) => `${line.days} ${line.hours}`).join(', ')

/** Somebody answers the phone while any of the clinics is open: the earliest opening and the latest closing of each day. */
export function phoneHours(clinics: { openingHours: OpeningHours[] }[]): OpeningHours[] {
  const all = clinics.flatMap((clinic) => clinic.openingHours)
  return weekdays.flatMap((weekday) => {
    const day = all.filter((span) => span.weekday === weekday)
    if (day.length === 0) return []
    return [{ weekday, opens: Math.min(...day.map((span) => span.opens)), closes: Math.max(...day.map((span) => span.closes)) }]
  })
}
