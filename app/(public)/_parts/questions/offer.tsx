import { offerWords as words } from '@/lib/copy/patient/questions-way'
import type { QuestionsState } from '@/lib/core/questions'
import { paths } from '../paths'

interface Props {
  reference: string
  secret: string
  state: QuestionsState
}

const linkOf: Record<QuestionsState, string> = { none: words.begin, begun: words.goOn, sent: words.look }

/** The way to the questions, where an appointment is shown. */
export const QuestionsOffer = ({ reference, secret, state }: Props) => (
  <section className="above-7 narrow notice screen-only offer" aria-labelledby="before">
    <h2 id="before">{words.heading}</h2>
    <p>{words[state]}</p>
    <p><a className={state === 'sent' ? 'button second' : 'button'} href={paths.questions(reference, secret)}>{linkOf[state]}</a></p>
  </section>
)
