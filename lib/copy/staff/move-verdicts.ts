import type { Verdict } from '@/lib/core/fits'
import type { MoveColumn } from '@/lib/core/move-view'
import { durationWords } from '@/lib/core/time'
import { move } from './move'

/** What the server says of places; apart from `move.ts`, whose words go to the browser without what reckons time. */

/** Why it doesn't fit at a time, in a column of the grid. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict.why) {
    case 'fits': return move.fits
    case 'short': return `${durationWords(verdict.minutes)} short`
    case 'held': return 'held on the website'
    case 'taken': return 'taken'
    case 'room': return 'room taken'
    case 'past': return 'past'
    case 'far': return 'too far ahead'
    case 'off': return 'not in'
    case 'away': return 'away'
    case 'shut': return `shut: ${verdict.reason}`
  }
}

/** Why it can't be with somebody at all: «No osteopathy» would want a second name for each profession; this doesn't. */
export const cannotWords = ({ cannot, profession }: MoveColumn, service: string): string =>
  (cannot === 'profession' ? `not ${/^[aeiou]/i.test(profession) ? 'an' : 'a'} ${profession.toLowerCase()}` : `doesn’t do ${service.toLowerCase()}`)

export const columnWords = (fits: number, isOwn: boolean): string =>
  (fits > 0 ? `${fits} ${fits === 1 ? 'time fits' : 'times fit'}` : isOwn ? 'No other time fits' : 'Nothing fits')

/** '15 min later', '1 h earlier', 'same time': what another clock means to the patient. */
export const shiftWords = (minutes: number): string =>
  (minutes === 0 ? 'same time' : `${durationWords(Math.abs(minutes))} ${minutes > 0 ? 'later' : 'earlier'}`)
