import { clockTime, dayOf, daysBetween, mediumDate, relativeDay, shortDate, wallClock } from '@/lib/core/time'
import type { Day, Instant, WallMinute, Zone } from '@/lib/core/time'
import type { ClinicView, ServiceView } from '@/lib/core/views'

/** '£62', '£46.50' */
export const pounds = (pence: number): string => `£${pence % 100 === 0 ? pence / 100 : (pence / 100).toFixed(2)}`

/** 'an osteopath', 'a physiotherapist' */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun.toLowerCase()}`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** '8am', '5:30pm': for opening hours, where a round hour needs no minutes. */
export const shortClock = (wall: WallMinute): string => wallClock(wall).replace(':00', '')

/** The address in one line; a postcode never breaks in two. */
export const addressLine = ({ address, postcode }: Pick<ClinicView, 'address' | 'postcode'>): string =>
  [...address, postcode.replaceAll(' ', '\u00a0')].join(', ')

/** 'First visit, 45 minutes' */
export const visitAndLength = (service: ServiceView): string => `${service.name}, ${service.minutes} minutes`
/** 'First visit, 45 minutes, £62' */
export const visitWithPrice = (service: ServiceView): string => `${visitAndLength(service)}, ${pounds(service.pricePence)}`

/** 'Wed 2 September, 10:15am' */
export const shortMoment = (at: Instant, zone: Zone): string => `${shortDate(dayOf(at, zone))}, ${clockTime(at, zone)}`
/** 'Wednesday 2 September at 9:30am' */
export const moment = (at: Instant, zone: Zone): string => `${mediumDate(dayOf(at, zone))} at ${clockTime(at, zone)}`
/** '10:15am on Tuesday 1 September' */
export const clockThenDay = (at: Instant, zone: Zone): string => `${clockTime(at, zone)} on ${mediumDate(dayOf(at, zone))}`

/** '1:45pm today', '9:30am tomorrow', '9:30am on Monday 31 August' */
export function byWhen(at: Instant, zone: Zone, now: Instant): string {
  const day = dayOf(at, zone)
  const today = dayOf(now, zone)
  const when = relativeDay(day, today)
  const isNear = daysBetween(today, day) === 0 || daysBetween(today, day) === 1
  return `${clockTime(at, zone)} ${isNear ? when : `on ${when}`}`
}

/** 'Today, Friday 28 August', 'Tomorrow, …', 'Wednesday 2 September' */
export function dayWithNearness(day: Day, today: Day): string {
  const ahead = daysBetween(today, day)
  return ahead === 0 ? `Today, ${mediumDate(day)}` : ahead === 1 ? `Tomorrow, ${mediumDate(day)}` : mediumDate(day)
}

/** 'Monday', 'Monday and Tuesday', 'Monday, Tuesday and Friday' */
export const listOf = (parts: string[], word = 'and'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
