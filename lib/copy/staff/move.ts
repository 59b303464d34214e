import type { Verdict } from '@/lib/core/fits'
import type { MoveColumn } from '@/lib/core/move-view'
import { durationWords } from '@/lib/core/time'
import { plural } from './words'

/** Moving an appointment about the day. The client puts these together with a clock and a name; it makes up none. */
export const move = {
  fits: 'fits',
  fitsAt: (clock: string): string => `${clock} fits`,
  here: 'it is there now',
  looking: 'Looking where it fits…',
  busy: 'Moving it…',
  outside: 'Not over a column',
  said: (clock: string, who: string, verdict: string): string => `${clock} with ${who}: ${verdict}.`,
  saidColumn: (who: string, verdict: string): string => `${who}: ${verdict}.`,
  picked: (name: string, times: number): string => `${name} is picked up. ${times === 0 ? 'Nothing fits on this day'
    : `It fits at ${plural(times, 'time')}`}. Arrows carry it, numbers pick a listed place, Enter puts it down, Esc puts it back.`,
  noLater: (who: string): string => `No later time fits with ${who}. Shift and an arrow go by single steps.`,
  noEarlier: (who: string): string => `No earlier time fits with ${who}. Shift and an arrow go by single steps.`,
  noColumn: 'There is no other column on that side.',
  stays: (name: string, why: string): string => `Not moved. ${why} ${name} stays where it was.`,
  notThere: (said: string): string => `It can’t go there. ${said}`,
  putBack: (name: string): string => `${name} is put back. Nothing was moved.`,
  pickFirst: 'Carry it to another time first, or pick a place from the list.',
  changed: 'Somebody changed it while it was carried. It is put back; look at it before you move it.',
  cantMove: 'This one can’t be moved any more.',
  to: 'To',
  itFits: 'It fits.',
  itDoesnt: 'It doesn’t fit there.',
  whyNot: 'Why not elsewhere',
  otherDay: 'Another day: turn the page, and it is still in your hand.',
  close: 'Close',
} as const

export const undo = {
  moved: (name: string, to: string, who: string): string => `Moved ${name} to ${to}, ${who}.`,
  undo: 'Undo',
  left: (seconds: number): string => `(${seconds} s)`,
  back: (name: string, to: string, who: string): string => `${name} is back at ${to}, ${who}.`,
  gone: 'Its old time has been taken meanwhile. It stays where it is now.',
}

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
