import { phoneText } from './phone'
import { byWhen, clockThenDay, moment, shortMoment } from './words'
import type { AppointmentStatus, CancelReason } from '@/lib/core/appointment'
import { clockTime, dayOf, mediumDate, relativeDay, weekdayName, weekdayOf } from '@/lib/core/time'
import type { Instant, Zone } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

const zoneOf = (view: AppointmentView): Zone => view.clinic.timeZone

/** 'Wednesday', or 'today' and 'tomorrow', for "See you on Wednesday, Arthur" */
function seeYou(view: AppointmentView, now: Instant): string {
  const day = dayOf(view.start, zoneOf(view))
  const near = relativeDay(day, dayOf(now, zoneOf(view)))
  const when = near === 'today' || near === 'tomorrow' ? near : `on ${weekdayName(weekdayOf(day))}`
  return `See you ${when}, ${firstName(view.patient.name)}`
}

export const requested = {
  title: 'The time is yours',
  tag: 'Asked for, not confirmed yet',
  heading: 'The time is yours. Next, we ring you.',
  lead: 'Please keep your phone near, with the sound on.',
  next: 'What happens next',
  ring: (view: AppointmentView, callBy: Instant, now: Instant): string => `We ring ${phoneText(view.patient.phone)} by ${byWhen(callBy, zoneOf(view), now)}`,
  ringDay: (view: AppointmentView, callBy: Instant, now: Instant): string => {
    const day = dayOf(callBy, zoneOf(view))
    return relativeDay(day, dayOf(now, zoneOf(view))) === mediumDate(day) ? '' : `, ${mediumDate(day)}`
  },
  callFrom: '. The call comes from ',
  callLasts: ' and takes about three minutes.',
  ringAnyway: 'We ring to confirm it. The call comes from ',
  missed: 'If we miss you, we try again at another time of day. The time stays yours meanwhile. You can also ring us and say the reference.',
  handy: 'Keep it handy',
  link: 'The link below opens this appointment whenever you need it. Save it, or send it to yourself: it is the only way back without ringing us. Whoever has it can move or cancel the appointment.',
  linkName: 'See your appointment',
  move: 'Move to another time',
  cancel: 'Cancel this appointment',
  find: (place: string): string => `How to find us in ${place}`,
  free: (view: AppointmentView): string =>
    `You can move or cancel without paying anything until ${clockThenDay(view.cutoffAt, zoneOf(view))}. No need to say why.`,
  print: 'This page prints on one sheet.',
}

export const card = {
  who: 'Who is coming',
  with: 'With',
  whatFor: 'What for',
  reference: 'Your reference',
  where: 'Where',
}

export const life = {
  label: 'How far your appointment has come',
  done: 'Done: ',
  now: 'Now: ',
  then: 'Then: ',
  asked: 'You asked',
  ring: 'We ring you',
  rang: 'We rang you',
  booked: 'You rang us',
  come: 'You come',
  came: 'You came',
  by: (at: Instant, zone: Zone, now: Instant): string => `By ${byWhen(at, zone, now)}`,
  at: (at: Instant, zone: Zone, now: Instant): string =>
    dayOf(at, zone) === dayOf(now, zone) ? `Today at ${clockTime(at, zone)}` : `${mediumDate(dayOf(at, zone))}, ${clockTime(at, zone)}`,
  start: shortMoment,
}

interface StateWords {
  tag: string
  heading: (view: AppointmentView, now: Instant) => string
  lead?: string
}

/** Each state in plain words. */
export const states: Record<AppointmentStatus, StateWords> = {
  held: { tag: 'Not asked for yet', heading: () => 'This time is kept for a moment' },
  requested: { tag: requested.tag, heading: () => requested.heading, lead: requested.lead },
  confirmed: { tag: 'Confirmed', heading: seeYou },
  arrived: { tag: 'Arrived', heading: (view) => `You are here, ${firstName(view.patient.name)}`, lead: 'We have you down as arrived. Please take a seat.' },
  completed: { tag: 'Done', heading: () => 'This appointment is over', lead: 'Thank you for coming.' },
  no_show: { tag: 'Missed', heading: () => 'This appointment was missed', lead: 'We had you down and didn’t see you. If that is wrong, or you would like another time, please ring us.' },
  cancelled: { tag: 'Cancelled', heading: () => 'This appointment is cancelled', lead: 'Nothing is to pay. You can ask for another time whenever you like.' },
  released: { tag: 'Let go', heading: () => 'This time is no longer kept for you', lead: 'We couldn’t reach you to confirm it, so the time went to somebody else. Please ask for another, or ring us.' },
}

export const appointment = {
  title: (view: AppointmentView): string => `Your appointment: ${states[view.status].tag.toLowerCase()}`,
  moved: (view: AppointmentView): string => `Moved. It is now on ${moment(view.start, zoneOf(view))}.`,
  movedAgain: ' We still ring you to confirm it.',
  cancelled: 'Cancelled. The time is free for somebody else now.',
  bothFree: (view: AppointmentView): string => `Both are free until ${clockThenDay(view.cutoffAt, zoneOf(view))}. After that, please ring `,
  late: (hours: number): string => `It is less than ${hours} hours until the appointment, so it can no longer be moved or cancelled here. Please ring us and we sort it out: `,
  changed: 'This appointment changed while you were looking at it. Here is how it stands now.',
  contactChanged: 'Thank you. We use what you have given from now on.',
  renewed: 'This is your new link. The old one no longer opens anything: save the address of this page.',
  bookAgain: 'Ask for another time',
  coming: (place: string): string => `Coming to ${place}`,
  wear: 'Wear something easy to move in, and bring a list of what you take and any scan letters. Someone may come in with you.',
}

export const move = {
  title: 'Move to another time',
  heading: 'Move to another time',
  sub: (view: AppointmentView): string => `You have ${moment(view.start, zoneOf(view))} with ${view.practitioner.name}. Press another time and it is yours at once; the old one goes to somebody else.`,
  back: 'Back to your appointment',
}

/** What else can be done with an appointment. */
export const ways = {
  heading: 'What else you can do',
  contact: 'Change your phone number, email or when to ring',
  contactConfirmed: 'Change your phone number or email',
  calendarHeading: 'Put it in your calendar',
  file: 'Calendar file, for Apple, Outlook and most others',
  google: 'Google Calendar',
  outlook: 'Outlook.com',
  calendarNote: 'It says only that you have an appointment, where and when: nothing of why. Moved or cancelled since? Add it again, and the entry is brought up to date.',
  directions: 'Find the way on a map',
  leads: 'Leads to another site.',
  print: 'Print this page',
  printNote: 'This page prints on one sheet: choose Print in your browser’s menu.',
  renew: 'Get a new link, if somebody else has this one',
}

export const contact = {
  title: 'How we reach you',
  heading: 'How we reach you',
  sub: (view: AppointmentView): string => `About ${moment(view.start, zoneOf(view))} with ${view.practitioner.name}, for ${view.patient.name}.`,
  phone: 'Phone number',
  phoneHint: (isAsked: boolean): string => isAsked ? 'We ring this one to confirm the time. A landline is fine.' : 'We ring this one if something about the appointment changes. A landline is fine.',
  best: 'Best time to ring',
  bestHint: (view: AppointmentView, now: Instant): string =>
    view.callBy === null ? 'In our opening hours.' : `We ring by ${byWhen(view.callBy, zoneOf(view), now)} unless you choose later.`,
  email: 'Email address',
  emailHint: 'If we can’t reach you by phone.',
  optional: '(optional)',
  note: 'This is for this appointment. To change what we keep about you altogether, please tell reception.',
  save: 'Save',
  back: 'Back to your appointment',
}

export const renew = {
  title: 'Get a new link',
  heading: 'Get a new link?',
  lead: 'Whoever has the link to this appointment can move or cancel it. If somebody has it who shouldn’t, get a new one.',
  text: 'The old link ends at once, wherever it was sent or saved. The appointment itself stays as it is. The next page is the new link: save it, or send it to yourself.',
  button: 'Get a new link',
  keep: 'Keep this one',
}

export const cancelReasonNames: Partial<Record<CancelReason, string>> = {
  'time-no-longer-suits': 'The time no longer suits',
  'patient-unwell': 'I am unwell',
  'booked-elsewhere': 'I found help elsewhere',
  'booked-by-mistake': 'I booked it by mistake',
  other: 'Something else',
}

export const cancel = {
  title: 'Cancel this appointment',
  heading: 'Cancel this appointment?',
  sub: (view: AppointmentView): string => `${moment(view.start, zoneOf(view))} with ${view.practitioner.name}, for ${view.patient.name}.`,
  why: 'Why?',
  optional: '(optional)',
  whyHint: 'It helps us plan. Nobody asks you about it.',
  none: 'I’d rather not say',
  button: 'Cancel the appointment',
  keep: 'Keep it',
  moveInstead: 'Move it to another time instead',
}
