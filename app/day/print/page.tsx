import type { Metadata } from 'next'
import Link from 'next/link'
import { dayAt } from '@/app/_staff/addresses'
import { unwrap } from '@/app/_staff/unwrap'
import { PrintButton } from '@/app/_ui/staff/print-button'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { answersRead as words } from '@/lib/copy/staff/answers-read'
import { myDay } from '@/lib/copy/staff/my-day'
import { clock24, dayOf, mediumDate } from '@/lib/core/time'
import { DayQuery } from '@/lib/input/staff-forms'
import { openQuestions } from '@/lib/use-cases/open-questions'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { AnswersSheet } from '../answers-sheet'
import { PrintedDay } from '../printed-day'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.printTitle }

/** The day's sheet and a page for each who answered, to be printed: each of them counts as read. */
export default async function PrintDayPage({ searchParams }: Props) {
  const actor = await requireStaff()
  const now = clockNow()
  const query = DayQuery.parse(await searchParams)
  const clinics = await readClinics(now)
  const zone = (clinics.find(({ id }) => actor.clinics.includes(id)) ?? clinics[0])?.timeZone ?? 'Europe/London'
  const view = unwrap(await readMyDay(actor, { day: query.day ?? dayOf(now, zone) }, now))
  const answered = view.entries.filter(({ questions }) => questions !== 'none')
  const sheets = await Promise.all(answered.map(async ({ reference }) => unwrap(await openQuestions(actor, { reference }, now))))
  return (
    <div className="my answers-read answers-all">
      <a className="skip" href="#main">{words.skip}</a>
      <nav className="answers-bar" aria-label={myDay.days}>
        <Link className="b" href={dayAt(view.day)}>{words.back}</Link>
        <PrintButton words={words.print} />
      </nav>
      <header className="my-top"><div><h1>{mediumDate(view.day)}</h1><p>{view.practitioner.name}</p></div></header>
      <main id="main">
        <p className="screen-only">{sheets.length === 0 ? words.printNone : words.printLead(sheets.length)}</p>
        <PrintedDay view={view} zone={zone} printedAt={clock24(now, zone)} />
        {sheets.map((opened) => (
          <div className="answers-one" key={opened.reference}>
            <AnswersSheet opened={opened} now={now} level={2} />
            <p className="print-only">{words.printedFoot(clock24(now, zone), actor.name)}</p>
          </div>
        ))}
        {sheets.length > 0 && <p className="answers-none screen-only">{words.recorded}</p>}
      </main>
    </div>
  )
}
