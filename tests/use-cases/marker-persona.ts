import { questions, type PageAnswers, type Question, type QuestionPage } from '@/lib/core/questions'
import { soundOf } from '@/lib/core/sound'
import type { Day } from '@/lib/core/time'

/** Somebody with a mark for every text that a person can give, or that staff can write about one. */

export interface Persona {
  /** Told apart from others by it, in free texts. */
  tag: string
  name: string
  /** The same name as somebody else wrote it down. */
  misspelt: string
  merged: string
  booker: string
  carer: string
  emergency: string
  consents: string
  /** The last two digits but one of every number. */
  digit: number
  dateOfBirth: Day
  /** Where nobody else is booked. */
  day: Day
}

export const zephyrine: Persona = {
  tag: 'zqa',
  name: 'Zephyrine Quillfeather',
  misspelt: 'Zefirine Quilfether',
  merged: 'Zephyrine Quillfeather-Vanstone',
  booker: 'Peregrine Oddlestone',
  carer: 'Odalys Thistlewick',
  emergency: 'Idonea Bramblethorpe',
  consents: 'Cordelia Fennimore',
  digit: 7,
  dateOfBirth: '1931-02-27',
  day: '2027-03-03',
}
export const ottoline: Persona = {
  tag: 'zqb',
  name: 'Ottoline Wraxminster',
  misspelt: 'Otoline Wraxmynster',
  merged: 'Ottoline Wraxminster-Pole',
  booker: 'Leopold Harkaway',
  carer: 'Ermintrude Snoddington',
  emergency: 'Barnaby Culpepperton',
  consents: 'Philippa Dunstanville',
  digit: 8,
  dateOfBirth: '1942-11-23',
  day: '2027-03-10',
}

const phoneOf = ({ digit }: Persona, last: number): string => `+447700900${digit}${digit}${last}`
export const typedPhone = (e164: string): string =>
  e164.replace(/^\+44(\d{4})(\d{3})(\d{3})$/, '0$1 $2 $3')

export const contactsOf = (who: Persona) => ({
  phone: phoneOf(who, 0),
  other: phoneOf(who, 1),
  merged: phoneOf(who, 2),
  contact: phoneOf(who, 3),
  carer: phoneOf(who, 4),
  emergency: phoneOf(who, 5),
  email: `${who.tag}.Own@example.org`,
  mergedEmail: `${who.tag}.merged@example.org`,
  contactEmail: `${who.tag}.contact@example.org`,
})

/** Free texts: a word of its own for each. */
const free = [
  'reason',
  'secondReason',
  'note',
  'recordNote',
  'callNote',
  'tryNote',
  'ringNowNote',
  'about',
  'misspeltAbout',
  'inbound',
  'waitNote',
  'draftReason',
  'draftAbout',
  'draftWaitNote',
  'importNote',
  'heading',
] as const
type Free = (typeof free)[number]
export const word = ({ tag }: Persona, of: Free | `answer-${string}`): string =>
  `${tag}${of.replaceAll('-', '').toLowerCase()}`

const textQuestions = Object.entries(questions).flatMap(([page, all]) =>
  all
    .filter(({ kind }) => kind === 'line' || kind === 'lines')
    .map(({ name }) => `${page}-${name}` as const),
)
const named = new Set(['contact-name', 'consent-by-name'])
export const markedAnswers = textQuestions.filter((one) => !named.has(one))

/** Every marker with the forms in which it may be kept: as typed, in lower case, by its digits, by how its words sound. */
export function markersOf(who: Persona): Record<string, string[]> {
  const names = {
    name: who.name,
    misspelt: who.misspelt,
    merged: who.merged,
    booker: who.booker,
    carer: who.carer,
    emergency: who.emergency,
    consents: who.consents,
  }
  const formsOfName = (name: string) =>
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .flatMap((one) => [one, `=${soundOf(one)}`])
  const { email, mergedEmail, contactEmail, ...phones } = contactsOf(who)
  const entries: [string, string[]][] = [
    ...Object.entries(names).map(([name, text]): [string, string[]] => [name, formsOfName(text)]),
    ...Object.entries(phones).map(([name, number]): [string, string[]] => [
      `phone ${name}`,
      [number.slice(3), typedPhone(number), `${number.slice(3, 7)} ${number.slice(7)}`],
    ]),
    ...Object.entries({ email, mergedEmail, contactEmail }).map(
      ([name, address]): [string, string[]] => [name, [address.toLowerCase()]],
    ),
    ['born', [who.dateOfBirth]],
    ...free.map((one): [string, string[]] => [one, [word(who, one)]]),
    ...markedAnswers.map((one): [string, string[]] => [
      `answer ${one}`,
      [word(who, `answer-${one}`)],
    ]),
  ]
  return Object.fromEntries(entries)
}

/** One page of the questions, each of its texts marked. */
export function pageOf(who: Persona, page: QuestionPage): PageAnswers {
  const valueOf = (question: Question): [string, string][] => {
    const { name } = question
    const given: Record<string, string> = {
      'contact-name': who.emergency,
      'consent-by-name': who.consents,
      'contact-phone': typedPhone(contactsOf(who).emergency),
    }
    const own = given[`${page}-${name}`]
    if (own !== undefined) return [[name, own]]
    if (question.kind === 'line' || question.kind === 'lines')
      return [[name, word(who, `answer-${page}-${name}`)]]
    if (question.kind === 'choice' || question.kind === 'version')
      return [
        [name, page === 'signs' || page === 'health' ? 'yes' : (question.options.at(-1) ?? '')],
      ]
    return question.kind === 'tick'
      ? [[name, 'on']]
      : [[`${name}-${question.kind === 'ticks' ? (question.options[0] ?? '') : ''}`, 'on']]
  }
  return Object.fromEntries(questions[page].flatMap(valueOf))
}

/** What the public forms keep while somebody types: every field that any of them has. */
export const draftOf = (who: Persona): Record<string, string> => {
  const { phone, email, contact, contactEmail } = contactsOf(who)
  const [year = '', month = '', day = ''] = who.dateOfBirth.split('-')
  return {
    for: 'other',
    booker: who.booker,
    name: who.name,
    'dob-day': day,
    'dob-month': month,
    'dob-year': year,
    phone: typedPhone(phone),
    best: 'any',
    email,
    reason: word(who, 'draftReason'),
    'ring-clinic': 'hall-green',
    'ring-name': who.misspelt,
    'ring-phone': typedPhone(phone),
    'ring-best': 'any',
    'ring-about': word(who, 'draftAbout'),
    'wait-who': 'any',
    'wait-from': '2027-03-03',
    'wait-until': '2027-04-01',
    'wait-note': word(who, 'draftWaitNote'),
    'contact-phone': typedPhone(contact),
    'contact-best': 'any',
    'contact-email': contactEmail,
    'mail-to': email,
  }
}

export const csvOf = (who: Persona): string => {
  const { phone, email } = contactsOf(who)
  return [
    'Name,Phone,Email,Born,Notes',
    `${who.name},${typedPhone(phone)},${email},${who.dateOfBirth},${word(who, 'importNote')}`,
    'Basil Bystander,07700 900999,basil@example.org,1950-01-01,a bystander',
  ].join('\n')
}
