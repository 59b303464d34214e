import type { AbsenceReason, AbsenceStatus } from '@/lib/core/absence'

/** What a practitioner's own screens have in common. */
export const myOwn = {
  label: 'Your own',
  parts: { day: 'Day', week: 'Week', absences: 'Time away', profile: 'Profile' },
}

export const myWeek = {
  skip: 'Skip to your week',
  title: (monday: string): string => `Your week from ${monday} – Plumbline`,
  heading: (first: string, last: string): string => `${first} to ${last}`,
  weeks: 'Weeks',
  before: (date: string): string => `The week before, from ${date}`,
  after: (date: string): string => `The week after, from ${date}`,
  thisWeek: 'This week',
  off: 'Not in',
  nobody: 'Nobody is booked.',
  away: (from: string | null, to: string | null, reason: string): string =>
    from === null || to === null ? `Away all day: ${reason}` : `Away ${from} to ${to}: ${reason}`,
  session: (from: string, to: string, place: string, room: string | null): string => `${from} to ${to}, ${room ? `${place}, ${room}` : place}`,
  at: (place: string): string => `at ${place}`,
  orphan: 'No session: the desk changes it',
  openDay: (date: string): string => `${date}, your day`,
  booked: (count: number): string => (count === 1 ? '1 booked' : `${count} booked`),
}

export const absenceReasonWords: Record<AbsenceReason, string> = {
  leave: 'Annual leave', training: 'Training', family: 'Family', unwell: 'Unwell', other: 'Another reason',
}

export const absenceStatusWords: Record<AbsenceStatus, string> = {
  asked: 'waits for an answer', granted: 'granted', refused: 'not granted', withdrawn: 'taken back', ended: 'ended early',
}

export const absences = {
  skip: 'Skip to your time away',
  title: 'Your time away – Plumbline',
  heading: 'Time away',
  open: 'To come',
  none: 'Nothing is asked for or to come.',
  past: (count: number): string => `Over or not granted, ${count}`,
  ask: 'Ask for time away',
  askSaid: 'Your manager decides, and you are told by email. Until then the time can still be booked.',
  form: 'Ask for time away',
  from: 'First day',
  until: 'Last day',
  untilHint: 'Leave empty for one day.',
  at: 'From',
  to: 'Until',
  hours: 'Only some hours',
  hoursHint: 'Leave both empty for whole days.',
  every: 'Comes again',
  once: 'Doesn’t',
  everyWeek: 'Every week',
  everyWeeks: (weeks: number): string => `Every ${weeks} weeks`,
  repeat: 'Repeats until',
  reason: 'Reason',
  reasonHint: 'This much and no more: how you are is nobody’s business here.',
  note: 'A note for your manager',
  optional: 'may be left empty',
  send: 'Ask for it',
  withdraw: 'Take it back',
  withdrawOf: (when: string): string => `Take back ${when}`,
  sent: 'Asked for. You are told as soon as it is decided.',
  withdrawn: 'Taken back.',
  word: (by: string, word: string): string => `${by}: “${word}”`,
  changed: 'with other times than you asked for',
  entered: (by: string): string => `entered by ${by}`,
  endedFrom: (date: string): string => `ended early: you are in again from ${date}`,
  fromMissing: 'Enter the first day.',
  dayWrong: 'Enter a day, such as 6 August 2026.',
  timeWrong: 'Enter a time, such as 13:00.',
  timesBoth: 'Enter both times, or leave both empty for whole days.',
  everyWrong: 'Choose how often it comes again.',
  reasonMissing: 'Choose a reason.',
  changedMeanwhile: (by: string, at: string): string => `${by} was quicker, at ${at}. Look at it again.`,
}

export const profile = {
  skip: 'Skip to your profile',
  title: 'Your profile – Plumbline',
  heading: 'Your profile',
  said: 'What patients read of you. Your name, profession and registration are your manager’s to change.',
  about: 'About you',
  aboutHint: 'Two or three sentences: whom you like to treat, how you work. No promises of a cure.',
  languages: 'Languages',
  languagesHint: 'With commas between: English, Punjabi.',
  skills: 'Interests',
  skillsHint: (bound: string): string => `With commas between. Your manager sets those that decide who is booked with you: ${bound}.`,
  show: 'Show it first',
  save: 'Save',
  saved: 'Saved. Patients read it from now on.',
  preview: 'As patients read it',
  notSaved: 'Not saved yet.',
  readAt: (place: string): string => `On the page of ${place}`,
  aboutLong: 'Say it in at most 1,200 characters.',
  controls: 'Take out the characters that can’t be shown.',
  languageWrong: 'Write languages in words, with commas between, such as English, Punjabi.',
  skillWrong: 'Write interests in plain words, with commas between, such as older people, headaches.',
  many: (most: number): string => `Give at most ${most}.`,
  changedMeanwhile: (by: string, at: string): string => `${by} changed your profile at ${at}. What you typed is still here; open the page anew to see what it says now.`,
}

export const feed = {
  heading: 'Your diary in your own calendar',
  said: 'Your phone’s calendar can show when you are booked, with the patient’s initials and nothing else, and when you are away. It reads it about once an hour.',
  secret: 'Whoever has this address sees as much. Give it to your calendar and to nobody else.',
  address: 'The address',
  hidden: 'The address appears here once you’ve shown that it’s you.',
  since: (when: string): string => `Good since ${when}.`,
  make: 'Make an address',
  renew: 'Make a new one',
  renewSaid: 'The old one opens nothing from then on.',
  stop: 'End it',
  none: 'There is none at present.',
}
