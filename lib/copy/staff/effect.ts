import { mediumDate, type Day } from '@/lib/core/time'
import { plural } from './words'

const slots = (n: number): string => plural(n, 'slot')
const left = (n: number): string => `leaves ${plural(n, 'appointment')} without a session`

/** 'removes 3 slots', 'adds 2 and removes 3 slots' */
function slotWords(gained: number, lost: number): string | null {
  if (gained > 0 && lost > 0) return `adds ${gained} and removes ${slots(lost)}`
  if (lost > 0) return `removes ${slots(lost)}`
  return gained > 0 ? `adds ${slots(gained)}` : null
}

/** What a change does, before it is made. */
export const effect = {
  heading: (gained: number, lost: number, orphans: number): string => {
    const parts = [slotWords(gained, lost), orphans > 0 && left(orphans)].filter(Boolean)
    return `This change ${parts.length > 0 ? parts.join(' and ') : 'touches no slot and no appointment'}`
  },
  nothingYet: 'Nothing is changed yet.',
  orphans: 'Without a session',
  covered: (n: number): string => `${plural(n, 'appointment')} that had no session ${n === 1 ? 'has' : 'have'} one again.`,
  elsewhere: (n: number, place: string): string => `${plural(n, 'appointment')} at ${place}: the desk there finds ${n === 1 ? 'it' : 'them'} on its list.`,
  lost: 'Slots no longer offered',
  gained: 'Slots offered anew',
  onDay: (date: string, who: string | null): string => (who === null ? date : `${date}, ${who}`),
  moreDays: (n: number): string => `and on ${plural(n, 'more day')}`,
  until: (day: Day): string => `Counted to ${mediumDate(day)}, the last day that can be booked.`,
  toldAfter: (n: number): string => (n === 0 ? 'Nobody has to be told.'
    : `${plural(n, 'patient')} ${n === 1 ? 'goes' : 'go'} on the list of those to be told. They hear nothing until they are rung.`),
  save: 'Save the change',
  putBack: 'Put it back',
  saved: (told: number): string => (told === 0 ? 'Saved.' : `Saved. ${plural(told, 'patient')} ${told === 1 ? 'is' : 'are'} on the list of those to be told.`),
  toTell: 'Open that list',
  overtaken: 'Nothing was saved: meanwhile somebody booked or cancelled, so that the change does something else. Look at it again, then save.',
  changedMeanwhile: (by: string, when: string): string => `${by} changed this at ${when}. Nothing of yours is saved. What the change does now stands beside it.`,
}
