import { shortClock } from './words'
import type { Closure } from '@/lib/core/diary-facts'
import { mediumDate } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'

export const clinic = {
  title: (place: string): string => `The clinic in ${place}`,
  description: ({ name, place, region }: Pick<ClinicView, 'name' | 'place' | 'region'>): string =>
    `${name}, ${place}, ${region}: where it is, how to get in, when it is open, and whom you can see there.`,
  where: 'Where it is',
  map: 'Open it on a map',
  mapNote: 'Leads to openstreetmap.org.',
  hours: 'Opening hours',
  hoursOf: (name: string): string => `Opening hours of ${name}`,
  days: 'Days',
  open: 'Open',
  closed: 'Closed',
  closures: 'Closed on',
  /** 'Monday 31 August: Summer bank holiday' */
  closure: ({ from, until, fromMinute, toMinute, reason }: Closure): string => {
    const days = from === until ? mediumDate(from) : `${mediumDate(from)} to ${mediumDate(until)}`
    const hours = fromMinute === 0 && toMinute >= 1440 ? '' : `, ${shortClock(fromMinute)} to ${shortClock(toMinute)}`
    return `${days}${hours}: ${reason}`
  },
  in: 'How to get in',
  people: 'Who you can see',
  registered: (registration: string): string => registration,
  next: 'See free times',
  nextNote: 'Next free times are on the first page.',
  ring: 'Ring ',
}

/** A plain link to a map: nothing is fetched from there until somebody follows it. */
export const mapHref = (address: string[], postcode: string): string =>
  `https://www.openstreetmap.org/search?${new URLSearchParams({ query: [...address, postcode].join(', ') })}`
