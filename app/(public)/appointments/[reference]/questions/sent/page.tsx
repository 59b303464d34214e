import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { offerWords, questionsWords, sentWords as words } from '@/lib/copy/patient/questions-way'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../../../_parts/guarded'
import type { AppointmentProps } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'
import { openQuestionnaire } from '../../../../_parts/questions/open-questions'
import { Shell } from '../../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

async function page(reference: string, params: SearchParams) {
  const { site, view, secret, questions } = await openQuestionnaire(reference, params, now())
  if (questions.sentAt === null) redirect(paths.questions(view.reference, secret))
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow prose">
            <h1>{words.heading}</h1>
            <p className="lead">{words.lead(view)}</p>
            <h2>{words.next}</h2>
            <ul>{words.points.map((text) => <li key={text}>{text}</li>)}</ul>
            <p>{words.worse}<a href={paths.emergency}>{words.act}</a>.</p>
            <p className="buttons actions">
              <a className="button" href={paths.appointment(view.reference, secret)}>{questionsWords.toAppointment}</a>{' '}
              <a className="button second" href={paths.questions(view.reference, secret, 'check')}>{offerWords.look}</a>
            </p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function QuestionsSentPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
