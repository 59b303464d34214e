import { consentVersion, type PageAnswers, type QuestionAnswers, type QuestionPage } from '@/lib/core/questions'
import { emergencySigns, urgentSigns } from '@/lib/core/red-flags'

const allNo = (codes: readonly string[]): PageAnswers => Object.fromEntries(codes.map((code) => [code, 'no']))

/** Every page answered, without a warning sign. All of it invented. */
export const wholeAnswers: Required<QuestionAnswers> = {
  why: { about: 'A dull ache low in my back', since: 'weeks', began: 'slowly' },
  signs: allNo(emergencySigns),
  where: { 'area-low-back-left': 'on', 'area-buttock-left': 'on', else: 'Down the leg now and then' },
  worse: { 'worse-sitting': 'on', 'better-moving': 'on' },
  health: allNo(urgentSigns),
  history: { 'had-pressure': 'on', operations: 'Appendix, 1999' },
  medicines: { any: 'yes', list: 'Amlodipine 5 mg', thinners: 'no', steroids: 'not-sure' },
  allergies: { any: 'no' },
  contact: { name: 'Ida Whitlock', phone: '07700 900456', relation: 'wife' },
  consent: { by: 'me', treatment: 'on', privacy: 'on', version: consentVersion },
}

/** A page with some of its fields otherwise; undefined takes one out. */
export const answersWith = (page: QuestionPage, change: Record<string, string | undefined>): PageAnswers =>
  Object.fromEntries(Object.entries({ ...wholeAnswers[page], ...change }).filter((pair): pair is [string, string] => pair[1] !== undefined))
