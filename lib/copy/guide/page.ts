import type { Article, SignOff } from '@/lib/core/guide/article'
import { minutesToRead } from '@/lib/core/guide/article'
import { daysBetween, longDate, relativeDay, shortDate } from '@/lib/core/time'
import type { Day } from '@/lib/core/time'

const numbers = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const minutes = (n: number): string => `${numbers[n] ?? n} minute${n === 1 ? '' : 's'} to read.`

/** Who has read it, as it is: nobody's name stands where nobody has. */
function signedBy(signOff: SignOff, overdue: boolean): string {
  if (signOff.status === 'awaiting sign-off') return 'Not yet reviewed by a clinician.'
  const read = `Reviewed by ${signOff.reviewer} on ${longDate(signOff.reviewed)}.`
  return `${read} ${overdue ? 'The next review was due' : 'Next review'} by ${longDate(signOff.nextReview)}.`
}

export const guidePage = {
  title: 'Back pain guide',
  heading: 'Back pain, in plain words',
  lead: 'What it is, what helps, and who can help. Written for people who are deciding whether to see someone, and whom.',
  description: 'Back pain in plain words: what the words mean, sciatica, pregnancy, running, work and posture, when to get help at once, and who can help.',
  spine: 'Drawing: a spine seen from the side, with a plumb line hanging through it',
  start: 'Start here',
  words: 'Been given a word?',
  wordsLead: 'What it means, and whether it needs a doctor:',
  urgent: 'When it can’t wait',
  urgentText: 'Numbness between the legs, trouble peeing, weakness in both legs: call 999 or go to A&E now.',
  urgentMore: 'All the signs',
  note: 'This guide is for general information. It can’t say what you have. An examination can.',

  all: 'All of the guide',
  onPage: 'On this page',
  byline: (article: Article, overdue: boolean): string => `${signedBy(article.signOff, overdue)} ${minutes(minutesToRead(article))}`,
  atOnce: 'When to get help at once',
  atOnceShort: 'Get help at once',
  atOnceLead: 'Call 999 or go to A&E now if you have:',
  atOnceMore: 'What to do and what to say',
  soon: 'See a GP soon, if:',
  who: 'Who can help, and how',
  whoShort: 'Who can help',
  seeTimes: (profession: string, place: string): string => `${profession} in ${place}`,
  whoMore: 'More on who does what',
  visit: 'What a first visit is like',
  visitShort: 'A first visit',
  book: 'Have someone look at it',
  bookNotUrgent: 'If none of these signs fits you',
  bookWhat: (profession: string, service: { name: string; minutes: number }, price: string): string =>
    `${profession}: ${service.name.charAt(0).toLowerCase()}${service.name.slice(1)}, ${service.minutes} minutes, ${price}.`,
  nextAt: 'next free time: ',
  none: 'Nothing free online just now',
  nowhere: 'This visit can’t be booked online just now. Please ring us.',
  ring: (number: string): string => `Ring ${number}`,
  ringMeBack: 'Ask us to ring you',
  soonest: 'Next free times',
  /** 'Hall Green, tomorrow', 'Hall Green, Sat 28 November' */
  placeAndDay: (place: string, day: Day, today: Day): string =>
    `${place}, ${daysBetween(today, day) < 2 ? relativeDay(day, today) : shortDate(day)}`,
  next: 'Read next',
  sources: 'Where this comes from',
  sourcesLead: 'We wrote it in our own words from these:',
  checked: 'Who checked it',
  status: 'State',
  statuses: { 'awaiting sign-off': 'Awaiting sign-off: not yet reviewed by a clinician', 'signed off': 'Reviewed by a clinician' },
  reviewer: 'Reviewer',
  reviewed: 'Date reviewed',
  nextReview: 'Next review',
  written: 'Last changed',
  nobody: 'Nobody yet',
  notYet: 'Not yet',
  day: (day: Day | null): string | null => day && longDate(day),

  search: 'Look for something',
  searchHint: 'A word or a few, such as “slipped disc” or “left side”',
  searchButton: 'Search',
  results: 'Search the guide',
  found: (n: number, typed: string): string => `${n === 1 ? 'One page' : `${numbers[n] ?? n} pages`} for “${typed}”`,
  nothing: (typed: string): string => `Nothing in the guide for “${typed}”`,
  nothingNext: 'Try another word, or fewer. Or ask us: we know more than stands here.',
  startPage: 'Do I need to see someone?',
  private: 'What you look for isn’t kept, and doesn’t stand in the page’s address.',
  tryThese: 'Often looked for',
  problem: 'Type a word or a few, of up to 100 characters',
  gone: 'What you typed has gone. It is kept for half an hour at most, and only where the browser takes cookies. Please type it again.',
} as const
