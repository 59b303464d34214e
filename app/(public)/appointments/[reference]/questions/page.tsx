import type { Metadata } from 'next'
import { now } from '@/lib/clock'
import { questionsWords as words } from '@/lib/copy/patient/questions-way'
import type { SearchParams } from '@/lib/input/journey'
import { pagesLeft } from '@/lib/input/question-forms'
import { guarded } from '../../../_parts/guarded'
import type { AppointmentProps } from '../../../_parts/open-appointment'
import { paths } from '../../../_parts/paths'
import { Phone } from '../../../_parts/phone'
import { openQuestionnaire } from '../../../_parts/questions/open-questions'
import type { OpenQuestionnaire } from '../../../_parts/questions/open-questions'
import { Shell } from '../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

/** Where it goes on: the first page that isn't answered, or the answers to check. */
function Way({ open }: { open: OpenQuestionnaire }) {
  const { view, secret, questions } = open
  const to = (page: string) => paths.questions(view.reference, secret, page)
  if (questions.sentAt !== null) {
    return (
      <>
        <p className="above-5">{words.sentOn(words.whenSent(questions.sentAt, view.clinic.timeZone))}</p>
        <p className="buttons actions"><a className="button" href={to('check')}>{words.look}</a></p>
      </>
    )
  }
  const [next] = pagesLeft(questions.answers)
  return <p className="buttons actions"><a className="button" href={to(next ?? 'check')}>{questions.state === 'none' ? words.begin : words.goOn}</a></p>
}

async function page(reference: string, params: SearchParams) {
  const open = await openQuestionnaire(reference, params, now())
  const { site, view, secret } = open
  return (
    <Shell site={site} title={words.startTitle} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <a className="back" href={paths.appointment(view.reference, secret)}>{words.toAppointment}</a>
          <div className="narrow prose">
            <h1>{words.start}</h1>
            <p className="lead">{words.startLead}</p>
            <ul>{words.startPoints.map((text) => <li key={text}>{text}</li>)}</ul>
            <Way open={open} />
            <p className="soft">{words.startByPhone}<Phone number={view.clinic.phone} />.</p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function QuestionsPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
