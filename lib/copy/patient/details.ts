import { byWhen } from './words'
import type { BestTime } from '@/lib/core/appointment'
import type { Instant, Zone } from '@/lib/core/time'

export const details = {
  title: 'Your details',
  heading: 'Your details',
  who: 'Who is the appointment for?',
  me: 'Me',
  other: 'Someone else',
  booker: 'Your own name',
  bookerHint: 'We’ll ask for you when we ring.',
  name: 'Full name of the person coming',
  dob: 'Date of birth',
  dobHint: 'Of the person coming. For example, 27 3 1958',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  reach: 'How we reach you',
  phone: 'Phone number',
  phoneHint: 'We ring this one to confirm. A landline is fine.',
  best: 'Best time to ring',
  bestHint: (callBy: Instant, zone: Zone, now: Instant): string => `We’ll ring by ${byWhen(callBy, zone, now)} unless you choose later.`,
  email: 'Email address',
  emailHint: 'If we can’t reach you by phone.',
  about: 'About the pain',
  reason: 'What brings you here?',
  reasonHint: 'A line or two helps us prepare. Leave out anything you would rather say in person.',
  optional: '(optional)',
  continue: 'Continue',
  errors: {
    for: 'Choose who the appointment is for',
    booker: 'Enter your own name',
    dob: 'Enter the date of birth of the person coming',
    dobPart: (part: 'day' | 'month' | 'year'): string => `Date of birth needs a ${part}`,
    dobYear: 'The year of birth needs four figures, like 1958',
    dobReal: 'Date of birth must be a real date',
  },
}

export const bestTimeNames: Record<BestTime, string> = {
  any: 'Any time', 'before-noon': 'Before noon', 'noon-to-2': 'Noon to 2pm', '2-to-5': '2pm to 5pm', 'after-5': 'After 5pm',
}

export const kept = {
  label: 'The time kept for you',
  who: (name: string, profession: string, place: string): string => `${name}, ${profession.toLowerCase()}, at ${place}`,
  until: (clock: string): string => `Kept for you until ${clock}.`,
  minutesAway: (minutes: number): string =>
    minutes < 1 ? 'That was less than a minute away when this page opened.'
      : `That was ${minutes} minute${minutes === 1 ? '' : 's'} away when this page opened.`,
  extend: 'Keep it ten minutes longer',
  left: (minutes: number): string => (minutes < 1 ? 'Less than a minute left.' : `${minutes} minute${minutes === 1 ? '' : 's'} left.`),
  over: 'The ten minutes are over. Continue all the same: if nobody else has asked for the time meanwhile, it is still yours to ask for.',
}
