import type { PartOfDay } from '@/lib/core/call'
import { longDate, shortDate, weekdayName, type Day, type Weekday } from '@/lib/core/time'
import type { OfferedPerson, OfferState } from '@/lib/core/waiting-view'
import { plural } from './words'

export const waiting = {
  skip: 'Skip to the waiting list',
  title: (count: number, place: string): string => `${count === 0 ? 'Nobody' : count} waiting, ${place} – Plumbline`,
  heading: (count: number): string => (count === 0 ? 'Nobody is waiting' : `${count} waiting`),
  days: (from: Day, to: Day): string => `free times from ${shortDate(from)} to ${shortDate(to)}`,
  region: 'The waiting list',
  offered: 'Offered',
  free: 'Free now and wanted',
  freeCount: (count: number): string => plural(count, 'time'),
  waiting: 'Waiting',
  order: 'urgent first, then who has waited longest',
  nothingFree: 'Nothing that is free in these two weeks suits anybody who waits. It comes up here by itself when something does.',
  more: (count: number): string => `and ${plural(count, 'more time')} later on`,
  nobody: 'Nobody is waiting',
  nobodySaid: 'Put a caller on the list, or let them do it on the website where no time suits. When time frees, it comes up here.',
  add: 'Put a caller on the list',
  wantedBy: (names: string, more: number): string => (more > 0 ? `${names} and ${more} more` : names),
  wantedLine: (count: number): string => `${count === 1 ? '1 person is' : `${count} people are`} waiting for this`,
  people: (count: number): string => `wanted by ${count}`,
  urgent: 'urgent',
  anyone: 'anyone',
  beingAsked: 'being offered a time',
  noneFree: 'nothing free yet',
  firstFree: 'free:',
  instead: (when: string): string => `has ${when}, wants sooner`,
  fromWeb: 'from the website',
  since: 'waiting',
  elsewhere: (places: string): string => `also ${places}`,
  here: 'Back to the list',
  close: 'Close',
  calls: 'Back to the list',
}

const parts: Record<PartOfDay, string> = { morning: 'mornings', afternoon: 'afternoons', evening: 'evenings' }
const short = (weekday: Weekday): string => weekdayName(weekday).slice(0, 3)

/** 'Mon, Wed, mornings, until Mon 26 April' */
export function wishWords(wish: { weekdays: Weekday[]; parts: PartOfDay[]; from: Day; until: Day }, today: Day): string {
  const days = wish.weekdays.length === 0 || wish.weekdays.length === 7 ? 'any day' : wish.weekdays.map(short).join(', ')
  const when = wish.parts.length === 0 || wish.parts.length === 3 ? '' : `, ${wish.parts.map((part) => parts[part]).join(' or ')}`
  const from = wish.from > today ? `, from ${shortDate(wish.from)}` : ''
  return `${days}${when}${from}, until ${shortDate(wish.until)}`
}

export const opening = {
  others: 'Other starts in this gap',
  ring: (name: string): string => `Ring ${name}`,
  held: 'it is held for 15 minutes',
  ringThem: 'Ring',
  whoFits: 'Whom it suits',
  unreached: 'not reached about this time before',
  notRung: 'not to be rung: offer it by link',
  byLink: 'Or offer it by link, and the first to press has it',
  offerLink: 'Offer it to those ticked',
  linkHeld: 'held for an hour',
  gone: 'That time is not free any more',
  goneSaid: 'Somebody has it, or it is being offered. What is still free is on the list.',
  noneTicked: 'Tick at least one of them.',
  link: 'Offer by link to',
}

const offerStates: Record<OfferState, string> = {
  open: 'held', taken: 'taken', declined: 'declined by everybody', withdrawn: 'taken back', lapsed: 'nobody took it in time',
}
const answers: Record<NonNullable<OfferedPerson['answer']>, string> = {
  taken: 'has it', declined: 'declined', gone: 'another was first', withdrawn: 'not reached', lapsed: 'did not answer in time',
}

export const offer = {
  state: offerStates,
  answers,
  ringing: (name: string): string => `for ${name}, on the telephone`,
  toSeveral: (count: number): string => `by link to ${count}`,
  left: 'held for',
  by: (name: string): string => `offered by ${name}`,
  heldFor: 'Held for',
  heldWhy: ', then it is free again',
  when: 'When', with: 'With', for: 'For', note: 'Note', gives: 'Gives up',
  first: 'First who it is. To anyone else, say nothing of the clinic.',
  say: 'What to say',
  said: (when: string, who: string, place: string): string => `A time has come free: ${when} with ${who} in ${place}. Would you like it?`,
  whatHappened: 'What happened?',
  takes: 'Takes it, confirmed',
  declines: 'Declines',
  noAnswer: 'No answer',
  next: (name: string): string => `then ${name}`,
  nobodyNext: 'nobody is next: the time is free again',
  takeBack: 'Take it back, the time is free again',
  told: (count: number): string => `Offered to ${count} by link`,
  sentEach: 'We’re sending each of them a link of their own. The first to press it has the time. '
    + 'Anyone we can’t write to is listed under “Not delivered”: ring them.',
  says: (name: string): string => `${name} takes it on the telephone`,
  over: {
    taken: (name: string): string => `${name} has it`, declined: 'Nobody wanted it', withdrawn: 'Taken back', lapsed: 'Nobody took it in time',
  },
  overSaid: {
    taken: 'Confirmed, and off the list. The others were told, and keep their places.',
    declined: 'The time is free again. Everybody who declined keeps their place.',
    withdrawn: 'The time is free again. Everybody keeps their place.',
    lapsed: 'The time is free again. Everybody keeps their place, and it can be offered anew.',
  },
  open: (reference: string): string => `Open ${reference} in the diary`,
  gone: 'That offer is not there',
  goneSaid: 'It was closed a while ago, or it is another clinic’s.',
  answersHead: 'Answers',
}

export const wait = {
  born: (date: Day): string => `born ${longDate(date).replace(/^\S+ /, '')}`,
  wants: 'Wants', when: 'When', where: 'Where', with: 'With', since: 'Since', note: 'Note', instead: 'Has',
  change: 'Change what they would take',
  save: 'Save',
  leave: 'No longer needs it',
  gone: 'Off the list',
  goneSaid: 'They have a time, or need none any more.',
  offered: 'They are being offered a time just now.',
  seeOffer: 'See the offer',
  freeNow: (when: string): string => `Free for them: ${when}`,
  book: 'Book something else by phone',
}

export const join = {
  heading: 'Put a caller on the list',
  who: 'Who?',
  service: 'What for?',
  choose: 'Choose',
  practitioner: 'With',
  anyone: 'Anyone who gives it',
  clinics: 'Where',
  weekdays: 'On',
  parts: 'At',
  partNames: { morning: 'Morning, to noon', afternoon: 'Afternoon, to 5', evening: 'Evening' } as Record<PartOfDay, string>,
  none: 'none ticked: any',
  from: 'Not before',
  until: 'Until',
  untilHint: 'Left empty: eight weeks',
  urgent: 'Urgent',
  note: 'Note for staff',
  submit: 'Put them on the list',
  serviceMissing: 'Choose what it is for.',
  clinicMissing: 'Choose at least one clinic.',
  nameMissing: 'Enter the name, or choose somebody who was found.',
  phoneMissing: 'Enter a phone number to ring.',
}
