import { distance } from '../likeness'
import { namedThings, type ImportSettings, type NamedThing } from './settings'

/** Practitioners, services and clinics of the file, and those here. */

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof'])

/** Words alone, in lower case, without accents and titles: 'Dr. Ann Ash ' is 'ann ash'. */
export function plainName(text: string): string {
  const words = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’'`]/g, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const named = words.filter((word) => !titles.has(word))
  return (named.length > 0 ? named : words).join(' ')
}

export interface Known {
  id: string
  /** Every way to write it. */
  names: readonly string[]
}

/** 'ash ann' for 'ann ash' as well. */
const sorted = (plain: string): string => plain.split(' ').sort().join(' ')

/** All that are called so. */
export function sameNamed(text: string, known: readonly Known[]): string[] {
  const plain = plainName(text)
  if (plain === '') return []
  const same = known.filter(({ id, names }) => [id, ...names].some((name) => plainName(name) === plain))
  const found = same.length > 0 ? same : known.filter(({ names }) => names.some((name) => sorted(plainName(name)) === sorted(plain)))
  return found.map(({ id }) => id)
}

/** The one that is called so; null where none is, or more than one. */
export function matchName(text: string, known: readonly Known[]): string | null {
  const [only, ...others] = sameNamed(text, known)
  return only !== undefined && others.length === 0 ? only : null
}

/** The one that is probably meant: named by part, or with a letter or two wrong. To be offered, never taken for granted. */
export function suggestName(text: string, known: readonly Known[]): string | null {
  const plain = plainName(text)
  if (plain.length < 3) return null
  const costOf = (name: string): number => {
    const own = plainName(name)
    const part = own.length >= 3 && (own.includes(plain) || plain.includes(own)) ? 1 : Infinity
    return Math.min(part, distance(own, plain) / Math.max(own.length, plain.length) * 3)
  }
  const ranked = known.map(({ id, names }) => ({ id, cost: Math.min(...names.map(costOf)) })).sort((a, b) => a.cost - b.cost)
  const [best, next] = ranked
  return best && best.cost <= 1 && best.cost < (next?.cost ?? Infinity) ? best.id : null
}

export interface NameInFile {
  /** As it is written where it stands first. */
  text: string
  plain: string
  rows: number
  /** Whether a name here says who or what is meant; else a person has to. */
  isMatched: boolean
  suggested: string | null
}

/** Every name that a column has, the frequent ones first. `told`: several of one name are told apart by their practitioner, as services are. */
export function namesIn(texts: readonly string[], known: readonly Known[], told = false): NameInFile[] {
  const found = new Map<string, NameInFile>()
  for (const text of texts) {
    const plain = plainName(text)
    if (plain === '') continue
    const before = found.get(plain)
    if (before) before.rows += 1
    else found.set(plain, { text: text.trim(), plain, rows: 1, isMatched: told ? sameNamed(text, known).length > 0 : matchName(text, known) !== null, suggested: null })
  }
  const all = [...found.values()].sort((a, b) => b.rows - a.rows || a.plain.localeCompare(b.plain, 'en'))
  return all.map((name) => ({ ...name, suggested: name.isMatched ? null : suggestName(name.text, known) }))
}

export type KnownThings = Record<NamedThing, readonly Known[]>

/**
 * What a name of the file means here: an id, '' to leave its rows out, null where nobody has said. Without a name: what stands in its place.
 * Of several with one name, the one that `fits`.
 */
export function meaningOf(thing: NamedThing, text: string, settings: ImportSettings, known: KnownThings, fits: (id: string) => boolean = () => false): string | null {
  const plain = plainName(text)
  if (plain === '') return settings.instead[thing]
  const said = Object.hasOwn(settings.names[thing], plain) ? settings.names[thing][plain] : undefined
  if (said !== undefined) return said
  const same = sameNamed(text, known[thing])
  const [only, ...others] = same.length > 1 ? same.filter(fits) : same
  return only !== undefined && others.length === 0 ? only : null
}

/** Names that nobody has said the meaning of. */
export const openNames = (names: Record<NamedThing, readonly NameInFile[]>, settings: ImportSettings): number =>
  namedThings.reduce((count, thing) => count + names[thing].filter(({ isMatched, plain }) => !isMatched && !Object.hasOwn(settings.names[thing], plain)).length, 0)
