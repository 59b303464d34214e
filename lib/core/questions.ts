/** The questions before a visit: the pages, what each asks, what must be answered, and which answers are red flags. */
import type { AppointmentStatus } from './appointment'
import { allAreas } from './body'
import { emergencySigns, redFlags, urgentSigns, type RedFlag } from './red-flags'
import type { Instant } from './time'

export const questionPages = [
  'why', 'signs', 'where', 'worse', 'health', 'history', 'medicines', 'allergies', 'contact', 'consent',
] as const
export type QuestionPage = (typeof questionPages)[number]

/** Raised whenever the words of the consent or of the privacy notice change: what was agreed to before doesn't count for them. */
export const consentVersion = '2026-09'

/** A page's fields as they were typed; what was left empty is not among them. */
export type PageAnswers = Readonly<Record<string, string>>
export type QuestionAnswers = Readonly<Partial<Record<QuestionPage, PageAnswers>>>

type Needed = boolean | ((answers: PageAnswers) => boolean)

export type Question =
  /** One of the options. */
  | { kind: 'choice'; name: string; options: readonly string[]; needed: Needed }
  /** Any of the options, each a field of its own, `name-option`. */
  | { kind: 'ticks'; name: string; options: readonly string[] }
  | { kind: 'tick'; name: string }
  /** Text of one line or several, of at most so many characters. */
  | { kind: 'line' | 'lines'; name: string; most: number; needed: Needed }
  | { kind: 'phone'; name: string; needed: Needed }
  /** Not shown: the words that were agreed to. */
  | { kind: 'version'; name: string; options: readonly string[] }

const yesNo = ['no', 'yes'] as const
const yesNoUnsure = [...yesNo, 'not-sure'] as const
const asked = (code: string): Question => ({ kind: 'choice', name: code, options: yesNo, needed: true })
const line = (name: string, needed: Needed = false): Question => ({ kind: 'line', name, most: 200, needed })
const lines = (name: string, needed: Needed = false): Question => ({ kind: 'lines', name, most: 1000, needed })
const saidYes = ({ any }: PageAnswers): boolean => any === 'yes'

export const questions: Readonly<Record<QuestionPage, readonly Question[]>> = {
  why: [
    lines('about', true),
    { kind: 'choice', name: 'since', options: ['days', 'weeks', 'months', 'years'], needed: true },
    { kind: 'choice', name: 'began', options: ['suddenly', 'slowly', 'after', 'not-sure'], needed: true },
    line('began-how'),
  ],
  signs: emergencySigns.map(asked),
  where: [{ kind: 'ticks', name: 'area', options: allAreas }, line('else')],
  worse: [
    { kind: 'ticks', name: 'worse', options: ['sitting', 'standing', 'walking', 'bending', 'lifting', 'turning', 'lying', 'coughing', 'mornings', 'evenings'] },
    { kind: 'ticks', name: 'better', options: ['moving', 'resting', 'lying', 'heat', 'cold', 'painkillers', 'nothing'] },
    line('else'),
  ],
  health: urgentSigns.map(asked),
  history: [
    { kind: 'ticks', name: 'had', options: ['heart', 'pressure', 'stroke', 'diabetes', 'bones', 'joints', 'lungs', 'epilepsy', 'bleeding', 'implant', 'pregnant'] },
    lines('operations'),
    lines('tried'),
  ],
  medicines: [
    { kind: 'choice', name: 'any', options: yesNo, needed: true },
    lines('list', saidYes),
    { kind: 'choice', name: 'thinners', options: yesNoUnsure, needed: true },
    { kind: 'choice', name: 'steroids', options: yesNoUnsure, needed: true },
  ],
  allergies: [{ kind: 'choice', name: 'any', options: yesNo, needed: true }, lines('list', saidYes)],
  contact: [
    line('name', ({ phone }) => phone !== undefined),
    { kind: 'phone', name: 'phone', needed: ({ name }) => name !== undefined },
    line('relation'),
  ],
  consent: [
    { kind: 'choice', name: 'by', options: ['me', 'for-them'], needed: true },
    line('by-name', ({ by }) => by === 'for-them'),
    { kind: 'tick', name: 'treatment' },
    { kind: 'tick', name: 'privacy' },
    { kind: 'version', name: 'version', options: [consentVersion] },
  ],
}

/** The names of the fields that a question has. */
export const fieldsOf = (question: Question): string[] =>
  (question.kind === 'ticks' ? question.options.map((option) => `${question.name}-${option}`) : [question.name])

export const ticked = (name: string, options: readonly string[], answers: PageAnswers): string[] =>
  options.filter((option) => answers[`${name}-${option}`] !== undefined)

function lacks(question: Question, answers: PageAnswers): boolean {
  const given = answers[question.name]
  if (question.kind === 'ticks') return false
  if (question.kind === 'tick') return given === undefined
  if (question.kind === 'version') return !question.options.includes(given ?? '')
  const needed = typeof question.needed === 'function' ? question.needed(answers) : question.needed
  if (given === undefined) return needed
  return question.kind === 'choice' && !question.options.includes(given)
}

/** The fields of a page that must be answered and aren't, in the order of the page. A page never opened lacks all of its own. */
export const missingOn = (page: QuestionPage, answers: PageAnswers = {}): string[] =>
  questions[page].filter((question) => lacks(question, answers)).map(({ name }) => name)

/** The pages that are not answered: never saved, or with something left out that is needed. */
export const unanswered = (answers: QuestionAnswers): QuestionPage[] =>
  questionPages.filter((page) => answers[page] === undefined || missingOn(page, answers[page]).length > 0)

export const nextPage = (page: QuestionPage): QuestionPage | null => questionPages[questionPages.indexOf(page) + 1] ?? null
export const pageBefore = (page: QuestionPage): QuestionPage | null => questionPages[questionPages.indexOf(page) - 1] ?? null

/** The further of two pages. */
export const further = (a: QuestionPage, b: QuestionPage): QuestionPage => (questionPages.indexOf(a) < questionPages.indexOf(b) ? b : a)

/** The signs that are answered with yes. */
export const flagsIn = (answers: QuestionAnswers): RedFlag[] =>
  redFlags.map(({ code }) => code).filter((code) => answers.signs?.[code] === 'yes' || answers.health?.[code] === 'yes')

/** Whether the consent stands, in the words of today. */
export const consents = (answers: QuestionAnswers): boolean => answers.consent !== undefined && missingOn('consent', answers.consent).length === 0

/** Whether it may still be answered or changed: until the visit begins, and not once it is called off. */
export const mayAnswer = ({ status, start }: { status: AppointmentStatus; start: Instant }, now: Instant): boolean =>
  (status === 'requested' || status === 'confirmed') && now < start

/** How far a questionnaire has come: what reception may know of it. */
export type QuestionsState = 'none' | 'begun' | 'sent'

/** Everything of it, for the patient's own pages and for whoever treats. */
export interface QuestionsView {
  answers: QuestionAnswers
  state: QuestionsState
  /** The furthest page that was saved. */
  page: QuestionPage | null
  changedAt: Instant | null
  sentAt: Instant | null
  consent: { version: string; at: Instant } | null
}

export const noQuestions: QuestionsView = { answers: {}, state: 'none', page: null, changedAt: null, sentAt: null, consent: null }
