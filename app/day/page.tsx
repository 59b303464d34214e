import type { Metadata } from 'next'
import { Live } from '@/app/_ui/staff/live'
import { readAgain } from '@/app/_staff/reading-actions'
import { unwrap } from '@/app/_staff/unwrap'
import { pageMark, requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { bar } from '@/lib/copy/staff/bar'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { clock24, dayOf, minuteOfDay } from '@/lib/core/time'
import { DayQuery } from '@/lib/input/staff-forms'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { DoneTurns } from './done-turns'
import { MyBar } from './my-bar'
import { MyTop } from './my-top'
import { NextTurn, NowTurn } from './now-next'
import { PrintedDay } from './printed-day'
import { TurnList } from './turn-list'
import { takeTurns } from './turns'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.plainTitle }

export default async function MyDayPage({ searchParams }: Props) {
  const actor = await requireStaff()
  const now = clockNow()
  const query = DayQuery.parse(await searchParams)
  const clinics = await readClinics(now)
  const home = clinics.find(({ id }) => actor.clinics.includes(id)) ?? clinics[0]
  const zone = home?.timeZone ?? 'Europe/London'
  const today = dayOf(now, zone)
  const view = unwrap(await readMyDay(actor, { day: query.day ?? today }, now))
  const isToday = view.day === today
  const turns = takeTurns(view.entries, now, isToday)
  const desk = view.places[0]?.clinic ?? home
  return (
    <div className="my">
      <a className="skip" href="#main">{words.skip}</a>
      <MyTop view={view} today={today} />
      <Live source="/api/v1/events" mark={pageMark()} madeAt={minuteOfDay(now, zone)} lostWords={bar.lost} read={readAgain} />
      <main id="main">
        <DoneTurns entries={turns.done} zone={zone} hasNow={isToday} />
        {turns.now && <NowTurn entry={turns.now} zone={zone} now={now} />}
        {turns.next && <NextTurn entry={turns.next} zone={zone} />}
        <TurnList view={view} turns={turns} zone={zone} isToday={isToday} />
        <PrintedDay view={view} zone={zone} printedAt={clock24(now, zone)} />
      </main>
      <MyBar entry={turns.now} desk={desk ?? null} />
    </div>
  )
}
