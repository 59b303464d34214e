import { plainOf } from './inline'
import type { Day } from '../time'

/** What the guide is made of: plain values that a page draws and a test can walk. Texts carry the marks of `inline.ts`. */

export const drawingNames = ['spine', 'disc', 'vertebrae', 'nerve', 'pelvis', 'postures', 'lifting', 'carrying', 'running'] as const
export type DrawingName = (typeof drawingNames)[number]

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'drawing'; name: DrawingName }
  /** The signs of an emergency, from where the safety question has them. */
  | { kind: 'signs' }

export interface Section {
  /** Its anchor: never changed once people may have linked to it. */
  id: string
  heading: string
  blocks: readonly Block[]
  /** Other words that people look for it by. */
  also?: readonly string[]
}

/** Which visit of a profession fits: one that asks for a skill, an ordinary first one, or the patient chooses on the way. */
export type Visit = { skill: string | null } | 'ask'

export interface Help {
  /** The profession's id. */
  profession: string
  how: string
  visit: Visit
}

export interface Source {
  name: string
  address: string
}

/** A clinician's name stands here only once they have read the words as they are now. */
export type SignOff =
  | { status: 'awaiting sign-off'; reviewer: null; reviewed: null; nextReview: null }
  | { status: 'signed off'; reviewer: string; reviewed: Day; nextReview: Day }

export const awaitingSignOff: SignOff = { status: 'awaiting sign-off', reviewer: null, reviewed: null, nextReview: null }

export interface Article {
  slug: string
  title: string
  /** One or two sentences: below the title, in lists, and to search engines. */
  summary: string
  sections: readonly Section[]
  help: readonly Help[]
  firstVisit: readonly string[]
  /** The profession, of those in `help`, whose visit the page leads to first. */
  booking: string
  /** When a GP should look at it, though it is no emergency; empty where the sections say so. */
  soon: readonly string[]
  sources: readonly Source[]
  /** Slugs of what to read next. */
  related: readonly string[]
  also: readonly string[]
  /** When the words were last changed. */
  written: Day
  signOff: SignOff
}

export const text = (words: string): Block => ({ kind: 'text', text: words })
export const list = (...items: string[]): Block => ({ kind: 'list', items })
export const drawing = (name: DrawingName): Block => ({ kind: 'drawing', name })

const textsOfBlock = (block: Block): readonly string[] =>
  block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : []

export const textsOfSection = ({ blocks }: Section): string[] => blocks.flatMap(textsOfBlock)

/** Every text of an article that is read as running words, marks included. */
export const textsOf = (article: Article): string[] => [
  article.summary, ...article.sections.flatMap(textsOfSection), ...article.soon, ...article.help.map(({ how }) => how), ...article.firstVisit,
]

export const countWords = (article: Article): number =>
  textsOf(article).reduce((sum, one) => sum + (plainOf(one).match(/\S+/g)?.length ?? 0), 0)

/** At 200 words a minute, rounded up. */
export const minutesToRead = (article: Article): number => Math.ceil(countWords(article) / 200)

/** Whether the day by which it should have been read again has passed. */
export const isOverdue = ({ nextReview }: SignOff, today: Day): boolean => nextReview !== null && nextReview < today
