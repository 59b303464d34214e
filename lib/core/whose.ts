import { isSlip, nameWords } from './duplicates'
import { soundOf } from './sound'

/** Whose something is that is filed under no record: a call back, a form half filled in, a row of a file. Pure. */

/** Everything that somebody is known by, or that was given with something. */
export interface KnownBy {
  names: readonly string[]
  /** As typed, or E.164. */
  phones: readonly string[]
  emails: readonly string[]
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')
/** Enough of a number to be nobody else's, however the beginning is written: '+44 7700', '0044 (0)7700', '07700'. */
const tailLength = 9

/** Two ways of writing one telephone number. */
export function sameNumber(a: string, b: string): boolean {
  const [one, other] = [digitsOf(a).slice(-tailLength), digitsOf(b).slice(-tailLength)]
  return one.length === tailLength && one === other
}

const sameEmail = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase()

/** Whether one of the numbers or addresses is the same. */
const reaches = (given: KnownBy, them: KnownBy): boolean =>
  given.phones.some((phone) => them.phones.some((own) => sameNumber(phone, own))) ||
  given.emails.some((email) => them.emails.some((own) => sameEmail(email, own)))

const shortestHeard = 4

/** A word as it is misspelt or misheard. Ella and Emma are two people, and so are Ben and Len. */
const nearWord = (a: string, b: string): boolean =>
  isSlip(a, b) || (Math.min(a.length, b.length) >= shortestHeard && soundOf(a) === soundOf(b))

/** 0: the same name. 1: the same one in another spelling, or a part of it. Null: another name. */
function nameDistance(a: string, b: string): 0 | 1 | null {
  const [one, other] = [nameWords(a), nameWords(b)]
  if (one.length === 0 || other.length === 0) return null
  if ([...one].sort().join(' ') === [...other].sort().join(' ')) return 0
  const [short, long] = one.length <= other.length ? [one, [...other]] : [other, [...one]]
  const pairsUp = short.every((word) => {
    const at = long.findIndex((own) => nearWord(word, own))
    if (at >= 0) long.splice(at, 1)
    return at >= 0
  })
  return pairsUp ? 1 : null
}

const far = 9

/** The least distance of any two of the names. */
const nearest = (given: KnownBy, them: KnownBy): number =>
  Math.min(
    far,
    ...given.names.flatMap((name) => them.names.map((own) => nameDistance(name, own) ?? far)),
  )

/**
 * Whether it is theirs: it was given with one of their numbers or addresses, and no other person who is
 * reached there goes by its name sooner. People of one household share a number: what names another of
 * them, or nobody that is known, isn't theirs.
 */
export function isTheirs(given: KnownBy, them: KnownBy, others: readonly KnownBy[]): boolean {
  if (!reaches(given, them)) return false
  const sharing = others.filter((other) => reaches(given, other))
  if (sharing.length === 0) return true
  const mine = nearest(given, them)
  return mine < far && sharing.every((other) => mine <= nearest(given, other))
}

/** The words of a text; a file's name has its own marks between them. */
const wordsIn = (text: string): string[] => nameWords(text.replaceAll('_', ' '))

/** Whether a text has every word of one of their names: 'quillfeather, zephyrine (mrs)'. */
export function namesThem(text: string, them: KnownBy): boolean {
  const words = new Set(wordsIn(text))
  return them.names.some((name) => {
    const own = nameWords(name)
    return own.length > 1 && own.every((word) => words.has(word))
  })
}

/** Whether a text has one of their numbers or addresses in it. */
export const hasTheirContact = (text: string, them: KnownBy): boolean =>
  them.emails.some((email) => text.toLowerCase().includes(email.toLowerCase())) ||
  them.phones.some((phone) => digitsOf(text).includes(digitsOf(phone).slice(-tailLength)))

/**
 * Whether a row of a file is about them: it has their whole name; or a number or address of theirs beside
 * their name in another spelling. A row with their number alone may be anybody's of their household.
 */
export function isTheirRow(cells: readonly string[], them: KnownBy): boolean {
  const text = cells.join(' ')
  if (namesThem(text, them)) return true
  if (!cells.some((cell) => hasTheirContact(cell, them))) return false
  const words = wordsIn(text)
  return them.names.some((name) =>
    nameWords(name).every((own) => words.some((word) => nearWord(own, word))),
  )
}
