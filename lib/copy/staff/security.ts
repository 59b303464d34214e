import { sortOf, type SecurityLine, type SecuritySort } from '@/lib/core/security-event'
import { eventVerbs } from './events'
import { plural } from './words'

/** The words of sign-ins and refusals. */
export const security = {
  title: (place: string) => `Sign-ins and refusals, ${place}`,
  heading: 'Sign-ins and refusals',
  said: (page: number, more: boolean): string => (page === 0 ? '' : more ? `The last ${page}.` : plural(page, 'entry', 'entries')),
  rule: 'Who signed in, which tries failed, and what was refused, at all clinics. A wrong password shows whose account was tried, not who tried. The same mark means the same internet address; which address it was, we don’t keep.',
  find: 'Narrow the list',
  who: 'Account or program',
  anybody: 'anybody',
  verb: 'What',
  anything: 'anything',
  from: 'From',
  until: 'To',
  show: 'Show',
  everything: 'Show all',
  back: 'Back to the events',
  days: 'By day',
  day: 'Day',
  sorts: { signedIn: 'Signed in', wrong: 'Wrong', delayed: 'Told to wait', refused: 'Refused' } satisfies Record<SecuritySort, string>,
  caption: 'Sign-ins and refusals, the last first',
  columns: ['When', 'Whose account', 'What', 'How often', 'From'],
  kinds: { staff: 'Staff', key: 'A program', patient: 'A patient', nobody: 'Nobody we know', many: 'Many at once' } as Readonly<Record<string, string>>,
  times: (count: number): string => (count === 1 ? 'once' : `${count} times`),
  source: (mark: string): string => `mark ${mark.slice(0, 6)}`,
  newest: 'Back to the newest',
  older: 'Older',
  emptyHeading: 'Nothing found',
  empty: 'No sign-in or refusal fits what you chose. Each sign-in is listed here from the first day, and so is each one that failed.',
}

export const securityWords: Readonly<Record<string, string>> = {
  'sign-in.failed': 'Wrong email or password', 'sign-in.delayed': 'Too many tries: told to wait', 'sign-in.busy': 'Too many sign-ins at once: told to wait',
  'code.failed': 'Right password, wrong code', 'code.delayed': 'Too many codes: told to wait', 'passkey.failed': 'Wrong passkey',
  'proof.failed': 'Signed in, wrong password when asked again', 'proof.delayed': 'Signed in, too many wrong passwords: told to wait',
  'set-link.failed': 'Opened an old or wrong link for a password', 'set-up.failed': 'Wrong set-up code', 'link.failed': 'Opened a link that leads nowhere', 'key.refused': 'API key refused',
  'reset.asked': 'Asked for a link for a new password', 'access.refused': 'Not allowed: refused', 'proof.missing': 'Asked for the password first',
}

const abouts: Readonly<Record<string, string>> = {
  'new-device': 'on a new device', 'known-device': 'on a device used before', disabled: 'the account is closed', 'half-over': 'five wrong codes',
  password: 'by password', passkey: 'by passkey', api: 'in the API', page: 'on a page', feed: 'for a calendar', calendar: 'for a calendar entry',
}

export const securityVerbWords = (verb: string): string => securityWords[verb] ?? eventVerbs[verb] ?? verb

/** What more there is to say of one. */
export const securityRest = ({ about, whose }: Pick<SecurityLine, 'about' | 'whose'>): string =>
  [about === null ? null : abouts[about] ?? about, whose === null ? null : `of ${whose}`].filter((part) => part !== null).join(', ')

/** Whether a line wants a manager's eye. */
export const isAmiss = (verb: string): boolean => ['wrong', 'delayed', 'refused'].includes(sortOf(verb) ?? '')
