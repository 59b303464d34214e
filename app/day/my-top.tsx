import Link from 'next/link'
import { dayAt, printDayAt } from '@/app/_staff/addresses'
import { SignOut } from '@/app/_staff/sign-out'
import { Icon } from '@/app/_ui/staff/icon'
import { Say } from '@/app/_ui/staff/marks'
import { PrintButton } from '@/app/_ui/staff/print-button'
import { answersRead } from '@/lib/copy/staff/answers-read'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { addDays, mediumDate, type Day } from '@/lib/core/time'
import type { DayView } from '@/lib/core/views'
import { MyParts } from './my-parts'

/** Which day, whose, where; and the way to the days around it. */
export function MyTop({ view, today }: { view: DayView; today: Day }) {
  const [before, after] = [addDays(view.day, -1), addDays(view.day, 1)]
  const where = view.places.map(({ clinic, room }) => [clinic.place, room].filter(Boolean).join(', ')).join('; ')
  return (
    <header className="my-top">
      <div>
        <h1>{mediumDate(view.day)}</h1>
        <p>{[view.practitioner.name, where].filter(Boolean).join(', ')}</p>
      </div>
      <nav aria-label={words.days}>
        <Link className="b" href={dayAt(before)}><Say>{mediumDate(before)}</Say><Icon name="left" /></Link>
        <Link className="b" href={dayAt(after)}><Say>{mediumDate(after)}</Say><Icon name="right" /></Link>
      </nav>
      <MyParts here="day" />
      <div className="my-account">
        {view.day !== today && <Link className="b" href={dayAt(today)}>{words.today}</Link>}
        <PrintButton words={words.print} />
        {view.entries.some(({ questions }) => questions !== 'none') && (
          <Link className="b" prefetch={false} href={printDayAt(view.day)}>{answersRead.printWith}</Link>
        )}
        <Link className="b" prefetch={false} href="/account">{words.account}</Link>
        <SignOut />
      </div>
    </header>
  )
}
