import Link from 'next/link'
import { dayAt } from '@/app/_staff/addresses'
import { Flags } from '@/app/_staff/flags'
import { Say } from '@/app/_ui/staff/marks'
import { Status } from '@/app/_ui/staff/status'
import { myWeek as words } from '@/lib/copy/staff/my-own'
import { statusWords } from '@/lib/copy/staff/words'
import { addDays, clock24, instantAt, mediumDate, weekdayName, weekdayOf } from '@/lib/core/time'
import type { MyWeekView, WeekDay } from '@/lib/core/week-view'

interface Props {
  day: WeekDay
  week: MyWeekView
  isToday: boolean
}

/** One day: where they are, when they are away, and who is booked. */
export function DayOfWeek({ day, week: { zone, places }, isToday }: Props) {
  const entries = day.entries.filter(({ patient }) => patient !== null).sort((a, b) => a.start - b.start)
  const several = new Set(day.sessions.map(({ clinic }) => clinic)).size > 1
  return (
    <li className={isToday ? 'is-today' : undefined}>
      <h2>
        <Link prefetch={false} href={dayAt(day.day)} aria-current={isToday ? 'date' : undefined}>
          <span aria-hidden="true">{weekdayName(weekdayOf(day.day)).slice(0, 3)} {Number(day.day.slice(8))}</span>
          <Say>{words.openDay(mediumDate(day.day))}</Say>
        </Link>
        {entries.length > 0 && <small>{words.booked(entries.length)}</small>}
      </h2>
      {day.closed !== null && <p className="own-away">{day.closed}</p>}
      {day.away.map(({ start, end, reason }) => {
        const isAllDay = start <= instantAt(day.day, 0, zone) && end >= instantAt(addDays(day.day, 1), 0, zone)
        return <p className="own-away" key={start}>{isAllDay ? words.away(null, null, reason) : words.away(clock24(start, zone), clock24(end, zone), reason)}</p>
      })}
      {day.sessions.length === 0 && day.closed === null ? <p className="own-off">{words.off}</p>
        : day.sessions.map(({ start, end, place, room }) => <p className="own-session" key={start}>{words.session(clock24(start, zone), clock24(end, zone), place, room)}</p>)}
      {entries.length === 0 ? day.sessions.length > 0 && <p className="own-off">{words.nobody}</p> : (
        <ol className="own-entries">
          {entries.map((entry) => (
            <li key={entry.id}>
              <span className="t">{clock24(entry.start, zone)}</span>
              <span className="who">
                <b>{entry.patient?.name}</b>
                <small><Flags {...entry} /> {entry.service.name}{several && ` ${words.at(places[entry.clinic] ?? '')}`} <Status status={entry.status}>{statusWords[entry.status]}</Status></small>
                {entry.orphan && <small className="own-orphan">{words.orphan}</small>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
