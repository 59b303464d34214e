import { ticked, questions, type PageAnswers, type Question, type QuestionPage } from '@/lib/core/questions'
import { consentWords, pageWords } from './questions'
import { checkWords as words } from './questions-way'

/** One question with what was answered, in words. */
export interface ToldAnswer {
  name: string
  label: string
  value: string
  /** Nothing was said, or none of it applies. */
  isEmpty: boolean
  /** A text or a number that was left out. */
  isUnsaid: boolean
}

const optionWord = (page: QuestionPage, name: string, option: string): string => pageWords[page].options?.[name]?.[option] ?? option

function tell(page: QuestionPage, question: Question, answers: PageAnswers): Pick<ToldAnswer, 'value' | 'isEmpty' | 'isUnsaid'> {
  const { kind, name } = question
  const given = answers[name]
  if (kind === 'ticks') {
    const chosen = ticked(name, question.options, answers).map((option) => optionWord(page, name, option))
    return { value: chosen.join('; ') || words.none, isEmpty: chosen.length === 0, isUnsaid: false }
  }
  if (kind === 'tick') return { value: given === undefined ? words.notAgreed : words.agreed, isEmpty: given === undefined, isUnsaid: false }
  if (given === undefined) return { value: words.nothing, isEmpty: true, isUnsaid: true }
  return { value: kind === 'choice' ? optionWord(page, name, given) : given, isEmpty: false, isUnsaid: false }
}

const agreedTo: Readonly<Record<string, string>> = { treatment: consentWords.treatmentHeading, privacy: consentWords.privacyHeading }

/** A page's questions and answers, in the order of the page. */
export const tellPage = (page: QuestionPage, answers: PageAnswers = {}): ToldAnswer[] =>
  questions[page].filter(({ kind }) => kind !== 'version').map((question) => ({
    name: question.name, label: agreedTo[question.name] ?? pageWords[page].labels[question.name] ?? question.name, ...tell(page, question, answers),
  }))
