/** How near a name is to what was typed: misspelt, misheard, half said. Pure text; no database. */
import { plainWords } from './patient-query'
import { heardAs, soundOf } from './sound'

/** Letters to add, leave out, change or swap with their neighbour. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

/** As many letters may be wrong: one in three or four, two in six. */
const allowed = (length: number): number => Math.floor(length / 3)

/** One that sounds alike is still no other word altogether: of three letters at least one is the same. */
function heardCost(typed: string, word: string, wrong: number): number {
  if (heardAs(typed).includes(word)) return 0.5
  if (typed.length < 3 || wrong > Math.floor(Math.max(typed.length, word.length) * 2 / 3)) return Infinity
  const [mine, own] = [soundOf(typed), soundOf(word)]
  return mine.length > 1 || mine === typed ? distance(mine, own) * (mine.length > 2 ? 1 : 9) + 0.75 : Infinity
}

/** 0 the word itself, up to 1 the beginning of it, then the middle of it, then with so many letters wrong; null: another word. */
export function wordCost(typed: string, word: string): number | null {
  if (word === typed) return 0
  if (word.startsWith(typed)) return 1 - typed.length / word.length
  if (typed.length >= 3 && word.includes(typed)) return 1.25
  const whole = distance(typed, word)
  const begun = Math.min(...[-1, 0, 1].map((more) => distance(typed, word.slice(0, Math.max(1, typed.length + more))))) + 0.5
  const wrong = Math.min(whole, begun, heardCost(typed, word, whole))
  return wrong < allowed(typed.length) + 1 ? 1.5 + wrong : null
}

/** 'o sullivan' is also written in one word. */
const pairsOf = (own: readonly string[]): string[] => own.slice(1).map((word, i) => (own[i] ?? '') + word)

/** How far a name is from the words: 0 is the name as typed; null where a word is none of the name's. */
export function nameCost(words: readonly string[], name: string): number | null {
  const own = plainWords(name)
  let cost = 0
  for (const typed of words) {
    const costs = [...own, ...pairsOf(own)].map((word) => wordCost(typed, word)).filter((one) => one !== null)
    if (costs.length === 0) return null
    cost += Math.min(...costs)
  }
  return cost
}

/** A text in pieces, of which some are what was looked for. */
export interface Piece {
  text: string
  hit: boolean
}

/** Joins neighbours that are alike. */
const pieces = (marked: readonly (readonly [text: string, hit: boolean])[]): Piece[] => {
  const joined: Piece[] = []
  for (const [text, hit] of marked) {
    const last = joined.at(-1)
    if (last && last.hit === hit) last.text += text
    else if (text) joined.push({ text, hit })
  }
  return joined
}

/** The name with the beginnings that were typed marked; a word that is merely near is marked whole. */
export function markName(words: readonly string[], name: string): Piece[] {
  const parts = name.split(/([\s-]+)/)
  const costOf = (typed: string, part: string): number => {
    const costs = plainWords(part).map((word) => wordCost(typed, word)).filter((one) => one !== null)
    return costs.length === 0 ? Infinity : Math.min(...costs)
  }
  const lengths = new Map<number, number>()
  for (const typed of words) {
    const costs = parts.map((part) => costOf(typed, part))
    const best = costs.indexOf(Math.min(...costs))
    if ((costs[best] ?? Infinity) === Infinity) continue
    const part = parts[best] ?? ''
    const begins = (costs[best] ?? 0) <= 1
    lengths.set(best, Math.max(lengths.get(best) ?? 0, begins ? typed.length : part.length))
  }
  return pieces(parts.flatMap((part, i) => {
    const length = lengths.get(i) ?? 0
    return [[part.slice(0, length), true], [part.slice(length), false]] as const
  }))
}

/** The number with the digits marked that were typed, wherever spaces stand. */
export function markDigits(wanted: readonly string[], shown: string): Piece[] {
  const marked = new Set<number>()
  const at = [...shown].flatMap((letter, i) => (/\d/.test(letter) ? [i] : []))
  const digits = at.map((i) => shown[i]).join('')
  for (const part of wanted) {
    const from = digits.indexOf(part)
    if (from >= 0) at.slice(from, from + part.length).forEach((i) => marked.add(i))
  }
  const lasts = [...marked]
  return pieces([...shown].map((letter, i) => [letter, marked.has(i) || (letter === ' ' && marked.has(i - 1) && lasts.includes(i + 1))] as const))
}
