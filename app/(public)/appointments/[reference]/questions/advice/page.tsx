import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { adviceWords } from '@/lib/copy/patient/questions'
import { questionsWords } from '@/lib/copy/patient/questions-way'
import { flagsIn, nextPage } from '@/lib/core/questions'
import { howSoon } from '@/lib/core/red-flags'
import type { SearchParams } from '@/lib/input/journey'
import { problemsOn, QuestionQuery } from '@/lib/input/question-forms'
import { guarded } from '../../../../_parts/guarded'
import type { AppointmentProps } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'
import { Advice } from '../../../../_parts/questions/advice'
import { openQuestionnaire } from '../../../../_parts/questions/open-questions'
import { Shell } from '../../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

/** After each page of signs, whatever was answered: the advice that they ask for, or on to what comes next. */
async function page(reference: string, params: SearchParams) {
  const { site, view, secret, questions } = await openQuestionnaire(reference, params, now())
  const { from = 'signs', back } = QuestionQuery.parse(params)
  const to = (name: string, extra?: Record<string, string>) => paths.questions(view.reference, secret, name, extra)
  const checking: Record<string, string> = back ? { back } : {}
  const answers = questions.answers[from]
  const isWhole = problemsOn(from, answers).length === 0
  const next = isWhole ? to(back ?? nextPage(from) ?? 'check') : to(from, { problem: 'yes', ...checking })
  const soon = howSoon(flagsIn({ [from]: answers ?? {} }))
  if (soon === null) redirect(next)
  return (
    <Shell site={site} title={questionsWords.title(adviceWords[soon].title)} plain>
      <div className="body"><Advice soon={soon} change={to(from, checking)} next={next} /></div>
    </Shell>
  )
}

export default async function AdvicePage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
