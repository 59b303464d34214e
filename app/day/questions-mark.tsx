import Link from 'next/link'
import { questionsAt } from '@/app/_staff/addresses'
import { Say } from '@/app/_ui/staff/marks'
import { answersRead as words } from '@/lib/copy/staff/answers-read'
import type { DayEntry } from './turns'

/** Whether the questions before the visit are answered, and the way to the answers. To follow it is to read them, so nothing is fetched ahead. */
export function QuestionsMark({ entry }: { entry: DayEntry }) {
  const { questions, questionsSeen, firstVisit, reference } = entry
  if (questions === 'none') return firstVisit ? <small className="asked-before">{words.state.none}</small> : null
  return (
    <small className="asked-before">
      <span>{words.state[questions]}{!questionsSeen && questions === 'sent' && <strong>, {words.fresh}</strong>}</span>
      <Link prefetch={false} href={questionsAt(reference)}>{words.read}<Say>{words.readOf(entry.patient?.name ?? '')}</Say></Link>
    </small>
  )
}
