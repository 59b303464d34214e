import type { Metadata } from 'next'
import { now } from '@/lib/clock'
import { pageWords } from '@/lib/copy/patient/questions'
import { checkWords as words, questionsWords } from '@/lib/copy/patient/questions-way'
import { site as siteWords } from '@/lib/copy/patient/site'
import { tellPage } from '@/lib/copy/patient/tell-answers'
import { questionPages, type QuestionPage } from '@/lib/core/questions'
import type { SearchParams } from '@/lib/input/journey'
import { pagesLeft } from '@/lib/input/question-forms'
import { guarded } from '../../../../_parts/guarded'
import { HiddenFields } from '../../../../_parts/hidden-fields'
import type { AppointmentProps } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'
import { openQuestionnaire } from '../../../../_parts/questions/open-questions'
import type { OpenQuestionnaire } from '../../../../_parts/questions/open-questions'
import { QuestionsLine, titleOf } from '../../../../_parts/questions/questions-line'
import { Shell } from '../../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

function PageAnswered({ open, page, isLeft }: { open: OpenQuestionnaire; page: QuestionPage; isLeft: boolean }) {
  const { view, secret, questions } = open
  return (
    <section className="above-6" aria-labelledby={`of-${page}`}>
      <div className="answered-head">
        <h2 id={`of-${page}`}>{pageWords[page].name}</h2>
        <a href={paths.questions(view.reference, secret, page, { back: 'check' })}>
          {isLeft ? words.answerNow : words.change}<span className="hidden-visually">{words.changeHidden(pageWords[page].name)}</span>
        </a>
      </div>
      {isLeft && <p className="left-open">{words.left}</p>}
      {questions.answers[page] && (
        <dl className="answers">
          {tellPage(page, questions.answers[page]).map(({ name, label, value, isEmpty }) => (
            <div key={name}><dt>{label}</dt><dd className={isEmpty ? 'soft as-typed' : 'as-typed'}>{value}</dd></div>
          ))}
        </dl>
      )}
    </section>
  )
}

function Send({ open }: { open: OpenQuestionnaire }) {
  const { view, secret } = open
  return (
    <form method="post" action={paths.sendQuestions(view.reference)} className="above-7">
      <HiddenFields fields={[['key', secret]]} />
      <h2>{words.send}</h2>
      <p className="above-3">{words.sendText}</p>
      <div className="buttons actions"><button className="button">{words.button}</button></div>
    </form>
  )
}

async function page(reference: string, params: SearchParams) {
  const open = await openQuestionnaire(reference, params, now())
  const { site, view, secret, questions } = open
  const left = pagesLeft(questions.answers)
  const isSent = questions.sentAt !== null
  const back = isSent ? paths.appointment(view.reference, secret) : paths.questions(view.reference, secret, 'consent')
  return (
    <Shell site={site} title={titleOf('check')}>
      <div className="body">
        <QuestionsLine open={open} now="check" />
        <main id="main" tabIndex={-1}>
          <a className="back" href={back}>{siteWords.back}</a>
          <div className="narrow">
            <h1>{isSent ? words.sentHeading : words.heading}</h1>
            {questions.sentAt !== null && (
              <p className="lead">{questionsWords.sentOn(questionsWords.whenSent(questions.sentAt, view.clinic.timeZone))} {words.sentLead}</p>
            )}
            {questionPages.map((name) => <PageAnswered key={name} open={open} page={name} isLeft={left.includes(name)} />)}
            {isSent ? <p className="buttons actions"><a className="button second" href={back}>{questionsWords.toAppointment}</a></p> : <Send open={open} />}
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function CheckQuestionsPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
