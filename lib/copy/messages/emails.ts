import type { MessageKind } from '@/lib/core/messages/kinds'

/** The words of emails; what stands in a table under them, and the button, are the same for all. A blank line parts paragraphs. */
export const emailWords: Record<MessageKind, { subject: string; body: string }> = {
  requested: {
    subject: '{day} at {time} is kept for you',
    body: `Hello {firstName},

Thank you. The time is yours. Next, we ring you by {callBy} to confirm it, and the call takes about three minutes.

If we miss you, we try again at another time of day. The time stays yours meanwhile. You can also ring us on {phone} and say your reference.`,
  },
  confirmed: {
    subject: 'Confirmed: {day} at {time}',
    body: `Hello {firstName},

Your appointment is confirmed. We look forward to seeing you.

If you can’t come, please tell us early: somebody is waiting for a time.`,
  },
  moved: {
    subject: 'Moved to {day} at {time}',
    body: `Hello {firstName},

Your appointment has moved. It was on {oldDay} at {oldTime}, and it is now on {day} at {time}.

If that does not suit you, ring us on {phone}, or choose another time by the button below.`,
  },
  cancelled: {
    subject: 'Cancelled: {day} at {time}',
    body: `Hello {firstName},

Your appointment on {day} at {time} is cancelled. You need do nothing more.

If you would like another time, you can book one online, or ring us on {phone}.`,
  },
  released: {
    subject: '{day} at {time} is no longer kept for you',
    body: `Hello {firstName},

We rang to confirm your appointment on {day} at {time} and could not reach you, so we have given the time free.

If you would still like to come, book another time online, or ring us on {phone}.`,
  },
  unreached: {
    subject: 'We rang you and missed you',
    body: `Hello {firstName},

We rang about your appointment on {day} at {time} and missed you. The time stays yours, and we try again at another time of day.

You can also ring us on {phone}, or say by the button below when it suits you best.`,
  },
  'reminder-3': {
    subject: 'A reminder for {day} at {time}',
    body: `Hello {firstName},

Your appointment is on {day} at {time}.

If you can’t come, please tell us now: somebody is waiting for a time.`,
  },
  'reminder-1': {
    subject: 'See you on {day} at {time}',
    body: `Hello {firstName},

Your appointment is on {day} at {time}. Please come five minutes early.

If something has come up, ring us on {phone}.`,
  },
  offer: {
    subject: 'A time has come free: {day} at {time}',
    body: `Hello {firstName},

A time has come free that suits what you asked for: {day} at {time}. It is kept for you and perhaps others until {until}, and goes to whoever answers first.

Nothing is booked until you say yes.`,
  },
  'offer-taken': {
    subject: 'It is yours: {day} at {time}',
    body: `Hello {firstName},

The time is yours, and it is confirmed. We look forward to seeing you.

You are off the waiting list now.`,
  },
  'offer-over': {
    subject: '{day} at {time} is no longer free',
    body: `Hello {firstName},

The time that we offered you, {day} at {time}, is no longer free. You keep your place on the waiting list, and we tell you when the next one comes.`,
  },
  link: {
    subject: 'The link to your appointment',
    body: `Hello {firstName},

Somebody, most likely you, asked us for the link to your appointment. Here it is. Whoever has it can move or cancel the appointment.

If it was not you, you need do nothing.`,
  },
  'sign-in-link': {
    subject: 'Your link to see your appointments',
    body: `Hello,

Somebody, most likely you, asked us for a link to see your appointments. It works once, and only for a short time.

If it was not you, you need do nothing: nobody else has the link.`,
  },
  'staff-invite': {
    subject: 'Your account at Plumbline',
    body: `Hello {firstName},

An account was made for you. Choose a password by the button below; the link works once, for seven days.`,
  },
  'staff-reset': {
    subject: 'Choose a new password',
    body: `Hello {firstName},

Somebody, most likely you or your manager, asked for a new password for your account. The link works once, for an hour. Your second factor stays as it is.

If it was not you, you need do nothing.`,
  },
  'factor-reset': {
    subject: 'Your second factor was taken away',
    body: `Hello {firstName},

A manager has taken the second factor off your account, and has ended your sessions. Set up a new one when you next sign in.

If you didn’t ask for that, speak to your manager at once.`,
  },
  'diary-change': {
    subject: 'Your diary has changed: {day} at {time}',
    body: `{initials}, {day} at {time}, {place}.`,
  },
  'health-warning': {
    subject: 'Something is wrong with Plumbline',
    body: `Something has been wrong with the server for some minutes: {wrongs}.

Manage › Health says what it is and what to do. We’ll write once a day while anything is wrong.`,
  },
  'absence-decided': {
    subject: 'Your time away from {day}',
    body: `{day} to {lastDay}.

What was said to it stands on your page.`,
  },
}

/** Words around an email's own. */
export const emailFrame = {
  when: 'When',
  was: 'Before',
  where: 'Where',
  with: 'With',
  reference: 'Your reference',
  buttons: {
    appointment: 'See, move or cancel it',
    unreached: 'Say when to ring you',
    offer: 'Say yes or no',
    book: 'Book another time',
    signIn: 'See your appointments',
    diary: 'See your day',
    absence: 'See your time away',
    health: 'See what to do',
    'staff-invite': 'Choose a password',
    'staff-reset': 'Choose a new password',
    'factor-reset': 'Sign in',
  },
  orCopy: 'If the button does not work, copy this address into your browser:',
  questions: (phone: string): string => `Questions? Ring us on ${phone}.`,
  why: (practice: string): string => `${practice} sends you this because of an appointment or a place on the waiting list.`,
  whyStaff: (practice: string): string => `${practice} sends you this because it concerns your diary of today or tomorrow.`,
  whyAway: (practice: string): string => `${practice} sends you this because you are away then, or asked to be.`,
  whyHealth: (practice: string): string => `${practice} sends you this because you’re a manager there.`,
  whyAccount: (practice: string): string => `${practice} sends you this because you have an account there.`,
  stopReminders: 'Stop reminders',
  stopOffers: 'Leave the waiting list',
  changes: { booked: 'Booked', moved: 'Moved', cancelled: 'Cancelled' },
  absences: { granted: 'Granted', changed: 'Granted, with other times', refused: 'Not granted', ended: 'Ended early' },
}
