import Link from 'next/link'
import { diaryAt, type DiaryPlace } from '@/app/_staff/addresses'
import { custom } from '@/app/_ui/staff/custom-style'
import { Icon } from '@/app/_ui/staff/icon'
import { Key, Say } from '@/app/_ui/staff/marks'
import { PrintButton } from '@/app/_ui/staff/print-button'
import { Swatch } from '@/app/_ui/staff/status'
import { diary as words } from '@/lib/copy/staff/diary'
import { statusWords } from '@/lib/copy/staff/words'
import type { AppointmentStatus } from '@/lib/core/appointment'
import { addDays, mediumDate, weekdayName, weekdayOf, type Day } from '@/lib/core/time'
import type { DiaryView } from '@/lib/core/views'

interface Props {
  view: DiaryView
  today: Day
  /** How many of the day are not drawn. */
  gone: number
  /** What stays open on another day: an appointment that is being moved. */
  keep: DiaryPlace
}

/** The day: step to another, how full the week is, and the key that is also the count. */
export function DayBar({ view, today, gone, keep }: Props) {
  const { clinic, day } = view
  const [before, after] = [addDays(day, -1), addDays(day, 1)]
  return (
    <div className="daybar">
      <div className="steps" role="group" aria-label={words.changeDay}>
        <Link className="b" prefetch={false} href={diaryAt(clinic.id, before, keep)} aria-keyshortcuts="[">
          <Say>{words.dayBefore(mediumDate(before))}</Say><Icon name="left" /><Key>[</Key>
        </Link>
        <Link className="b" prefetch={false} href={diaryAt(clinic.id, today, keep)} aria-keyshortcuts="T" aria-current={day === today ? 'date' : undefined}>
          {words.today} <Key>T</Key>
        </Link>
        <Link className="b" prefetch={false} href={diaryAt(clinic.id, after, keep)} aria-keyshortcuts="]">
          <Say>{words.dayAfter(mediumDate(after))}</Say><Key>]</Key><Icon name="right" />
        </Link>
      </div>
      <h1>{mediumDate(day)}</h1>
      <Week view={view} keep={keep} />
      <Legend view={view} gone={gone} />
      <Link className="b" prefetch={false} href={diaryAt(clinic.id, day, { list: 'free' })} scroll={false} aria-keyshortcuts="B">
        {words.freeTimes} <Key>B</Key>
      </Link>
      <PrintButton words={words.print} />
    </div>
  )
}

function Week({ view, keep }: Pick<Props, 'view' | 'keep'>) {
  const { clinic, day } = view
  const shown = view.week.filter((one) => one.taken !== null || one.closed || one.day === day || weekdayOf(one.day) < 6)
  return (
    <ol className="week" aria-label={words.thisWeek}>
      {shown.map((one) => (
        <li key={one.day}>
          <Link prefetch={false} href={diaryAt(clinic.id, one.day, keep)} aria-current={one.day === day ? 'date' : undefined}>
            <span>{weekdayName(weekdayOf(one.day)).slice(0, 3)}</span> <b>{Number(one.day.slice(8))}</b>
            <i className={one.taken === null ? 'none' : undefined} style={custom({ '--full': `${Math.round(100 * (one.taken ?? 0))}%` })}>
              <Say>, {one.taken === null ? one.closed ?? words.nobodyIn : words.booked(Math.round(100 * one.taken))}</Say>
            </i>
          </Link>
        </li>
      ))}
    </ol>
  )
}

const inKey: AppointmentStatus[] = ['requested', 'confirmed', 'arrived', 'completed', 'no_show', 'held']

const Legend = ({ view, gone }: { view: DiaryView; gone: number }) => (
  <ul className="key" aria-label={words.byStatus}>
    {inKey.map((status) => (
      <li key={status}><Swatch status={status} /><b>{view.counts[status]}</b> {statusWords[status]}</li>
    ))}
    {gone > 0 && (
      <li><Link prefetch={false} href={diaryAt(view.clinic.id, view.day, { list: 'gone' })}><b>{gone}</b> {words.off}</Link></li>
    )}
  </ul>
)
