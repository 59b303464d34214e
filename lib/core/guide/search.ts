import { distance } from '../likeness'
import { textsOfSection } from './article'
import type { Article, Section } from './article'
import { markHits } from './excerpt'
import type { Marked } from './excerpt'
import { plainOf } from './inline'
import { searchWords } from './search-words'

/** Words that stand in one place of an article, and how much it says about the place that they do. */
interface Field {
  weight: number
  phrases: readonly string[]
  words: ReadonlySet<string>
}

interface Place {
  /** Null for the article as a whole. */
  section: Section | null
  fields: readonly Field[]
}

interface Entry {
  article: Article
  places: readonly Place[]
}

export interface GuideIndex {
  entries: readonly Entry[]
  /** In how many places each word stands. */
  counts: ReadonlyMap<string, number>
  size: number
}

export interface Found {
  article: Article
  /** Where in it, if one part fits more than the article as a whole. */
  section: Section | null
  excerpt: Marked[]
}

const field = (weight: number, texts: readonly string[]): Field => {
  const phrases = texts.map((one) => searchWords(plainOf(one)).join(' '))
  return { weight, phrases, words: new Set(phrases.flatMap((phrase) => phrase.split(' '))) }
}

const placesOf = (article: Article): Place[] => [
  { section: null, fields: [field(8, [article.title]), field(7, article.also), field(3, [article.summary])] },
  ...article.sections.map((section) => ({
    section, fields: [field(6, [section.heading]), field(6, section.also ?? []), field(1, textsOfSection(section))],
  })),
]

/** Made once from all articles. */
export function indexGuide(articles: readonly Article[]): GuideIndex {
  const entries = articles.map((article) => ({ article, places: placesOf(article) }))
  const places = entries.flatMap((entry) => entry.places)
  const counts = new Map<string, number>()
  for (const { fields } of places) {
    for (const word of new Set(fields.flatMap(({ words }) => [...words]))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return { entries, counts, size: places.length }
}

const mayBeWrong = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0)

/** 1 the word itself, less for its beginning or another ending, less still where letters are wrong; 0: another word. */
export function closeness(typed: string, word: string): number {
  if (typed === word) return 1
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed]
  if (short.length >= 3 && long.startsWith(short)) return long.length - short.length <= 3 ? 0.85 : short === typed ? 0.7 : 0
  const allowed = mayBeWrong(typed.length)
  if (allowed === 0 || Math.abs(typed.length - word.length) > allowed) return 0
  const wrong = distance(typed, word)
  return wrong <= allowed ? 0.65 - 0.1 * wrong : 0
}

/** Every word of the guide that a typed one may mean. A word spelt right means no other that is merely spelt alike. */
function meant(index: GuideIndex, typed: string): Map<string, number> {
  const near = [...index.counts.keys()].map((word) => [word, closeness(typed, word)] as const).filter(([, close]) => close > 0)
  return new Map(index.counts.has(typed) ? near.filter(([, close]) => close > 0.65) : near)
}

/** A word that stands everywhere says little. */
const rarity = ({ counts, size }: GuideIndex, words: Iterable<string>): number => {
  const most = Math.max(1, ...[...words].map((word) => counts.get(word) ?? 0))
  return 0.3 + Math.log(size / most)
}

const worthIn = ({ weight, words }: Field, near: ReadonlyMap<string, number>): number => {
  let most = 0
  for (const [word, close] of near) if (close > most && words.has(word)) most = close
  return most * weight
}

const worth = (place: Place, near: ReadonlyMap<string, number>): number => Math.max(0, ...place.fields.map((one) => worthIn(one, near)))

/** All that was typed stands there together, as a title or one of its other names. */
const phraseWorth = (place: Place, phrase: string): number =>
  Math.max(0, ...place.fields.slice(0, 2).map(({ weight, phrases }) => (phrases.includes(phrase) ? weight * 3 : 0)))

interface Scored {
  entry: Entry
  place: Place
  covered: number
  score: number
}

function score(entry: Entry, index: GuideIndex, typed: readonly string[], near: readonly ReadonlyMap<string, number>[]): Scored {
  const rare = near.map((words) => rarity(index, words.keys()))
  const sum = (place: Place): number =>
    near.reduce((total, words, i) => total + worth(place, words) * (rare[i] ?? 0), phraseWorth(place, typed.join(' ')))
  const [whole, ...parts] = entry.places.map((place) => ({ place, score: sum(place) }))
  const top = parts.reduce((most, one) => (one.score > most.score ? one : most), { place: entry.places[0] as Place, score: 0 })
  const covered = near.filter((words) => entry.places.some((place) => worth(place, words) > 0)).length
  const ofWhole = whole?.score ?? 0
  return { entry, place: (top.score > ofWhole ? top.place : entry.places[0]) as Place, covered, score: ofWhole + top.score }
}

/**
 * The articles in which what was typed stands, the likeliest first, each with the part of it that fits and an excerpt. Where
 * no article has all of the words, those that have most of them.
 */
export function searchGuide(index: GuideIndex, typed: string): Found[] {
  const words = searchWords(typed)
  if (words.length === 0) return []
  const near = words.map((word) => meant(index, word))
  const scored = index.entries.map((entry) => score(entry, index, words, near)).filter(({ covered }) => covered > 0)
  const most = Math.max(0, ...scored.map(({ covered }) => covered))
  if (most * 2 < words.length) return []
  const hits = new Set(near.flatMap((map) => [...map.keys()]))
  return scored.filter(({ covered }) => covered === most).sort((a, b) => b.score - a.score).map(({ entry: { article }, place: { section } }) => ({
    article, section, excerpt: markHits(section ? textsOfSection(section).map(plainOf) : [article.summary], hits),
  }))
}
