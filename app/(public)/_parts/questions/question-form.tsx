import { pageWords } from '@/lib/copy/patient/questions'
import { questionsWords as words } from '@/lib/copy/patient/questions-way'
import { questions, type PageAnswers, type QuestionPage } from '@/lib/core/questions'
import { HiddenFields } from '../hidden-fields'
import { paths } from '../paths'
import { BodyChart } from './body-chart'
import { ConsentFields } from './consent-fields'
import { QuestionField } from './question-field'

interface Props {
  page: QuestionPage
  reference: string
  secret: string
  /** To the answers to check, from where one came. */
  isBack: boolean
  answers: PageAnswers
  errors: Readonly<Record<string, string>>
}

function Fields({ page, answers, errors }: Pick<Props, 'page' | 'answers' | 'errors'>) {
  if (page === 'consent') return <ConsentFields answers={answers} errors={errors} />
  const rest = page === 'where' ? questions.where.filter(({ kind }) => kind !== 'ticks') : questions[page]
  return (
    <>
      {page === 'where' && <BodyChart answers={answers} />}
      {rest.map((question) => <QuestionField key={question.name} page={page} question={question} answers={answers} error={errors[question.name]} />)}
    </>
  )
}

/** One page of questions; what was typed stands in it, right or wrong. */
export function QuestionForm({ page, reference, secret, isBack, answers, errors }: Props) {
  const { after } = pageWords[page]
  return (
    <form method="post" action={paths.saveQuestions(reference, page)} className={`above-6 questions of-${page}`} noValidate>
      <HiddenFields fields={[['key', secret], ...(isBack ? [['back', 'check'] as const] : [])]} />
      <Fields page={page} answers={answers} errors={errors} />
      {after && <p className="above-5 soft">{after}</p>}
      <div className="buttons actions">
        <button className="button">{isBack ? words.saveBack : words.save}</button>{' '}
        <button className="button quiet" name="later" value="yes">{words.later}</button>
      </div>
    </form>
  )
}
