import { distance } from './likeness'
import type { Day } from './time'

/** Two records that may be one person's: how sure, and why. */
export interface PersonFacts {
  name: string
  /** E.164. */
  phone: string
  otherPhone: string | null
  dateOfBirth: Day | null
}

export type NameSign = 'same-name' | 'like-name' | 'new-surname'
export type BirthSign = 'same-birth' | 'swapped-birth' | 'typo-birth' | 'no-birth'
export type LikenessSign = NameSign | BirthSign | 'same-phone' | 'other-phone'

export interface Likeness {
  /** 0 to 1: what is shown first. */
  score: number
  signs: LikenessSign[]
}

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'master'])

/** Lower case without accents, marks and titles, in words. */
export function nameWords(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’'`]/g, '').replace(/[łŁ]/g, 'l')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const named = words.filter((word) => !titles.has(word))
  return named.length > 0 ? named : words
}

/**
 * A slip of the keyboard: one letter in a word of four or more, two in one of nine or more. Ella and Emma are two
 * people.
 */
export function isSlip(a: string, b: string): boolean {
  if (a === b) return true
  const longest = Math.max(a.length, b.length)
  return longest >= 4 && distance(a, b) <= (longest >= 9 ? 2 : 1)
}

const isInitial = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0]

/**
 * Each word of the shorter name has its own in the longer: a middle name may be left out, a first one be an initial.
 */
function pairsUp(short: readonly string[], long: readonly string[]): boolean {
  const left = [...long]
  return short.every((word, i) => {
    const at = left.findIndex((other) => isSlip(word, other) || (i === 0 && other === long[0] && isInitial(word, other)))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function nameSign(a: string, b: string): NameSign | null {
  const [one, other] = [nameWords(a), nameWords(b)]
  if ([...one].sort().join(' ') === [...other].sort().join(' ') || one.join('') === other.join('')) return 'same-name'
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if ((short.length > 1 || long.length === 1) && pairsUp(short, long)) return 'like-name'
  return one.length > 1 && other.length > 1 && one[0] === other[0] && (one[0] ?? '').length > 2 ? 'new-surname' : null
}

/** A child is at least so many years younger than its parent: a slip never bridges that. */
const generationYears = 13

function digitSlip(a: string, b: string): boolean {
  const wrong = [...a].map((digit, i) => digit === b[i] ? -1 : i).filter((i) => i >= 0)
  const [i = 0, j = 0] = wrong
  return wrong.length === 1 || (wrong.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i])
}

function birthSign(a: Day | null, b: Day | null): BirthSign | null {
  if (a === null || b === null) return 'no-birth'
  if (a === b) return 'same-birth'
  const [one, other] = [a.split('-'), b.split('-')]
  if (one[0] === other[0] && one[1] === other[2] && one[2] === other[1]) return 'swapped-birth'
  const parts = [0, 1, 2].filter((i) => one[i] !== other[i])
  const [part = 0] = parts
  const near = Math.abs(Number(one[0]) - Number(other[0])) < generationYears
  return parts.length === 1 && near && digitSlip(one[part] ?? '', other[part] ?? '') ? 'typo-birth' : null
}

const numbersOf = ({ phone, otherPhone }: PersonFacts): string[] => otherPhone === null ? [phone] : [phone, otherPhone]

/**
 * How sure it is, by name, birth and whether a number is shared. What isn't here is two people: with one number those
 * of one household (other names, other births), without one namesakes.
 */
const scores: Partial<Record<`${NameSign} ${BirthSign}`, { shared?: number; apart?: number }>> = {
  'same-name same-birth': { shared: 1, apart: 0.9 },
  'like-name same-birth': { shared: 0.95, apart: 0.6 },
  'new-surname same-birth': { shared: 0.7 },
  'same-name swapped-birth': { shared: 0.9, apart: 0.65 },
  'like-name swapped-birth': { shared: 0.8 },
  'same-name typo-birth': { shared: 0.85 },
  'like-name typo-birth': { shared: 0.6 },
  'same-name no-birth': { shared: 0.8 },
  'like-name no-birth': { shared: 0.65 },
}

/**
 * Whether two records are probably one person's, and why; null where they are two people. A parent and a child with one
 * number and different births are two people, also where they have one name.
 */
export function compareRecords(a: PersonFacts, b: PersonFacts): Likeness | null {
  const name = nameSign(a.name, b.name)
  const birth = birthSign(a.dateOfBirth, b.dateOfBirth)
  if (!name || !birth) return null
  const shared = numbersOf(a).some((number) => numbersOf(b).includes(number))
  const score = scores[`${name} ${birth}`]?.[shared ? 'shared' : 'apart']
  return score === undefined ? null : { score, signs: [name, shared ? 'same-phone' : 'other-phone', birth] }
}
