import { byWhen, clockThenDay } from './words'
import { longDate } from '@/lib/core/time'
import type { Day, Instant, Zone } from '@/lib/core/time'

export const check = {
  title: 'Check your answers',
  heading: 'Check your answers',
  appointment: 'The appointment',
  when: 'When',
  where: 'Where',
  with: 'With',
  whatFor: 'What for',
  you: 'About you',
  both: 'About you both',
  who: 'Who is coming',
  born: (name: string, day: Day): string => `${name}, born ${longDate(day).split(' ').slice(1).join(' ')}`,
  bookedBy: 'Booked by',
  phone: 'Phone',
  best: 'Best time to ring',
  email: 'Email',
  noEmail: 'Not given',
  reason: 'What for, in your words',
  noReason: 'Nothing said',
  pregnant: 'Pregnant, or lately',
  change: 'Change',
  changeHidden: {
    time: ' the time', clinic: ' the clinic', practitioner: ' the practitioner', visit: ' the visit', who: ' who is coming',
    bookedBy: ' who is booking', phone: ' the phone number', best: ' the best time to ring', email: ' the email address',
    reason: ' the reason', pregnant: ' the answer about pregnancy',
  },
  send: 'Ask for this time',
  sendText: (phone: string, callBy: Instant, cutoff: Instant, zone: Zone, now: Instant): string =>
    `Once you ask, the time is yours. We ring ${phone} by ${byWhen(callBy, zone, now)} to confirm it. You can move or cancel it until ${clockThenDay(cutoff, zone)} without paying anything.`,
  button: 'Ask for this time',
  unsureHeading: 'We can’t tell yet whether your request reached us',
  unsure: 'Our system stopped answering while you sent it. Send it again: if it did reach us, you’ll see your appointment. You won’t be booked twice.',
}
