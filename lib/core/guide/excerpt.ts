import { plainWord } from './search-words'

/** A piece of text that is, or isn't, what was looked for. */
export interface Marked {
  text: string
  hit: boolean
}

/** About as many characters as fill two lines of a list. */
const longest = 180

const pieces = /[\p{L}\p{N}'’&]+|[^\p{L}\p{N}'’&]+/gu

const marked = (text: string, hits: ReadonlySet<string>): Marked[] =>
  (text.match(pieces) ?? []).map((piece) => ({ text: piece, hit: hits.has(plainWord(piece)) }))

const countHits = (text: string, hits: ReadonlySet<string>): number =>
  new Set(marked(text, hits).filter(({ hit }) => hit).map(({ text: word }) => plainWord(word))).size

/** From a few words before the first hit, whole words only, with dots where something is left out. */
function cut(words: readonly Marked[]): Marked[] {
  const first = Math.max(0, words.findIndex(({ hit }) => hit))
  const total = words.reduce((sum, { text }) => sum + text.length, 0)
  let from = total <= longest ? 0 : Math.max(0, first - 12)
  while (from > 0 && /^\P{L}+$/u.test(words[from]?.text ?? '')) from += 1
  const kept: Marked[] = []
  let length = 0
  for (const word of words.slice(from)) {
    if (length + word.text.length > longest) return [...(from > 0 ? [{ text: '… ', hit: false }] : []), ...kept, { text: ' …', hit: false }]
    kept.push(word)
    length += word.text.length
  }
  return from > 0 ? [{ text: '… ', hit: false }, ...kept] : kept
}

const joined = (words: readonly Marked[]): Marked[] => words.reduce<Marked[]>((all, word) => {
  const last = all.at(-1)
  if (last?.hit === word.hit) return [...all.slice(0, -1), { text: last.text + word.text, hit: word.hit }]
  return [...all, word]
}, [])

/** Of several texts the one with most of the words, shortened to around the first of them, the words marked. */
export function markHits(texts: readonly string[], hits: ReadonlySet<string>): Marked[] {
  const best = texts.reduce((most, text) => (countHits(text, hits) > countHits(most, hits) ? text : most), texts[0] ?? '')
  return joined(cut(marked(best, hits)))
}
