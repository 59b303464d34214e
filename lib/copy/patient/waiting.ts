import { clockThenDay, moment } from './words'
import type { PartOfDay } from '@/lib/core/call'
import type { Instant, Zone } from '@/lib/core/time'
import type { OfferedView } from '@/lib/core/waiting-view'

/** The waiting list, as patients meet it: joining, and a time that has come free. */

export const waitingList = {
  title: 'Join the waiting list',
  heading: 'Tell me when a time comes free',
  sub: (service: string, profession: string): string => `${service} with ${profession}. When a time comes free that suits you, we ring you or send you a link. Nothing is booked until you say yes.`,
  or: 'Or ',
  fromTimes: 'join the waiting list',
  orEnd: ', and we tell you when a time comes free that suits.',
  clinics: 'Where could you come?',
  clinicsHint: 'Tick every clinic that suits.',
  who: 'Whom would you see?',
  anyone: (profession: string): string => `Any ${profession.toLowerCase()}`,
  weekdays: 'Which days suit?',
  parts: 'Which parts of the day?',
  anyHint: 'Leave all empty if any will do.',
  partNames: { morning: 'Morning, up to noon', afternoon: 'Afternoon, noon to 5pm', evening: 'Evening, after 5pm' } as Record<PartOfDay, string>,
  when: 'From when, and until when?',
  from: 'Not before',
  until: 'No later than',
  optional: '(optional)',
  fromHint: 'Leave empty if any day will do.',
  untilHint: 'Leave empty and we keep your place for eight weeks.',
  you: 'Who is it for, and how do we reach you?',
  name: 'Full name of the person coming',
  phone: 'Phone number',
  phoneHint: 'We ring or text this one when a time comes free.',
  note: 'Is there anything we should know?',
  noteHint: 'If it is getting hard to wait, say so: reception reads this.',
  button: 'Join the waiting list',
  keep: 'Your place on the list costs nothing and binds you to nothing. You can still book any time you see.',
  errors: {
    clinics: 'Choose at least one clinic',
    day: 'Enter a real date',
    untilPast: 'The last day must not have passed',
    order: 'The last day must not be before the first',
    far: 'The last day must be within a year',
  },
  refused: 'That can’t be asked for any more: the visit or the clinic has changed. Please go back and choose again, or ring us.',
}

export const joined = {
  title: 'You are on the waiting list',
  tag: 'On the list',
  heading: 'You are on the waiting list',
  lead: 'When a time comes free that suits you, you hear from us.',
  next: 'What happens next',
  steps: [
    'We ring you, or send you a link to a time that is held for a while. Keep your phone near, with the sound on.',
    'Who says yes first has it. Missed one? You keep your place and hear of the next.',
    'Asking again for the same visit changes what you told us. It doesn’t put you further back.',
  ],
  leave: 'Found something else, or no longer need it? Ring us and we take you off the list: ',
  again: 'Look at the times once more',
}

export const sooner = {
  link: 'Tell me if something sooner comes free',
  title: 'Ask for something sooner',
  heading: 'Tell me if something sooner comes free',
  sub: (start: Instant, zone: Zone, practitioner: string): string =>
    `You have ${moment(start, zone)} with ${practitioner}. It stays yours: only if you say yes to a sooner time do we give it to somebody else.`,
  who: 'Whom would you see?',
  anyone: 'Anyone who gives it',
  same: (name: string): string => `Only ${name}`,
  where: 'Where could you come?',
  here: (place: string): string => `Only ${place}`,
  anywhere: 'Any of our clinics',
  button: 'Tell me',
  back: 'Back to your appointment',
  doneHeading: 'We tell you if something sooner comes free',
  doneLead: 'Until then your appointment stays as it is.',
  over: 'This appointment can’t be brought forward any more. Here is how it stands.',
}

interface StateWords {
  tag: string
  heading: string
  lead: (view: OfferedView) => string
}

const stays = 'You keep your place on the list and hear of the next time that suits.'

/** How an offer stands, told to one person. */
export const offerStates: Record<OfferedView['state'], StateWords> = {
  open: {
    tag: 'Free, not taken yet', heading: 'A time has come free for you',
    lead: (view) => `Several people were told. The first to press has it, until ${clockThenDay(view.expiresAt, view.clinic.timeZone)}.`,
  },
  taken: { tag: 'Confirmed', heading: 'It is yours', lead: () => 'The appointment is confirmed. Nobody needs to ring you about it.' },
  gone: { tag: 'Taken', heading: 'Somebody was a moment quicker', lead: (view) => `That time has gone to another person. ${view.isWaiting ? stays : ''}` },
  declined: { tag: 'Declined', heading: 'Thank you for telling us', lead: (view) => `The time goes to somebody else. ${view.isWaiting ? stays : ''}` },
  withdrawn: { tag: 'No longer offered', heading: 'This time is no longer offered', lead: (view) => view.isWaiting ? stays : 'You are not on the waiting list any more.' },
  lapsed: { tag: 'Over', heading: 'This offer is over', lead: (view) => `We could hold the time only for a while. ${view.isWaiting ? stays : ''}` },
}

export const offer = {
  title: 'A time for you',
  take: 'Yes, I take it',
  decline: 'Not this one',
  leave: 'I no longer need it',
  leaveSaid: 'Takes you off the waiting list.',
  left: 'You are off the waiting list. Should you need us again, we are glad to see you.',
  where: 'Where', with: 'With', what: 'What for', when: 'When',
  givesUp: (start: Instant, zone: Zone): string => `Taking it gives up the time you have: ${moment(start, zone)} goes to somebody else.`,
  see: 'See your appointment',
  book: 'Look at the free times',
  ring: 'Questions? Ring ',
}
