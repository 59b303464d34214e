import { textLimit } from '@/lib/core/messages/gsm7'
import type { Channel, Dealing, MessageKind, MessageStatus } from '@/lib/core/messages/kinds'
import { mostCounted, type MessageEntry } from '@/lib/core/messages/message-view'
import { clock24, dayOf, type Day, type Instant, type Zone } from '@/lib/core/time'
import type { FailureKind } from '@/lib/core/messages/failure'
import { sayError, sayNext } from '../messages/errors'
import { dayAndClock, dayName, pastClock } from './time'
import { plural } from './words'

/** What the desk calls each kind of message. */
export const kindWords: Record<MessageKind, string> = {
  requested: 'Time kept', confirmed: 'Confirmed', moved: 'Moved', cancelled: 'Cancelled', released: 'Time given free',
  unreached: 'Couldn’t reach you', 'reminder-3': 'Reminder, three days before', 'reminder-1': 'Reminder, the day before', offer: 'A time has come free',
  'offer-taken': 'Offer taken', 'offer-over': 'Offer over', link: 'Link sent again', 'sign-in-link': 'Link to sign in',
  'diary-change': 'Diary changed', 'absence-decided': 'Time away decided', 'health-warning': 'Server warning', 'staff-invite': 'Invitation', 'staff-reset': 'New password',
  'factor-reset': 'Second factor taken away',
}

export const channelWords: Record<Channel, string> = { email: 'email', text: 'text' }

/** The filters of the outbox, and the state in a list. */
export const statusNames: Record<MessageStatus, string> = {
  due: 'Waiting', sending: 'Being sent', sent: 'Sent', failed: 'Failed', 'no-server': 'No server set', unwanted: 'No longer needed',
}

const noServer: Record<Channel, string> = { email: 'no mail server set', text: 'no text service set' }

function waits({ dueAt, nextTryAt }: Pick<MessageEntry, 'dueAt' | 'nextTryAt'>, now: Instant, zone: Zone): string {
  const at = nextTryAt ?? dueAt
  return at > now ? `waits until ${dayAndClock(at, dayOf(now, zone), zone)}` : 'is sent in a moment'
}

type Stated = Pick<MessageEntry, 'status' | 'channel' | 'dueAt' | 'nextTryAt' | 'sentAt' | 'createdAt' | 'dealtAt'>

/** The state of a message in a few words: 'sent 10:04', 'waits until Thu 7 May 09:00'. */
export function stateWords(entry: Stated, now: Instant, zone: Zone): string {
  switch (entry.status) {
    case 'due': return waits(entry, now, zone)
    case 'sending': return 'is being sent'
    case 'sent': return `sent ${pastClock(entry.sentAt ?? entry.createdAt, dayOf(now, zone), zone)}`
    case 'failed': return entry.dealtAt === null ? 'failed' : 'failed, dealt with'
    case 'no-server': return noServer[entry.channel]
    case 'unwanted': return 'not sent'
  }
}

/** Why, where there is a why; a full sentence is made of it by whoever shows it alone. */
export const whyWords = ({ error }: Pick<MessageEntry, 'error'>): string | null => (error === null ? null : sayError(error))

/** What to do about it, where a server failed. */
export const nextWords = ({ error, channel }: Pick<MessageEntry, 'error' | 'channel'>): string | null =>
  (error === null ? null : sayNext(error, channel))

/** 'Today 10:04', 'Thu 7 May 10:04': a moment in full. */
export const moment = (at: Instant, today: Day, zone: Zone): string => `${dayName(dayOf(at, zone), today)} ${clock24(at, zone)}`

export const parts = {
  label: 'About messages',
  failures: 'Not delivered',
  outbox: 'All messages',
  templates: 'Their words',
  test: 'Send a test',
}

export const outbox = {
  skip: 'Skip to the messages',
  title: (place: string): string => `Messages, ${place} – Plumbline`,
  heading: 'Messages',
  noMail: 'No mail server is set: emails stand here, and none is sent.',
  noTexts: 'No text service is set: texts stand here, and none is sent.',
  neither: 'Neither a mail server nor a text service is set: messages stand here, and none is sent.',
  away: (what: Channel, why: FailureKind | null, until: string): string =>
    `${what === 'email' ? 'Emails' : 'Texts'} aren’t going out. ${sayError(why ?? 'unreachable')}. We’ll try again at ${until}. Nothing is lost.`,
  filters: 'By state',
  all: 'All',
  counted: (count: number): string => (count > mostCounted ? `more than ${mostCounted}` : String(count)),
  find: 'Find messages',
  kind: 'Kind',
  anyKind: 'Any kind',
  reference: 'Reference of the appointment',
  referencePlaceholder: 'PL-7K4M6G',
  referenceWrong: 'That is no reference. One looks like PL-7K4M6G.',
  show: 'Show',
  everything: 'Show all',
  region: 'Messages, the newest first',
  caption: 'Messages, the newest first',
  columns: ['To', 'What', 'State'],
  none: 'No message yet.',
  noneSaid: 'Whatever happens to an appointment is told to its patient, and stands here.',
  noneSuch: 'No message is like that.',
  older: 'Older',
  newest: 'Back to the newest',
  ref: (reference: string): string => `of ${reference}`,
  nobody: 'somebody without a record',
}

export const message = {
  back: 'Back to the list',
  close: 'Close',
  to: 'To',
  from: 'From',
  subject: 'Subject',
  noAddress: 'no address',
  made: 'Made',
  state: 'State',
  tries: 'Tries',
  triesWords: (count: number, error: string | null): string => count === 0 ? 'not tried yet' : `${plural(count, 'try', 'tries')}${error ? `. ${error}.` : ''}`,
  next: 'What to do',
  about: 'About',
  attached: 'Attached',
  calendar: 'A calendar entry',
  blanked: 'You see the links without their secret part. Only the person it is for has the working link.',
  noPreview: 'What it said can’t be shown: what it was about is gone.',
  frame: (subject: string): string => `The email as it is read: ${subject}`,
  asText: 'As plain text',
  bubble: 'The text as it is read',
  length: (length: number | null): string => length === null ? 'A letter in it is not in the alphabet of texts' : `${length} of ${textLimit} characters`,
  gone: 'That message is not there',
  goneSaid: 'It belongs to another clinic, or the address is not whole.',
  record: 'Record',
  seeTo: 'See to it',
  dealt: 'Somebody has dealt with it.',
  choose: 'Choose a message to see it as its reader does.',
}

export const failures = {
  skip: 'Skip to the list',
  title: (count: number, place: string): string => `${count} not delivered, ${place} – Plumbline`,
  heading: (count: number): string => `${count} not delivered`,
  count: 'not delivered',
  region: 'Messages that were not delivered',
  caption: 'Messages that were not delivered, the oldest first',
  columns: ['Who', 'What', 'Why', 'Whose it is'],
  done: 'Everything has arrived.',
  doneSaid: 'A message that can’t be delivered stands here until somebody has seen to it.',
  toDiary: 'Back to the diary',
  nobodys: 'Nobody has it',
  yours: 'you',
  yoursSaid: 'Yours: your colleagues see that you have it.',
  theirs: (name: string): string => `${name} has it. You can still deal with it, should it not wait.`,
  free: 'Nobody sees to it yet.',
  take: 'Take it',
  what: 'What was done?',
  outcomes: { told: 'Told by phone', again: 'Try again', dropped: 'Not needed' } satisfies Record<Dealing, string>,
  correct: 'Put the address right',
  correctSaid: 'in their record, then press “Try again”.',
  sentTo: 'Sent to',
  would: 'What they should know',
  failedAt: (when: string): string => `made ${when}`,
  why: 'Why',
  message: 'Message',
  by: (channel: string): string => `by ${channel}`,
  with: (who: string): string => `with ${who}`,
  nobody: 'Somebody without a record',
  practitioner: 'a practitioner',
  first: (by: string): string => `${by} was first: it is theirs now, or dealt with. Nothing of yours was saved.`,
  wasDone: {
    told: 'Noted: they were told by phone.', again: 'It is sent again in a moment.', dropped: 'Noted: nobody has to be told any more.',
  } satisfies Record<Dealing, string>,
  gone: 'That one is dealt with, or it is another clinic’s.',
  staff: 'A practitioner. Tell them in the clinic or by phone.',
}

/** On the record of a patient. */
export const history = {
  heading: 'Messages to them',
  none: 'Nothing was sent to them yet.',
}

export const templates = {
  skip: 'Skip to the words',
  title: 'The words of messages – Plumbline',
  heading: 'The words of messages',
  headingSaid: 'What patients are told, in the practice’s own words.',
  wasDone: { saved: 'Saved. The next message says so.', reset: 'The words that came with it stand again.' },
  list: 'Kinds of message',
  own: 'own words',
  ours: 'Our words, as they came.',
  edited: (by: string, when: string): string => `Changed by ${by}, ${when}.`,
  heads: (kind: string, channel: Channel): string => `${kind}, by ${channelWords[channel]}`,
  choose: 'Choose a message to change its words.',
  tooLong: 'Write less: nobody reads a message of more than 4,000 characters.',
  subject: 'Subject',
  body: 'Words',
  emailHint: 'A blank line parts paragraphs. When, where, with whom and the button stand below by themselves.',
  textHint: `One text is ${textLimit} characters, and is read on lock screens: nothing of what the visit is for.`,
  placeholders: 'What may stand in braces',
  shorter: 'Should they be too long for one text, shorter ones of ours are sent.',
  insert: (name: string): string => `Put in {${name}}`,
  must: 'must be there',
  mustOr: (others: string): string => `this or ${others}`,
  subjectToo: 'subject too',
  save: 'Save these words',
  show: 'Show it',
  reset: 'Back to the words that came with it',
  resetSaid: 'What is written here now stays among the earlier words.',
  preview: 'As its reader sees it',
  previewSaid: 'With made-up people and times.',
  previewFrame: 'The email with these words',
  longest: (length: number): string => `With the longest names and times: ${length} of ${textLimit}`,
  versions: 'Earlier words',
  noVersions: 'Never changed.',
  backToOurs: 'back to the words that came with it',
  wrote: 'wrote',
  use: 'Take these words again',
  useSaid: 'They stand in the form; nothing is saved yet.',
  changedMeanwhile: (by: string, when: string): string => `${by} changed these words ${when}. Yours are still here, and not saved yet. Saving writes over theirs.`,
}

/** What stands where a name is in braces. */
export const placeholderWords: Record<string, string> = {
  firstName: 'their first name', day: 'the day', time: 'the time', oldDay: 'the day before it was moved', oldTime: 'the time before it was moved',
  clinic: 'the clinic’s name', place: 'where the clinic is', practitioner: 'whom they see', phone: 'the clinic’s number', callBy: 'by when we ring',
  wrongs: 'what is wrong',
  until: 'until when the offer stands', initials: 'the patient’s initials', reference: 'the appointment’s reference', link: 'their link',
}
