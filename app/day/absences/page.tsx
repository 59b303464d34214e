import type { Metadata } from 'next'
import { readAgain } from '@/app/_staff/reading-actions'
import { unwrap } from '@/app/_staff/unwrap'
import { pageMark, requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { bar } from '@/lib/copy/staff/bar'
import { absences as words } from '@/lib/copy/staff/my-own'
import { minuteOfDay } from '@/lib/core/time'
import { DoneQuery } from '@/lib/input/my-own-forms'
import { readMyAbsences } from '@/lib/use-cases/read-absences'
import { Live } from '@/app/_ui/staff/live'
import { MyPage } from '../my-page'
import { AbsenceLine } from './absence-line'
import { AskForm } from './ask-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** What one asked for and what came of it, and asking for more. */
export default async function MyAbsencesPage({ searchParams }: Props) {
  const actor = await requireStaff()
  const now = clockNow()
  const { done } = DoneQuery.parse(await searchParams)
  const view = unwrap(await readMyAbsences(actor, now))
  const said = done === 'asked' ? words.sent : done === 'withdrawn' ? words.withdrawn : null
  return (
    <MyPage here="absences" skip={words.skip} heading={words.heading} who={view.practitioner.name}>
      <Live source="/api/v1/events" mark={pageMark()} madeAt={minuteOfDay(now, view.zone)} lostWords={bar.lost} read={readAgain} />
      <p className="own-done" role="status">{said}</p>
      <section className="own-part" aria-labelledby="open">
        <h2 id="open">{words.open}</h2>
        {view.open.length === 0 ? <p>{words.none}</p> : (
          <ul className="own-list">{view.open.map((absence) => <AbsenceLine key={absence.id} absence={absence} today={view.today} />)}</ul>
        )}
      </section>
      <section className="own-part" aria-labelledby="ask">
        <h2 id="ask">{words.ask}</h2>
        <p>{words.askSaid}</p>
        <AskForm key={`${view.open.length} ${view.past.length}`} id={crypto.randomUUID()} />
      </section>
      {view.past.length > 0 && (
        <section className="own-part">
          <details>
            <summary>{words.past(view.past.length)}</summary>
            <ul className="own-list">{view.past.map((absence) => <AbsenceLine key={absence.id} absence={absence} today={view.today} />)}</ul>
          </details>
        </section>
      )}
    </MyPage>
  )
}
