import type { FieldError } from '@/lib/core/refusal'
import { gsm7Length, textLimit, toGsm7 } from './gsm7'
import type { Channel, MessageKind } from './kinds'
import { checkTemplate, fill, placeholdersIn, type Placeholder, type Values } from './placeholders'

/** What the words of a message must say, and whether they fit. */

/** One of these must stand in the words. */
export type Must = readonly [Placeholder, ...Placeholder[]]

const visit: readonly Must[] = [['day'], ['time']]

/** An email has when, where and with whom in a table below its words, and its link as a button: only what stands nowhere else must be there. */
const inEmails: Partial<Record<MessageKind, readonly Must[]>> = {
  requested: [['callBy']], moved: visit, offer: [['until']], 'diary-change': visit, 'absence-decided': [['day'], ['lastDay']],
  'health-warning': [['wrongs']],
}
const inTexts: Partial<Record<MessageKind, readonly Must[]>> = {
  requested: [...visit, ['callBy']], offer: [...visit, ['until'], ['link', 'phone']], link: [['link', 'phone']],
}

/** What the words must name. */
export const mustHave = (kind: MessageKind, channel: Channel): readonly Must[] =>
  (channel === 'email' ? inEmails[kind] ?? [] : inTexts[kind] ?? visit)

export interface Words {
  kind: MessageKind
  channel: Channel
  /** Null for a text. */
  subject: string | null
  body: string
}

const written = (must: Must): string => must.map((name) => `{${name}}`).join(' or ')

function missing({ kind, channel, subject, body }: Words): string | null {
  const there = placeholdersIn(`${subject ?? ''} ${body}`)
  const lost = mustHave(kind, channel).filter((must) => !must.some((name) => there.includes(name)))
  return lost.length === 0 ? null : `Put in ${lost.map(written).join(' and ')}: without it nobody would know what it is about.`
}

/** Letters that no text can carry, each once. */
const foreign = (text: string): string[] => [...new Set([...text].filter((letter) => gsm7Length(letter) === null))]

/** How many places a text takes with these values; null where a letter of it isn't in the alphabet of texts. */
export const lengthWith = (body: string, values: Values): number | null => gsm7Length(toGsm7(fill(body, values)))

function unfit({ channel, body }: Words, longest: Values): string | null {
  if (channel === 'email') return null
  const letters = foreign(toGsm7(body))
  if (letters.length > 0) return `A text can’t carry ${letters.join(' ')}. Write it without.`
  const length = lengthWith(body, longest) ?? 0
  return length <= textLimit ? null
    : `With the longest names and times it takes ${length} characters, and one text has ${textLimit}: leave out ${length - textLimit}.`
}

/** Every mistake of a message's words, by field; `longest` has the longest value of each name. */
export function mistakesIn(words: Words, longest: Values): FieldError[] {
  const wrong = checkTemplate(words.kind, words.channel, words)
  if (wrong.length > 0) return wrong
  const message = missing(words) ?? unfit(words, longest)
  return message === null ? [] : [{ path: ['body'], message }]
}
