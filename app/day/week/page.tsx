import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { readAgain } from '@/app/_staff/reading-actions'
import { ownWeekAt } from '@/app/_staff/absence-addresses'
import { unwrap } from '@/app/_staff/unwrap'
import { Icon } from '@/app/_ui/staff/icon'
import { Live } from '@/app/_ui/staff/live'
import { Say } from '@/app/_ui/staff/marks'
import { pageMark, requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { bar } from '@/lib/copy/staff/bar'
import { myWeek as words } from '@/lib/copy/staff/my-own'
import { addDays, dayOf, mediumDate, minuteOfDay, shortDate } from '@/lib/core/time'
import { OwnWeekQuery } from '@/lib/input/my-own-forms'
import { readMyWeek } from '@/lib/use-cases/read-my-week'
import { MyPage } from '../my-page'
import { DayOfWeek } from './day-of-week'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const week = unwrap(await readMyWeek(actor, OwnWeekQuery.parse(JSON.parse(text)), now))
  return { now, week, monday: week.days[0]?.day ?? '' }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: words.title(mediumDate((await load(JSON.stringify(await searchParams))).monday)) }
}

/** One's own week at every clinic: days below each other on a phone, beside each other on a desk. */
export default async function MyWeekPage({ searchParams }: Props) {
  const { now, week, monday } = await load(JSON.stringify(await searchParams))
  const today = dayOf(now, week.zone)
  const [before, after] = [addDays(monday, -7), addDays(monday, 7)]
  const steps = (
    <nav aria-label={words.weeks}>
      <Link className="b" prefetch={false} href={ownWeekAt(before)}><Say>{words.before(mediumDate(before))}</Say><Icon name="left" /></Link>
      {!week.days.some(({ day }) => day === today) && <Link className="b" prefetch={false} href={ownWeekAt()}>{words.thisWeek}</Link>}
      <Link className="b" prefetch={false} href={ownWeekAt(after)}><Say>{words.after(mediumDate(after))}</Say><Icon name="right" /></Link>
    </nav>
  )
  return (
    <MyPage
      here="week" skip={words.skip} heading={words.heading(shortDate(monday), shortDate(addDays(monday, 6)))} who={week.practitioner.name}
      className="is-week" steps={steps}
    >
      <Live source="/api/v1/events" mark={pageMark()} madeAt={minuteOfDay(now, week.zone)} lostWords={bar.lost} read={readAgain} />
      <ol className="own-week">
        {week.days.map((day) => <DayOfWeek key={day.day} day={day} week={week} isToday={day.day === today} />)}
      </ol>
    </MyPage>
  )
}
