import type { EventLine, Sighting } from '@/lib/core/event-view'
import { patientFields, type PatientField } from '@/lib/core/patient-view'
import { fieldNames } from './patients'
import { plural } from './words'

/** The words of who did and who saw what. */
export const events = {
  title: (place: string) => `Events, ${place}`,
  heading: 'Who did and who saw what',
  said: (page: number, more: boolean): string => (page === 0 ? 'Nothing of the kind.' : more ? `The last ${page}.` : plural(page, 'event')),
  region: 'Events',
  find: 'Narrow the events',
  staff: 'Member of staff, or program',
  anyStaff: 'anybody',
  verb: 'What',
  anyVerb: 'anything',
  from: 'From',
  until: 'To',
  fromTime: 'From, time',
  untilTime: 'To, time',
  timePlaceholder: '14:30',
  dayHint: (zone: string): string => `Days and times are the clinic’s (${zone}). A day alone is all of it.`,
  ofPatient: 'Of one patient:',
  noName: 'a patient of another clinic',
  everybody: 'Of everybody',
  show: 'Show',
  everything: 'Show all',
  file: 'As a file (CSV)',
  seenBy: 'Whose data did they see?',
  security: 'Sign-ins and refusals',
  seenByHint: 'Choose a member of staff or a program, and from when to when.',
  caption: 'Events, the last first',
  columns: ['When', 'Who', 'What', 'Whose', 'Where'],
  nobody: 'nobody in particular',
  kinds: { staff: 'Staff', key: 'A program', patient: 'The patient', policy: 'A rule', clock: 'By itself' } as Readonly<Record<string, string>>,
  shown: (count: number): string => plural(count, 'person shown', 'people shown'),
  newest: 'Back to the newest',
  older: 'Older',
  dayMissing: 'Say on which day.',
  dayWrong: 'Enter a day that there is.',
  timeWrong: 'Enter a time as 14:30.',
  backwards: 'It has to end after it begins.',
  fileName: (day: string): string => `events-${day}.csv`,
  fileColumns: ['when', 'who', 'kind', 'what', 'detail', 'reference', 'patient', 'patient id', 'clinic', 'people shown', 'event'],
}

export const seenBy = {
  title: (place: string) => `Seen by, ${place}`,
  heading: (name: string): string => `Whose data ${name} saw`,
  nobodyChosen: 'Whose data an account saw',
  asks: 'Choose who, and from when to when.',
  said: (count: number): string => (count === 0 ? 'Nobody’s, as far as is recorded.' : plural(count, 'person', 'people')),
  rule: 'Somebody counts as seen where an event names them, where a list that showed them was recorded with whom it showed, or where they stood on a screen while it was open. What can’t be told exactly counts as seen.',
  caption: 'Whose data was seen, the last first',
  columns: ['Who', 'How', 'First', 'Last'],
  noName: 'a patient of another clinic',
  ringBack: 'asked to be rung',
  back: 'Back to the events',
  fileName: (day: string): string => `seen-by-${day}.csv`,
  fileColumns: ['who', 'id', 'kind', 'how', 'first', 'last'],
  most: (shown: number, all: number): string => `The last ${shown} of ${all}; the file has all of them.`,
}

export const sightingWords: Record<Sighting, string> = {
  record: 'opened, or something done', found: 'in a list', diary: 'in the day', week: 'in a week', day: 'in their own day', calls: 'among the calls', waiting: 'on the waiting list', 'to-tell': 'among those to be told',
}

export const eventVerbs: Readonly<Record<string, string>> = {
  look: 'Looked at', search: 'Searched', edit: 'Changed the record', merge: 'Merged records', unmerge: 'Undid a merge', apart: 'Said to be two people', hold: 'Held a time', request: 'Asked for an appointment',
  book: 'Booked by phone', confirm: 'Confirmed', release: 'Released', move: 'Moved', cancel: 'Cancelled', arrive: 'Arrived', complete: 'Finished', miss: 'Did not attend', undo: 'Undone', note: 'Wrote a note',
  attempt: 'Rang', claim: 'Claimed a call', 'let-go': 'Let a call go', flag: 'Flagged, unanswered', lapse: 'Hold lapsed', extend: 'Held for longer', offer: 'Offered a time', take: 'Took an offered time',
  decline: 'Declined an offer', 'take-failure': 'Took a message that failed', 'settle-failure': 'Dealt with a message that failed', tell: 'Told of a change', 'give-up': 'Gave up telling', join: 'Joined the waiting list',
  rejoin: 'Joined the waiting list again', leave: 'Left a list, or without a session', 'patient-phone': 'Put a number right', contact: 'Changed how to be reached', 'renew-link': 'Renewed a link', 'link.ask': 'Asked for a link again',
  'questions-begin': 'Began the questions', 'questions-save': 'Saved answers', 'questions-send': 'Sent the answers', 'ring-now': 'To be rung at once', 'ring-now-try': 'Rang at once', 'ring-back': 'Asked to be rung',
  'ring-back-try': 'Rang back', 'ring-back-end': 'Settled a wish to be rung', attend: 'Said that they come', texts: 'Texts stopped or started', reminders: 'Reminders stopped or started', undelivered: 'A text did not arrive',
  'sign-in': 'Signed in', 'sign-out': 'Signed out', 'sign-in-link.ask': 'Asked for a link to sign in', template: 'Changed words of a message', 'test-message': 'Asked for a test message', 'test-message-result': 'Test message', 'change-day': 'Changed a day', 'open-session': 'Opened extra time',
  erase: 'Erased', retention: 'Changed how long records are kept', 'failures-told': 'Managers told of failures', 'health.warn': 'Managers told that something is wrong with the server',
  'password.set': 'Set a password', 'second-factor.set': 'Set up an authenticator app', 'second-factor.reset': 'Took second factors away', 'recovery-code.make': 'Made recovery codes',
  'recovery-code.use': 'Used a recovery code', 'passkey.add': 'Added a passkey', 'passkey.drop': 'Took a passkey away', 'session.end': 'Ended sign-ins', 'work-as': 'Worked in another role',
  'staff.invite': 'Invited to the practice', 'staff.reset': 'Mailed a link for a new password', 'staff.hand-link': 'Was shown a link for a password, to hand over', 'staff.disable': 'Closed an account', 'staff.enable': 'Opened an account again', 'staff.roles': 'Changed roles',
  'api-key.make': 'Made an API key', 'api-key.revoke': 'Revoked an API key',
}

const lists: Readonly<Record<string, string>> = {
  diary: 'the day', calls: 'the calls', waiting: 'the waiting list', 'to-tell': 'who is to be told', messages: 'the messages', failures: 'what did not arrive', patients: 'whom they opened today', alike: 'records alike',
  week: 'a week', day: 'their own day', change: 'a change of a day', events: 'events', security: 'sign-ins and refusals', 'seen-by': 'whose data somebody saw', retention: 'whose time to be kept is over',
}

const isField = (text: string): text is PatientField => (patientFields as readonly string[]).includes(text)
const listed = (text: unknown): string => typeof text !== 'string' ? '' : text.split(', ').filter(isField).map((field) => fieldNames[field].toLowerCase()).join(', ')

/** What of an event's detail a person has any use for. Ids stay in the file. */
export function eventRest({ verb, detail }: Pick<EventLine, 'verb' | 'detail'>): string {
  if (verb === 'look' && typeof detail['list'] === 'string') return [lists[detail['list']] ?? detail['list'], detail['day']].filter(Boolean).join(' ')
  if (verb === 'look' && detail['questions'] === true) return 'answers before a visit'
  if (verb === 'look' && typeof detail['copy'] === 'string') return 'a copy for the patient'
  if (verb === 'look' && typeof detail['message'] === 'string') return 'a message'
  if (verb === 'search') return `found ${String(detail['found'])}`
  if (verb === 'erase') return detail['how'] === 'part' ? 'in part' : 'whole'
  const fields = listed(detail['fields'])
  const plain = ['outcome', 'reason', 'kind'].map((key) => detail[key]).filter((value) => typeof value === 'string')
  return [fields, ...plain].filter(Boolean).join(', ')
}

export const verbWords = (verb: string): string => eventVerbs[verb] ?? verb
