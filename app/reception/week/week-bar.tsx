import Link from 'next/link'
import { changesAt, weekAt } from '@/app/_staff/addresses'
import { Icon } from '@/app/_ui/staff/icon'
import { Key, Say } from '@/app/_ui/staff/marks'
import { PrintButton } from '@/app/_ui/staff/print-button'
import { week as words } from '@/lib/copy/staff/week'
import { addDays, mediumDate, shortDate, type Day } from '@/lib/core/time'
import type { WeekView } from '@/lib/core/week-view'

interface Props {
  week: WeekView
  today: Day
  day: Day
  mayOpen: boolean
}

/** Another week, another person, and what can be done with the week. */
export function WeekBar({ week, today, day, mayOpen }: Props) {
  const { clinic, practitioner, days } = week
  const monday = days[0]?.day ?? day
  const at = (on: Day) => weekAt(clinic.id, practitioner.id, on)
  return (
    <div className="daybar week-bar">
      <div className="steps" role="group" aria-label={words.changeWeek}>
        <Link className="b" prefetch={false} href={at(addDays(day, -7))} aria-keyshortcuts="[">
          <Say>{words.before(mediumDate(addDays(monday, -7)))}</Say><Icon name="left" /><Key>[</Key>
        </Link>
        <Link className="b" prefetch={false} href={at(today)} aria-keyshortcuts="T">{words.thisWeek} <Key>T</Key></Link>
        <Link className="b" prefetch={false} href={at(addDays(day, 7))} aria-keyshortcuts="]">
          <Say>{words.after(mediumDate(addDays(monday, 7)))}</Say><Key>]</Key><Icon name="right" />
        </Link>
      </div>
      <h1>{words.heading(practitioner.name)}</h1>
      <p className="say">{words.from(shortDate(monday), shortDate(addDays(monday, 6)))}</p>
      <form method="get" action="/reception/week" className="week-whose">
        <input type="hidden" name="clinic" value={clinic.id} />
        <input type="hidden" name="day" value={day} />
        <select name="practitioner" aria-label={words.whose} defaultValue={practitioner.id} key={practitioner.id}>
          {!week.colleagues.some(({ id }) => id === practitioner.id) && <option value={practitioner.id}>{practitioner.name}</option>}
          {week.colleagues.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
        <button className="b edge">{words.show}</button>
      </form>
      {mayOpen && (
        <Link className="b edge" prefetch={false} href={weekAt(clinic.id, practitioner.id, day, { do: 'extra' })} scroll={false} aria-keyshortcuts="E">
          {words.extra} <Key>E</Key>
        </Link>
      )}
      <Link className="b edge" prefetch={false} href={changesAt(clinic.id, { who: practitioner.id, day: day < today ? today : day })} aria-keyshortcuts="A">
        {words.isAway} <Key>A</Key>
      </Link>
      <PrintButton words={words.print} />
    </div>
  )
}
