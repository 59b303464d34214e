import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { custom } from '@/app/_ui/staff/custom-style'
import { Say } from '@/app/_ui/staff/marks'
import { inner } from '@/app/_ui/staff/markup'
import { RovingGrid } from '@/app/_ui/staff/roving-grid'
import { diary as diaryWords } from '@/lib/copy/staff/diary'
import { week as words } from '@/lib/copy/staff/week'
import { clock24, dayOf, mediumDate, minuteOfDay, weekdayName, weekdayOf, type Instant } from '@/lib/core/time'
import type { WeekView } from '@/lib/core/week-view'
import { drawShutter, drawTime } from '../diary/draw-cell'
import { foldPaper, type Paper } from '../diary/paper'
import { rowMinutes, rowsAQuarter } from '../diary/sheet'
import { drawWeekCell } from './draw-week-cell'
import type { LaidDay } from './week-sheet'

interface Props {
  week: WeekView
  days: LaidDay[]
  now: Instant
}

/** The diary's grid with a column a day. */
export function WeekGrid({ week, days, now }: Props) {
  const rows = Math.ceil((week.to - week.from) / rowMinutes)
  const quarters = Math.ceil(rows / rowsAQuarter)
  const paper = foldPaper({ rows, columns: days.flatMap(({ sheet }) => sheet.columns), shutters: days.flatMap(({ sheet }) => sheet.shutters), gone: [] })
  const [first, last] = [week.days[0]?.day ?? '', week.days.at(-1)?.day ?? '']
  return (
    <div className="sheet" role="region" aria-label={words.region} tabIndex={0}>
      <RovingGrid
        className={worksAround(week) ? 'diary week-grid has-places' : 'diary week-grid'} label={words.grid(week.practitioner.name, mediumDate(first), mediumDate(last))} rows={quarters + 1} columns={days.length + 1}
        style={custom({ '--columns': days.length, '--rows': rows, '--paper-rows': paper.rows, '--paper-worth': paper.worth })}
      >
        <div role="row" className="row heads" aria-rowindex={1}>
          <div role="columnheader" className="corner" aria-colindex={1}><Say>{diaryWords.time}</Say></div>
          {days.map((laid, i) => <Head key={laid.day.day} laid={laid} c={i + 1} week={week} now={now} />)}
        </div>
        {Array.from({ length: quarters }, (_, quarter) => <QuarterRow key={quarter} {...{ quarter, week, days, now, paper }} />)}
        {days.map((laid, i) => <Places key={laid.day.day} laid={laid} c={i + 1} week={week} />)}
      </RovingGrid>
    </div>
  )
}

const worksAround = ({ days }: WeekView): boolean => new Set(days.flatMap(({ sessions }) => sessions.map(({ clinic }) => clinic))).size > 1

interface HeadProps {
  laid: LaidDay
  week: WeekView
  c: number
  now: Instant
}

/** The date, which leads to the clinic's diary of that day, and where they are. */
function Head({ laid: { day }, week, c, now }: HeadProps) {
  const zone = week.clinic.timeZone
  const where = day.sessions.map(({ place, room }) => words.at(place, room))
  const several = new Set(where).size > 1
  const places = several ? day.sessions.map(({ start }, i) => `${clock24(start, zone)} ${where[i] ?? ''}`) : where
  const at = day.sessions.find(({ mine }) => mine)?.clinic ?? week.clinic.id
  return (
    <div role="columnheader" className={`head ${day.day === dayOf(now, zone) ? 'is-today' : ''}`} aria-colindex={c + 1} style={custom({ '--c': c })}>
      <b>
        <Link prefetch={false} href={diaryAt(at, day.day)}>
          {weekdayName(weekdayOf(day.day)).slice(0, 3)} {Number(day.day.slice(8))}<Say>, {words.toDay(mediumDate(day.day))}</Say>
        </Link>
      </b>
      <span title={places.join('; ')}>{day.closed ?? (places.length > 0 ? [...new Set(places)].join('; ') : words.off)}</span>
    </div>
  )
}

/** Who works at several clinics has the place written beside each session. */
function Places({ laid: { day }, c, week }: Omit<HeadProps, 'now'>) {
  const zone = week.clinic.timeZone
  const rowOf = (at: Instant): number => (minuteOfDay(at, zone) - week.from) / rowMinutes
  return day.sessions.filter(({ mine }) => mine && worksAround(week)).map(({ start, end, place }) => (
    <div
      className="week-place" key={start} aria-hidden="true" style={custom({ '--c': c, '--r': Math.max(0, rowOf(start)), '--n': Math.round((end - start) / (rowMinutes * 60_000)) })}
    >
      <span>{place}</span>
    </div>
  ))
}

interface RowProps extends Props {
  quarter: number
  paper: Paper
}

function QuarterRow({ quarter, week, days, now, paper }: RowProps) {
  const starts = ({ row }: { row: number }): boolean => Math.floor(row / rowsAQuarter) === quarter
  const cells = days.flatMap((laid, i) => [
    ...laid.sheet.shutters.filter(starts).map((shutter) => drawShutter(shutter, i + 1, 1)),
    ...(laid.sheet.columns[0]?.pieces ?? []).filter(starts).map((piece) => drawWeekCell({ piece, laid, week, now, c: i + 1 })),
  ])
  const time = drawTime(week.from + quarter * 15, quarter * rowsAQuarter, paper)
  return <div role="row" className="row" aria-rowindex={quarter + 2} dangerouslySetInnerHTML={inner(time, ...cells)} />
}
