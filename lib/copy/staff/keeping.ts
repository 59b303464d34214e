import type { Blocker, ErasurePlan, Erasure } from '@/lib/core/erasure'
import type { KeepRule } from '@/lib/core/retention'
import { longDate, type Day } from '@/lib/core/time'
import { plural } from './words'

/** The words of how long records are kept, of erasing one, and of a patient's copy. */

const date = (day: Day): string => longDate(day).replace(/^\S+ /, '')

export const ruleWords: Record<KeepRule, string> = {
  adult: 'eight years after the last treatment',
  child: 'a child’s: until the 25th birthday',
  seventeen: 'treated at 17 at last: until the 26th birthday',
  'age-unknown': 'treated, date of birth unknown: 25 years after the last treatment',
  unattended: 'never came',
}

export const retention = {
  title: (place: string) => `Retention, ${place}`,
  heading: 'How long records are kept',
  said: (due: number): string => (due === 0 ? 'Nobody’s time is over.' : `${plural(due, 'record')} due.`),
  saved: 'Saved.',
  rules: 'The rules',
  ruleList: [
    'Eight years after the last treatment. A visit that nobody marked as missed counts as one.',
    'A child’s until the 25th birthday; the 26th if they were 17 when treatment ended. Never less than the eight years.',
    'Where the date of birth is unknown, as long as any child’s might have to be: 25 years. Enter it, and the rule for their age holds.',
    'Nothing goes while something is still to happen with the record, such as an appointment or an open call.',
    'Messages are deleted after three years, and who looked at what after eight. What was done is kept for good, without saying whose it was.',
  ],
  source: 'From the NHS Records Management Code of Practice.',
  job: 'Every hour, whoever is due is erased by itself: who it was, how to reach them and what was said. That there was a visit stays, without saying whose. This page is that job without its pen: it shows who it will take.',
  days: 'Who never came is kept for (days)',
  daysHint: 'From the last that was heard of them: 30 to 3650 days.',
  daysWrong: 'Enter a whole number of days, from 30 to 3650.',
  save: 'Save',
  due: 'Due now',
  soon: (until: Day): string => `Due until ${date(until)}`,
  nobodyDue: 'Nobody.',
  columns: ['Who', 'Last treated', 'Kept', 'Until'],
  never: 'never',
  noName: 'a patient of another clinic',
  blocked: 'waits: something is still to happen',
  counted: (shown: number, all: number): string => `${shown} shown of ${all}; others are of other clinics, or more than a page holds.`,
  ringBacks: (count: number): string => `${plural(count, 'wish to be rung', 'wishes to be rung')} whose time is over.`,
  until: (day: Day): string => date(day),
}

export const blockerWords: Record<Blocker, string> = {
  ahead: 'An appointment is still to come: cancel it first.',
  call: 'A call is still open: settle it first.',
  waiting: 'They are on the waiting list: take them off it first.',
  'to-tell': 'They are still to be told of a change: tick it off first.',
  'ring-now': 'They are still to be rung at once: do that first.',
  'ring-back': 'They asked to be called back: settle that first.',
  import: 'A file that may name them is still being brought in: try again in a few minutes.',
  merge: 'A merge can still be undone today: try again tomorrow.',
}

const some = (count: number, one: string, many?: string): string[] => (count === 0 ? [] : [plural(count, one, many)])

/** What goes, line by line. */
export const goesWords = ({ how, counts }: ErasurePlan): string[] => [
  ...(how === 'whole' ? ['Who it was: name and date of birth'] : []),
  ...some(counts.contact, 'phone number, address, note or name of who books for them', 'phone numbers, addresses, notes and names of who books for them'),
  'What they wanted: reminders, texts, how to be told, what the desk has to think of',
  ...some(counts.untreated + (how === 'whole' ? counts.treated : 0), 'visit’s reason and note', 'visits’ reasons and notes'),
  ...some(counts.answersGone + (how === 'whole' ? counts.answersKept : 0), 'questionnaire'),
  ...some(counts.attempts, 'note on a try to ring', 'notes on tries to ring'),
  ...some(counts.messages, 'address that a message went to', 'addresses that messages went to'),
  ...some(counts.waits, 'note on the waiting list', 'notes on the waiting list'),
  ...some(counts.ringBacks, 'request to be called back', 'requests to be called back'),
  ...some(counts.importRows, 'row of a file that is open in Import', 'rows of files that are open in Import'),
  'Every link that they were given, and their way into “My appointments”',
]

/** What stays, line by line, and why. */
export const staysWords = ({ how, counts, keep }: ErasurePlan): string[] => [
  ...(how === 'part' && keep ? [
    `Name, date of birth, and ${plural(counts.treated, 'visit')} with what they were for${counts.answersKept > 0 ? ' and what was answered before' : ''}: the treatment record, which must be kept until ${date(keep.until)} (${ruleWords[keep.rule]}). UK GDPR, article 17(3)(b) and (c).`,
  ] : ['That there were appointments, when and with whom: for the practice’s figures, without saying whose.']),
  'Who did and who saw what: by an id alone, so that it can be accounted for. UK GDPR, article 5(2).',
]

export const erasure = {
  skip: 'Skip to the plan',
  title: 'Erase a patient’s record – Plumbline',
  heading: (name: string): string => `Erase ${name}`,
  done: 'It is done.',
  press: 'Erase',
  plan: 'What this does',
  goes: 'Goes',
  stays: 'Stays, and why',
  first: 'To be settled first',
  sure: 'They asked for it, I know that it is them, and it can’t be undone',
  sureMissing: 'Tick this first: it can’t be undone.',
  button: (how: Erasure): string => (how === 'part' ? 'Erase what may go' : 'Erase the record'),
  back: 'Back to the record',
  backups: 'Backups still hold it until they are deleted in their turn. Whoever restores one erases again who was erased since: it stands in the events.',
  was: (how: Erasure, when: string): string => (how === 'part' ? `What may go was erased ${when}. The treatment record is kept.` : `Erased ${when}: nobody knows any more who this was.`),
}

export const patientCopy = {
  press: 'Copy for the patient',
  skip: 'Skip to the copy',
  title: 'A patient’s copy – Plumbline', ask: 'A patient’s copy',
  heading: (name: string): string => `Everything held about ${name}`,
  made: (when: string): string => `Made ${when}.`,
  json: 'As a file (JSON)',
  print: 'Print',
  back: 'Back to the record',
  lead: 'Every row of every table that is about this person, with what each is for, on what basis it is kept and how long. Left out are secrets that open things, stored as hashes, and what is made for searching.',
  nothing: 'empty',
  yes: 'yes',
  no: 'no',
  for: 'What for',
  basis: 'On what basis',
  keep: 'How long',
  count: (count: number): string => plural(count, 'row'),
  events: 'Who did and who saw what',
  eventList: 'All of it, a line each',
  eventColumns: ['When', 'Who', 'What', 'Reference'],
  fileName: (id: string): string => `patient-${id}.json`,
}

export const dataRecord = {
  title: (place: string) => `What is kept, ${place}`,
  heading: 'What is kept, and what for',
  said: (tables: number, columns: number): string => `${plural(tables, 'table')}, ${plural(columns, 'column')}.`,
  lead: 'The record of processing that the UK GDPR asks for (article 30), down to the column. A test fails as soon as the database has a column that isn’t in it.',
  columns: ['Column', 'What it is', 'Of whom'],
  notice: (version: string): string => `The privacy notice in force is version ${version}. Which one was shown is kept with each request; what was agreed to, with each questionnaire.`,
}
