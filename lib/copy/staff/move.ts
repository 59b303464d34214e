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
  noAnswer: 'There was no answer: the connection may be lost.',
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
