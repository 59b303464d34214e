import type { CallerView, DayColumn, DayPart, ServiceChoice } from '@/lib/core/phone-view'
import type { Clash } from '@/lib/core/course'
import { weekdayName, type Weekday } from '@/lib/core/time'
import { plural } from './words'

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** 'six', as it is said. */
export const counted = (n: number): string => small[n] ?? String(n)

export const byPhone = {
  skip: 'Skip to the booking',
  title: (place: string): string => `Book by phone, ${place} – Plumbline`,
  heading: 'Book by phone',
  who: 'Who is calling?',
  find: 'Name, phone number or date of birth',
  findShort: 'Name, phone, born',
  findIt: 'Find',
  searching: 'Looking …',
  failed: 'The search was not answered. Press Enter to try again.',
  found: (count: number): string => (count === 0 ? 'Nobody found' : plural(count, 'patient found', 'patients found')),
  hits: 'Patients found',
  tooLittle: 'Two letters, four digits or a date of birth are enough to begin.',
  nobody: 'Nobody found by that. Ask for the number they gave us, or the date of birth.',
  someoneNew: 'None of these: a new patient',
  born: 'Born',
  lastHere: (when: string, who: string): string => `Last here ${when}, ${who}`,
  bookedFor: (when: string): string => `Booked for ${when}`,
  neverHere: 'Not been yet',
  other: 'Someone else',
  askBorn: (age: number, date: string): string => `${age}, born ${date}. Ask them to say it.`,
  noBorn: 'No date of birth is known. Ask for it at the desk.',
  usually: 'Usually with ',
  habit: (weekday: Weekday | null, part: CallerView['habit']['part']): string =>
    [weekday === null ? '' : `${weekdayName(weekday)}s`, part === null ? '' : habitParts[part]].filter(Boolean).join(' '),
  upcoming: (when: string, who: string): string => `${when} with ${who} is theirs as well`,
  more: (count: number): string => `and ${plural(count, 'more visit')} to come`,
  wrongNumber: 'Ringing the number found somebody else. Ask for the right one.',
  ringing: { any: null, mobile: 'Ring the mobile only', never: 'Never to be rung' },
  tellBy: { phone: null, text: 'Wants a text of changes', email: 'Wants an email of changes' },
  flags: { interpreter: 'interpreter', hearing: 'hard of hearing', sight: 'low sight', steps: 'no steps', chaperone: 'chaperone' } as Record<string, string>,
  carer: (name: string): string => `${name} books for them`,
  gone: 'That patient is not there, or not of a clinic of yours. Search again.',
  newPatient: 'A new patient',
  newHint: 'Without a script: choose what for and when first, then fill this in.',
  name: 'Full name', phone: 'Phone', email: 'Email, if they like', dateOfBirth: 'Date of birth', bookedBy: 'Who is ringing, if not they',
  what: 'What for?',
  minutes: (minutes: number): string => `${minutes} min`,
  asLast: 'as last time',
  choose: 'Choose',
  reason: 'Reason, as they say it', note: 'Note for staff', pregnant: 'Pregnant',
  toKnow: 'Reason and note',
  when: 'When?',
  show: 'Show',
  soonest: 'Soonest', mornings: 'Mornings', evenings: 'After 5pm',
  too: (places: string[]): string => `${places.join(', ')} too`,
  notOn: 'Not on',
  caption: (service: string, minutes: number): string => `Next free times for: ${service}, ${minutes} minutes`,
  free: 'Free',
  whole: (count: number): string => `+${count}`,
  wholeSaid: (count: number, day: string): string => `${count} more on ${day}`,
  less: 'Fewer',
  none: 'none',
  away: (who: string, why: string): string => (why === '' ? `${who} is away` : `${who} is away: ${why}`),
  shut: (why: string): string => `The clinic is shut: ${why}`,
  full: 'Nothing left',
  nothing: (days: number): string => `Nothing is free in the next ${days} days as you asked. Take a filter away.`,
  chooseService: 'Choose what it is for: then the free times stand here.',
  notHere: 'Nobody does that at this clinic.',
  again: 'Again?',
  courseOf: 'A course of',
  visits: 'visits',
  every: 'How often',
  everyWeeks: (weeks: number): string => (weeks === 1 ? 'every week' : `every ${weeks} weeks`),
  showDates: 'Show the dates',
  dates: 'Dates of the course',
  isFree: 'free', isClash: 'clash', isOut: 'left out', isMoved: 'instead',
  instead: 'Instead:',
  noInstead: 'Nothing else is free that week.',
  leaveOut: 'Leave it out',
  leftCount: (left: number, of: number): string => `${counted(left)}, not ${counted(of)}`,
  sameTime: (who: string): string => `${who}, same time`,
  chooseTime: 'Choose a time: then it can come again.',
  readBack: 'Read it back',
  nothingYet: 'Who, what for and when: then what to say stands here.',
  noTime: 'Choose another time above, or something instead.',
  gettingHere: 'How to get there',
  book: (count: number): string => (count === 1 ? 'Book it' : count === 2 ? 'Book both' : `Book all ${counted(count)}`),
  timeMissing: 'Choose a time.',
  serviceMissing: 'Choose what it is for.',
  nameMissing: 'Enter the name, or choose somebody who was found.',
  phoneMissing: 'Enter a phone number to ring.',
  justGone: (dates: string[]): string =>
    `Nothing was booked: ${dates.join(', ')} ${dates.length === 1 ? 'has' : 'have'} just gone. Choose again.`,
  booked: (name: string): string => `Booked: ${name}`,
  bookedSaid: (count: number): string => (count === 1 ? 'Confirmed.' : `All ${counted(count)} confirmed.`),
  reference: 'Reference',
  inDiary: 'In the diary',
  nextCaller: 'Next caller',
  sameCaller: 'Something else for them',
}

const habitParts = { early: 'before ten', morning: 'in the morning', afternoon: 'in the afternoon', evening: 'after five' } as const

export const notForWords: Record<NonNullable<ServiceChoice['notFor']>, string> = {
  'new-only': 'first visits only', 'known-only': 'for those we have seen', 'not-here': 'not at this clinic',
}

const clockWord = (minute: number): string => (minute === 720 ? 'noon' : counted((minute / 60) % 12))

/** 'before ten', 'ten to twelve', 'after five'. */
export function columnWords({ from, to }: DayColumn): string {
  if (from === 0) return `before ${clockWord(to)}`
  return to === 1440 ? `after ${clockWord(from)}` : `${clockWord(from)} to ${clockWord(to)}`
}

export const partWords: Record<DayPart, string> = { any: '', morning: 'mornings', evening: 'after five' }

/** Why a date of a course can't be. */
export function clashWords(clash: Clash, who: string): string {
  switch (clash.kind) {
    case 'past': return 'That is over already.'
    case 'taken': return `${who} is taken then.`
    case 'off': return `${who} doesn’t work then.`
    case 'shut': return clash.reason === null ? 'The clinic is shut.' : `${clash.reason}: the clinic is shut.`
    case 'away': return clash.reason === null || clash.reason === '' ? `${who} is away.` : `${who} is away: ${clash.reason}.`
  }
}
