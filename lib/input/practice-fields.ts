import { z } from 'zod'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { isZone, parseDay, type Day, type WallMinute } from '@/lib/core/time'
import { phoneNumber, slug } from './fields'
import { lineOf, linesOf } from './text'

/** The fields of what a practice is made of. Every value arrives as text. */

const words = practiceForms.wrong

export const shortLine = (most: number, wrong: string) => lineOf(most, { empty: wrong, long: wrong, controls: wrong })
export const name = shortLine(120, words.name)
export const phone = z.string().transform((text) => text).pipe(phoneNumber)
/** One line that may be empty. */
export const line = z.string().default('').pipe(z.union([z.string().trim().length(0), shortLine(200, words.line)], { error: words.line }))
/** Several lines, possibly none. */
export const lines = linesOf(2_000, { long: words.long, controls: words.long }).transform((text) =>
  (text ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== ''))
export const text = linesOf(2_000, { long: words.long, controls: words.long }).transform((typed) => typed ?? '')
export const postcode = z.string().transform((typed) => typed.trim().toUpperCase().replace(/\s+/g, ' '))
  .refine((typed) => /^[A-Z0-9][A-Z0-9 -]{2,9}$/.test(typed), { error: words.postcode })
export const zone = z.string().refine(isZone, { error: words.zone })
export const ticked = z.literal('on').optional().transform((value) => value === 'on')

/** The version that was read; empty: there was nothing to read. */
export const seen = z.string().max(9).regex(/^\d*$/).transform((typed) => (typed === '' ? null : Number(typed)))
export const maybeSlug = z.string().default('').transform((typed) => (typed === '' ? null : typed)).pipe(slug.nullable())

export type Typed = Readonly<Record<string, string>>
export const AnyFields = z.record(z.string().max(80), z.string().max(4_000))

/** A wall-clock time as minutes since midnight; null where nothing was typed, undefined where it is none. */
export function wallIn(typed: string | undefined): WallMinute | null | undefined {
  const plain = (typed ?? '').trim()
  if (plain === '') return null
  const found = /^(\d{1,2})[:.](\d{2})$/.exec(plain)
  if (!found) return undefined
  const wall = Number(found[1]) * 60 + Number(found[2])
  return wall <= 1440 && Number(found[2]) < 60 ? wall : undefined
}

export interface WallSpan {
  from: WallMinute
  to: WallMinute
}

/** Two times that belong together; null where neither was typed. What is wrong is said at its own field. */
export function spanIn(typed: Typed, fromField: string, toField: string, context: z.RefinementCtx): WallSpan | null {
  const [from, to] = [wallIn(typed[fromField]), wallIn(typed[toField])]
  const refuse = (path: string, message: string): null => {
    context.addIssue({ code: 'custom', path: [path], message })
    return null
  }
  if (from === undefined) return refuse(fromField, words.time)
  if (to === undefined) return refuse(toField, words.time)
  if (from === null && to === null) return null
  if (from === null) return refuse(fromField, words.both)
  if (to === null) return refuse(toField, words.both)
  return to > from ? { from, to } : refuse(toField, words.order)
}

/** A date; null where nothing was typed. What is wrong is said at the field. */
export function dayIn(typed: Typed, field: string, context: z.RefinementCtx): Day | null {
  const plain = (typed[field] ?? '').trim()
  const day = plain === '' ? null : parseDay(plain)
  if (plain !== '' && day === null) context.addIssue({ code: 'custom', path: [field], message: words.day })
  return day
}

/** '46', '46.50' or '£46' → pence; null where it is no price. */
export function penceIn(typed: string): number | null {
  const found = /^£?\s*(\d{1,5})(?:\.(\d{2}))?$/.exec(typed.trim())
  return found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : null
}

/** 'Sports massage, running' → ['sports-massage', 'running'] */
export const skillsIn = (typed: string): string[] =>
  [...new Set(typed.split(',').map((one) => one.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')).filter((one) => one !== ''))]

/** What the fields with such a beginning say, by what follows it: 'service-first' → 'first'. */
export const namedBy = (typed: Typed, beginning: string): [string, string][] =>
  Object.entries(typed).filter(([field]) => field.startsWith(beginning)).map(([field, value]) => [field.slice(beginning.length), value])

/** Parses the fixed fields and lets the others be read with what is wrong in both said at once. */
export function formOf<T extends z.ZodType<object>, M extends object>(
  fixed: T, read: (typed: Typed, context: z.RefinementCtx) => M,
): z.ZodType<z.output<T> & M> {
  return AnyFields.transform((typed, context): z.output<T> & M => {
    const parsed = fixed.safeParse(typed)
    if (!parsed.success) for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message })
    const more = read(typed, context)
    return parsed.success ? { ...parsed.data, ...more } : z.NEVER
  })
}
