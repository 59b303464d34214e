import { isWholeDays, type AbsenceTimes } from '@/lib/core/absence'
import { shortDate, wallClock24, type Day } from '@/lib/core/time'

/** 'Mon 3 March', and its year where it isn't this one's. */
const date = (day: Day, today: Day): string => (day.slice(0, 4) === today.slice(0, 4) ? shortDate(day) : `${shortDate(day)} ${day.slice(0, 4)}`)

function once(times: AbsenceTimes, today: Day): string {
  const { from, until, fromMinute, toMinute } = times
  const [first, last] = [date(from, today), date(until, today)]
  if (isWholeDays(times)) return from === until ? first : `${first} to ${last}`
  const [start, end] = [wallClock24(fromMinute), toMinute === 1440 ? '24:00' : wallClock24(toMinute)]
  return from === until ? `${first}, ${start} to ${end}` : `${first} ${start} to ${last} ${end}`
}

/** When somebody is away: 'Mon 3 March to Fri 7 March', 'Tue 4 March, 13:00 to 17:00, every 2 weeks until Tue 24 June'. */
export function sayTimes(times: AbsenceTimes, today: Day): string {
  const { everyWeeks, repeatUntil } = times
  if (everyWeeks === null || repeatUntil === null) return once(times, today)
  return `${once(times, today)}, ${everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`} until ${date(repeatUntil, today)}`
}
