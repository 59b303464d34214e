import { z } from 'zod'
import { pageWords } from '@/lib/copy/patient/questions'
import { questionsWords as words } from '@/lib/copy/patient/questions-way'
import { missingOn, questionPages, questions, type PageAnswers, type Question, type QuestionAnswers, type QuestionPage } from '@/lib/core/questions'
import type { FieldError } from '@/lib/core/refusal'
import { parsePhone } from './phone'
import { linesOf } from './text'

/** The pages of the questions before a visit, as their forms send them. A field left empty counts as not answered. */

const phoneMost = 40

const textOf = (most: number) => linesOf(most, { long: words.tooLong(most), controls: words.controls }).optional()
const oneOf = (options: readonly string[]) => z.preprocess((value) => (value === '' ? undefined : value), z.enum(options as [string, ...string[]]).optional())

function schemaOf(question: Question): [string, z.ZodType<string | undefined>][] {
  switch (question.kind) {
    case 'choice': return [[question.name, oneOf(question.options)]]
    case 'version': return [[question.name, oneOf(question.options)]]
    case 'ticks': return question.options.map((option) => [`${question.name}-${option}`, z.literal('on').optional()])
    case 'tick': return [[question.name, z.literal('on').optional()]]
    case 'phone': return [[question.name, textOf(phoneMost)]]
    default: return [[question.name, textOf(question.most)]]
  }
}

const schemas = Object.fromEntries(questionPages.map((page) =>
  [page, z.strictObject(Object.fromEntries(questions[page].flatMap(schemaOf)))])) as unknown as Record<QuestionPage, z.ZodType<Record<string, string | undefined>>>

/**
 * A page's form → what is kept of it, as it was typed. What no form of ours sends (an unknown field, an unknown choice) is refused
 * whole: `odd`. A text that is too long is named.
 */
export function takePage(page: QuestionPage, fields: Record<string, string>): { ok: true; value: PageAnswers } | { ok: false; long: string | null } {
  const read = schemas[page].safeParse(fields)
  if (read.success) return { ok: true, value: Object.fromEntries(Object.entries(read.data).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))) }
  const isText = (name: unknown) => questions[page].some((question) => question.name === name && 'most' in question) || name === 'phone'
  const wrong = read.error.issues.map(({ path }) => path[0])
  return { ok: false, long: wrong.every(isText) ? String(wrong[0]) : null }
}

/** What is wrong with a page as it is kept, in the order of the page, each with what to do; `long`: a text that was too long to be kept. */
export function problemsOn(page: QuestionPage, answers: PageAnswers | undefined, long?: string): FieldError[] {
  const missing = new Set(missingOn(page, answers))
  return questions[page].flatMap((question): FieldError[] => {
    const { name } = question
    if (name === long) return [{ path: [name], message: words.tooLong('most' in question ? question.most : phoneMost) }]
    const isOdd = question.kind === 'phone' && answers?.[name] !== undefined && parsePhone(answers[name]) === null
    return missing.has(name) || isOdd ? [{ path: [name], message: pageWords[page].missing[name] ?? name }] : []
  })
}

/** The pages that something is wrong with, so that they can't be sent yet. */
export const pagesLeft = (answers: QuestionAnswers): QuestionPage[] =>
  questionPages.filter((page) => answers[page] === undefined || problemsOn(page, answers[page]).length > 0)

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const or = <T>(schema: z.ZodType<T>) => z.preprocess(first, schema.optional()).catch(undefined)

export const pageName = z.enum(questionPages)

/** What the addresses of the questions may say: never an answer. */
export const QuestionQuery = z.object({
  problem: or(z.literal('yes')), back: or(z.literal('check')), long: or(z.enum(['about', 'began-how', 'else', 'operations', 'tried', 'list', 'name', 'phone', 'relation', 'by-name'])),
  from: or(pageName),
})
