import { z } from 'zod'

/** Marks that make text run the other way from where they stand: invisible, and no part of anybody's name. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069\uFEFF]/g
// Half a surrogate pair (Cs) is no character: it can't be stored.
const controls = /[\p{Cc}\p{Cs}]/u
const controlsButBreaks = /[^\P{Cc}\n\t]|\p{Cs}/u
const visible = /[^\p{C}\p{Z}]/u

const tidy = (text: string): string => text.replace(directionMarks, '').normalize('NFC').trim()

/** What a person counts: an emoji is one character. */
const characters = (text: string): number => [...text].length

interface Words {
  empty: string
  long: string
  controls: string
}

/** One line: trimmed, without control characters, 1 to `most` characters of any script. */
export const lineOf = (most: number, words: Words) =>
  z.string({ error: words.empty })
    .refine((text) => !controls.test(text.trim()), { error: words.controls })
    .transform(tidy)
    .refine((text) => visible.test(text), { error: words.empty })
    .refine((text) => characters(text) <= most, { error: words.long })

/** Several lines, possibly none: an empty text counts as not given. */
export const linesOf = (most: number, words: Pick<Words, 'long' | 'controls'>) =>
  z.string()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => !controlsButBreaks.test(text), { error: words.controls })
    .transform((text) => tidy(text) || undefined)
    .refine((text) => characters(text ?? '') <= most, { error: words.long })
