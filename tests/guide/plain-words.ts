/** How hard a text is to read: the Flesch-Kincaid grade, which is a school year in the United States; age is about five more. */

/**
 * What a page is about has its name, and is explained where it stands: each such name counts as a word of two syllables, or no
 * page about spondylolisthesis could ever be plain.
 */
const named = new RegExp([
  'osteopath(?:s|y|ic)?', 'physiotherap(?:y|ist|ists)', 'acupunctur(?:e|ist|ists)', 'spondylo\\w+', 'spondylosis', 'spondylitis', 'sacro-?iliac\\w*',
  'sacroiliitis', 'sciatica', 'sciatic', 'stenosis', 'rheumatologist', 'cauda equina(?: syndrome)?', 'ankylosing', 'axial', 'pregnancy', 'pregnant',
  'general osteopathic council', 'health and care professions council', 'british acupuncture council',
].join('|'), 'gi')

const vowels = /[aeiouy]+/g

/** Groups of vowels, without an e that isn't said; a rough count, right for most words. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const said = letters.replace(/(?:[^laeiouy]es|[^laeiouy]e|ed)$/, (end) => (/[td]ed$/.test(letters) ? end : end === 'ed' ? '' : end.slice(0, 1)))
  return Math.max(1, said.match(vowels)?.length ?? 1)
}

export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?:;])\s+/).filter((sentence) => /[a-z]/i.test(sentence))
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}&'’-]*\p{L}[\p{L}\p{N}&'’-]*|\d+/gu) ?? []

export interface Reading {
  grade: number
  /** The longest sentence, to be named where it is too long. */
  longest: string
}

export function readingOf(texts: readonly string[]): Reading {
  const sentences = texts.map((text) => text.replace(named, 'pages')).flatMap(sentencesOf)
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const longest = [...sentences].sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0] ?? ''
  return { grade: 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59, longest }
}
