import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { now } from '@/lib/clock'
import { pageWords } from '@/lib/copy/patient/questions'
import { problemTitle, site as siteWords } from '@/lib/copy/patient/site'
import { pageBefore, type QuestionPage } from '@/lib/core/questions'
import type { SearchParams } from '@/lib/input/journey'
import { pageName, problemsOn, QuestionQuery } from '@/lib/input/question-forms'
import { guarded } from '../../../../_parts/guarded'
import { paths } from '../../../../_parts/paths'
import { openQuestionnaire } from '../../../../_parts/questions/open-questions'
import { QuestionForm } from '../../../../_parts/questions/question-form'
import { QuestionsLine, titleOf } from '../../../../_parts/questions/questions-line'
import { Shell } from '../../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

async function view(reference: string, page: QuestionPage, params: SearchParams) {
  const open = await openQuestionnaire(reference, params, now())
  const { problem, back, long } = QuestionQuery.parse(params)
  const { site, view: { reference: own }, secret, questions } = open
  const answers = questions.answers[page]
  const errors = problem ? problemsOn(page, answers, long).map(({ path, message }) => ({ id: String(path[0]), message })) : []
  const before = pageBefore(page)
  const to = back ? 'check' : before ?? undefined
  const title = titleOf(page)
  return (
    <Shell site={site} title={errors.length > 0 ? problemTitle(title) : title}>
      <div className="body">
        <QuestionsLine open={open} now={page} />
        <main id="main" tabIndex={-1}>
          <a className="back" href={paths.questions(own, secret, to)}>{siteWords.back}</a>
          <div className={page === 'where' ? 'wide' : 'narrow'}>
            <ErrorSummary errors={errors} />
            <h1>{pageWords[page].heading}</h1>
            {pageWords[page].lead && <p className="lead">{pageWords[page].lead}</p>}
            <QuestionForm
              page={page} reference={own} secret={secret} isBack={back !== undefined} answers={answers ?? {}}
              errors={Object.fromEntries(errors.map(({ id, message }) => [id, message]))}
            />
          </div>
        </main>
      </div>
    </Shell>
  )
}

interface Props {
  params: Promise<{ reference: string; page: string }>
  searchParams: Promise<SearchParams>
}

export default async function QuestionPageOf({ params, searchParams }: Props) {
  const [{ reference, page }, search] = await Promise.all([params, searchParams])
  const known = pageName.safeParse(page)
  return guarded(async () => {
    if (known.success) return view(reference, known.data, search)
    const { view: { reference: own }, secret } = await openQuestionnaire(reference, search, now())
    return redirect(paths.questions(own, secret))
  })
}
