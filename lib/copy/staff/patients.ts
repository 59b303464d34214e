import type { LikenessSign } from '@/lib/core/duplicates'
import type { PatientField, PatientFlag, Ringing, TellBy } from '@/lib/core/patient-view'
import { plural } from './words'

export const patients = {
  skip: 'Skip to the patients',
  title: 'Patients – Plumbline',
  heading: 'Patients',
  look: 'Look for a patient',
  placeholder: 'Name, phone or date of birth',
  find: 'Find',
  hint: 'Part of a name will do, misspelt too; the end of a number; 14/3/1968.',
  found: (count: number): string => (count === 0 ? 'Nobody found' : plural(count, 'patient found', 'patients found')),
  nobody: 'Nobody is found by that.',
  nobodyNext: 'Try part of the surname, or the end of the phone number. Patients of other clinics aren’t shown.',
  recent: 'You looked at today',
  noneRecent: 'Nobody yet today. Whom you open comes up here.',
  alikeHeading: 'Probably one person',
  alikeSaid: 'Records that look alike. Look at both before you make them one.',
  alikeNone: 'No two records of your clinics look like one person’s.',
  compare: (one: string, other: string): string => `Compare ${one} and ${other}`,
  compareShort: 'Compare',
  alikeTitle: 'Probably one person – Plumbline',
  alikeCount: (count: number): string => (count === 0 ? 'none' : plural(count, 'pair')),
  toSearch: 'Back to the search',
  toAlike: 'Two records of one person?',
}

export const fieldNames: Record<PatientField, string> = {
  name: 'Full name', phone: 'Phone', otherPhone: 'Other phone', email: 'Email', dateOfBirth: 'Date of birth',
  carerName: 'Who books for them', carerPhone: 'Their phone', flags: 'To think of', ringing: 'Ringing', tellBy: 'Tell them by',
  note: 'Reception’s notes',
}

export const flagNames: Record<PatientFlag, string> = {
  interpreter: 'Needs an interpreter', hearing: 'Hard of hearing', sight: 'Poor sight', steps: 'No steps',
  chaperone: 'Wants a chaperone',
}

export const ringingWords: Record<Ringing, string> = { any: 'Ring any number', mobile: 'Ring a mobile only', never: 'Never ring' }
export const tellWords: Record<TellBy, string> = { phone: 'Phone', text: 'Text', email: 'Email' }

export const signWords: Record<LikenessSign, string> = {
  'same-name': 'same name', 'like-name': 'name alike', 'new-surname': 'another surname', 'same-birth': 'same date of birth',
  'swapped-birth': 'day and month of birth swapped', 'typo-birth': 'one digit of the birth differs',
  'no-birth': 'a date of birth is missing', 'same-phone': 'same number', 'other-phone': 'another number',
}

export const records = {
  skip: 'Skip to the record',
  title: 'A patient’s record – Plumbline',
  editTitle: 'Change a patient’s record – Plumbline',
  back: 'Back to the patients',
  edit: 'Change',
  none: 'not given',
  details: 'Details',
  reach: 'How to reach them',
  wrongNumber: (when: string): string => `Ringing it found somebody else, ${when}.`,
  carer: (name: string): string => `${name} books for them`,
  ahead: 'To come',
  noneAhead: 'Nothing is booked.',
  past: 'Past, cancelled and released',
  nonePast: 'Nothing yet at your clinics.',
  earlier: (count: number): string => `and ${plural(count, 'earlier one')}`,
  tries: 'Rung',
  noTries: 'Never rung about an appointment.',
  trail: 'What happened to the record',
  trailAll: 'Who looked, who changed what',
  trailWhole: 'Events',
  noTrail: 'Never changed.',
  older: 'Older',
  newest: 'Back to the newest',
  since: (when: string): string => `Patient since ${when}.`,
  alike: 'Probably this person as well',
  merged: (by: string, when: string): string => `${by} merged another record into this one, ${when}.`,
  undo: 'Undo the merge',
  undoUntil: (when: string): string => `It can be undone until ${when}: what went over goes back, what was made since stays here.`,
  ringingMissing: 'Choose whether they may be rung.',
  tellByMissing: 'Choose how they want to be told.',
}

export const edit = {
  heading: (name: string): string => `Change ${name}`,
  person: 'Who it is',
  carer: 'Who books for them',
  carerHint: 'A parent or a carer; leave it empty where nobody does.',
  carerName: 'Name of who books',
  carerPhone: 'Phone of who books',
  flags: 'To think of',
  ringing: 'May they be rung?',
  tellBy: 'How do they want to be told?',
  note: 'Reception’s notes',
  noteHint: 'For the desk; no health matters.',
  save: 'Save the record',
  cancel: 'Leave it as it was',
  somebodyFirst: 'Somebody changed this record since you opened it',
  changed: (by: string, fields: string, when: string): string => `${by} changed ${fields || 'it'}, ${when}.`,
  saysNow: 'It says now',
  over: 'Save mine as well',
  overHint: 'Only what you changed is written. Where both of you changed one field, yours stands.',
}

export const merging = {
  skip: 'Skip to the two records',
  title: 'Two records side by side – Plumbline',
  heading: 'One person or two?',
  why: (signs: string): string => `Alike by: ${signs}.`,
  noWhy: 'Nothing but you says that these are one person.',
  wasApart: 'Somebody said that these are two people.',
  field: 'Field',
  goesOn: 'This record goes on',
  goesOver: 'This one goes over',
  made: (when: string, count: number): string => `Since ${when}, ${plural(count, 'appointment')} at your clinics.`,
  differs: 'differs',
  both: 'both are kept',
  rest: 'The main number that isn’t chosen',
  swap: 'Let the other record go on instead',
  over: 'What goes over',
  nothingOver: 'Nothing: this record has no appointments, calls or places on the waiting list.',
  past: (count: number): string => plural(count, 'past or cancelled appointment'),
  elsewhere: (count: number): string => `${plural(count, 'appointment')} at other clinics`,
  calls: (count: number): string => plural(count, 'open call'),
  waits: (count: number): string => plural(count, 'place on the waiting list', 'places on the waiting list'),
  toTell: (count: number): string => plural(count, 'change they are to be told of', 'changes they are to be told of'),
  merge: 'Make them one record',
  mergeHint: 'For a day this can be undone.',
  toRecord: 'Back to the record',
  apart: 'These are two people',
  apartHint: 'You aren’t asked about them again.',
  choose: (field: string, name: string): string => `${field}: ${name}`,
}

export const dial = {
  never: 'Don’t ring',
  landline: 'Don’t ring: no mobile number',
  text: 'text only',
  email: 'email only',
  textTo: 'Text',
  emailTo: 'Email',
  ring: 'Ring',
  ringOf: (name: string, phone: string): string => `Ring ${name}, ${phone}`,
  other: 'or',
  record: 'Record',
}

const trailVerbs: Record<string, string> = {
  look: 'Looked at', edit: 'Changed', merge: 'Merged', unmerge: 'Merge undone', apart: 'Said to be two people', hold: 'Time held',
  request: 'Asked for an appointment', book: 'Booked by phone', confirm: 'Appointment confirmed', release: 'Appointment released',
  move: 'Appointment moved', cancel: 'Appointment cancelled', arrive: 'Arrived', complete: 'Visit finished', miss: 'Did not attend',
  undo: 'Undone', note: 'Note on an appointment', attempt: 'Rung', claim: 'Call claimed', 'let-go': 'Call let go', flag: 'Call flagged',
  lapse: 'Hold lapsed', extend: 'Held for longer', offer: 'Offered a time', take: 'Took an offered time', decline: 'Declined an offer',
  'take-failure': 'Took a message that was not delivered', 'settle-failure': 'Dealt with a message that was not delivered',
  tell: 'Told of a change', 'give-up': 'Given up telling', join: 'Put on the waiting list',
  rejoin: 'Put on the waiting list again', leave: 'Left the waiting list', 'patient-phone': 'Number put right',
  erase: 'Erased',
}

/** One line of a record's trail. A change names its fields. */
export const trailWords = (verb: string, fields: readonly PatientField[]): string =>
  [trailVerbs[verb] ?? verb, fields.map((field) => fieldNames[field].toLowerCase()).join(', ')].filter(Boolean).join(': ')
