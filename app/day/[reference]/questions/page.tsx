import type { Metadata } from 'next'
import Link from 'next/link'
import { dayAt } from '@/app/_staff/addresses'
import { unwrap } from '@/app/_staff/unwrap'
import { PrintButton } from '@/app/_ui/staff/print-button'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { answersRead as words } from '@/lib/copy/staff/answers-read'
import { myDay } from '@/lib/copy/staff/my-day'
import { clock24, dayOf } from '@/lib/core/time'
import { openQuestions } from '@/lib/use-cases/open-questions'
import { AnswersSheet } from '../../answers-sheet'

interface Props {
  params: Promise<{ reference: string }>
}

/** Without the patient's name: a title stands in histories and on shared screens. */
export const metadata: Metadata = { title: myDay.plainTitle }

/** The answers of one patient. Opening this page is an event, so it doesn't read itself anew. */
export default async function AnswersPage({ params }: Props) {
  const actor = await requireStaff()
  const now = clockNow()
  const opened = unwrap(await openQuestions(actor, { reference: (await params).reference }, now))
  return (
    <div className="my answers-read">
      <a className="skip" href="#main">{words.skip}</a>
      <nav className="answers-bar" aria-label={myDay.days}>
        <Link className="b" href={dayAt(dayOf(opened.start, opened.zone))}>{words.back}</Link>
        <PrintButton words={words.print} />
      </nav>
      <main id="main">
        <AnswersSheet opened={opened} now={now} level={1} />
        <p className="answers-none screen-only">{words.recorded}</p>
        <p className="print-only">{words.printedFoot(clock24(now, opened.zone), actor.name)}</p>
      </main>
    </div>
  )
}
