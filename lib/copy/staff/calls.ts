import { plural } from './words'

export const calls = {
  skip: 'Skip to the calls',
  heading: (count: number): string => (count === 0 ? 'None to ring' : `${count} to ring`),
  title: (count: number, place: string): string =>
    `${count === 0 ? 'Everyone has been rung' : `${count} to ring`}, ${place} – Plumbline`,
  tallies: {
    overdue: 'overdue', rung: 'rung today', confirmed: 'confirmed', moved: 'moved', unanswered: 'unanswered', wait: 'usual wait to be confirmed',
  },
  region: 'Calls to make',
  caption: 'Calls to make, most urgent first',
  columns: ['Ring by', 'Patient', 'Asked for', 'Waiting', 'Tries', 'Claimed by'],
  overdue: 'Overdue',
  now: (clock: string): string => `${clock} now.`,
  withinHour: (count: number): string => `Ring within the hour: ${count}`,
  later: 'Later',
  over: (time: string): string => `${time} over`,
  inTime: (time: string): string => `in ${time}`,
  asked: 'they asked',
  from: (clock: string): string => `from ${clock}`,
  askedFor: (time: string): string => `asked for: ${time}`,
  wrongNumber: 'wrong number',
  toBeRung: 'To be rung back',
  saidWhat: 'said what about',
  nothingSaid: 'no appointment yet',
  print: 'Print the calls',
  tryAfter: (clock: string): string => `try after ${clock}`,
  noneYet: 'none yet',
  askFor: (name: string): string => `ask for ${name}`,
  ring: (name: string, phone: string): string => `Ring ${name}, ${phone}`,
  flagged: 'unanswered, kept',
  claim: 'Claim',
  claimOf: (name: string): string => `the call to ${name}`,
  you: 'you',
  done: 'Everyone has been rung',
  nothingDue: 'Nothing is due. A new request comes up here by itself.',
  nextDue: (name: string, when: string): string => `Nothing is due. ${name} is to be rung at ${when}; it comes up here by itself.`,
  toDiary: 'Back to the diary',
}

export const gone = {
  heading: 'Off the list',
  said: 'The call that was open is dealt with.',
  note: (name: string): string => `Your note on ${name}, not saved yet`,
  save: 'Save it on the appointment',
  saved: 'Saved on the appointment.',
  copy: 'Copy',
  next: 'Next call',
}

export const call = {
  letGo: 'Let go',
  back: 'Back to the list',
  ring: 'Ring',
  born: (age: number, date: string): string => `${age}, born ${date}.`,
  yoursFor: 'Yours for',
  yoursWhy: ', so nobody else rings them',
  theirs: (name: string): string => `${name} is ringing. It is theirs for another`,
  free: 'Nobody is ringing. Claim it, so that nobody else does.',
  lapsed: 'Your five minutes are over, and anybody may ring. What you typed is still here.',
  claimAgain: 'Claim again',
  askedFor: 'Asked for',
  forWhat: 'For',
  tries: 'Tries',
  first: 'First who it is. To anyone else, say nothing of the clinic.',
  happened: 'What happened?',
  say: 'What to say',
  note: 'Note, for the next person who rings',
  save: 'Save, next call',
  pick: 'Choose what happened, then save.',
  movedTo: 'Moved to',
  noPlaces: 'No free time in the next two weeks. Move it in the diary.',
  callBackDay: 'Day',
  callBackTime: 'Time',
  history: (count: number): string => plural(count, 'try so far', 'tries so far'),
  last: (outcome: string, by: string): string => `last: ${outcome}, ${by}`,
  outcomeMissing: 'Choose what happened.',
  timeMissing: 'Choose the new time.',
  backMissing: 'Say the day and the time to ring back.',
  backPast: 'That is past. Choose a time that is to come.',
}

/** Whoever asked on the website to be rung. */
export const ringBack = {
  asked: (when: string): string => `Asked to be rung, ${when}. No appointment yet.`,
  about: 'About', nothing: 'not said', when: 'Best time',
  say: (place: string): string => `You asked us to ring you, from the clinic in ${place}. How can I help?`,
  closing: {
    booked: 'Opens a booking with their name and number. It comes off the list once that is made.',
    answered: 'Their question is settled. It comes off the list.',
    unwanted: 'They no longer want a call. It comes off the list.',
  },
  nextTry: (when: string): string => `Next try ${when}.`,
  last: 'Tried as often as we do: it comes off the list, as not reached.',
}

export const wrongNumber = {
  heading: 'This number is someone else’s',
  said: (phone: string, when: string): string => `${phone} reached somebody else, ${when}. Don’t ring it.`,
  other: 'their other number', ringOther: 'Ring the other number',
  email: 'their email',
  none: 'There is no other number and no email.',
  right: 'The right number, if you find it',
  putRight: 'Put it right, ring again',
  alike: 'Another record that may be theirs',
  born: (date: string): string => `born ${date}`,
  use: (phone: string): string => `Use ${phone}`,
  next: 'Next call',
}

export const printedCalls = {
  title: (count: number): string => `${count} to ring`,
  columns: ['Ring by', 'Name', 'Number', 'Asked for', 'What happened'],
  from: (clock: string): string => `not before ${clock}`,
  askFor: (name: string): string => `ask for ${name}`,
  wrong: 'someone else’s: don’t ring',
  wish: (time: string): string => `ring: ${time}`,
  toBeRung: 'to be rung back',
  atOnce: 'now',
  printed: (clock: string, who: string): string => `Printed ${clock} by ${who}. The screen is always right.`,
  shred: 'Names and numbers: not for the front desk. Shred tonight.',
}

export const closing = {
  confirmed: ['Confirmed.', 'It comes off the list.'],
  moved: ['Moved and confirmed.', 'It comes off the list.'],
  declined: ['Cancelled.', 'The time is free again and it comes off the list.'],
  last: (keep: boolean): string =>
    keep ? 'Unanswered that often, it is kept and flagged.' : 'Unanswered that often, it is released and the patient is told.',
  nextTry: (when: string): string => `Next try ${when}`,
  otherPart: 'another part of the day.',
  soon: 'It stays due: the appointment is too near for another part of the day.',
  wrongNumber: 'The number is marked as someone else’s. It stays open here, with what else can be done.',
  callBack: 'It comes up again at the time you say.',
  nth: (n: number): string => `That is try ${n}.`,
  triesSoFar: (n: number): string => (n === 0 ? 'none yet' : plural(n, 'try', 'tries')),
}
