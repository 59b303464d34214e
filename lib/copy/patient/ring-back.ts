import { byWhen } from './words'
import type { Instant, Zone } from '@/lib/core/time'

export const ringBack = {
  title: 'Ask us to ring you',
  heading: 'We’ll ring you',
  lead: 'Leave a name and a number. A receptionist rings, answers your questions and books a time if you want one.',
  clinic: 'Which clinic is it about?',
  by: (by: Instant, zone: Zone, now: Instant): string => `We’d ring by ${byWhen(by, zone, now)}`,
  name: 'Your name',
  nameHint: 'We’ll ask for you when we ring.',
  phone: 'Phone number',
  phoneHint: 'A landline is fine.',
  best: 'Best time to ring',
  bestHint: 'We keep to it where we are open then before our time is up.',
  about: 'What is it about?',
  aboutHint: 'A line helps us find the right person. Leave out anything you would rather say in person.',
  optional: '(optional)',
  send: 'Ask to be rung',
  rather: 'Rather ring us now? ',
  urgent: 'Signs that can’t wait for a call',
  errors: { clinic: 'Choose a clinic' },
  fromHome: 'Or ask us to ring you',
  or: ', or ',
  fromTimes: 'ask us to ring you',
}

export const ringBackAsked = {
  title: 'We’ll ring you',
  heading: 'We’ll ring you',
  by: (by: Instant, zone: Zone, now: Instant): string => `We ring by ${byWhen(by, zone, now)}.`,
  from: (place: string): string => `It will be reception in ${place}, from `,
  missed: 'If we miss you, we try again at another part of the day.',
  again: 'Something to change? Fill in the form again with the same name and number: we ring you once.',
  change: 'Change it',
  look: 'Look at free times meanwhile',
}
