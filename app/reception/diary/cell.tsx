import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { custom } from '@/app/_ui/staff/custom-style'
import { Say } from '@/app/_ui/staff/marks'
import { diary as words } from '@/lib/copy/staff/diary'
import { clock24, dayOf, wallClock24, type Instant } from '@/lib/core/time'
import type { DiaryColumn, DiaryView } from '@/lib/core/views'
import { Appointment } from './appointment'
import { rowMinutes, rowsAQuarter, type Piece } from './sheet'

interface Props {
  piece: Piece
  column: DiaryColumn
  view: DiaryView
  now: Instant
  isToday: boolean
  /** Which column, from 1. */
  c: number
  isOpen: boolean
  carried: string | undefined
}

const classes: Record<Piece['kind'], string> = {
  entry: 'booked', free: 'free', off: 'off', break: 'lunch', away: 'away', elsewhere: 'off elsewhere',
}

/**
 * One stretch of one column. What isn't free or booked says what it is, and takes the focus as any other cell does. Free
 * time is no tab stop until the grid's script makes it one: without it, the list of free times is the way.
 */
export function Cell({ piece, column, view, now, isToday, c, isOpen, carried }: Props) {
  const { row, rows, kind } = piece
  const past = piece.kind === 'free' && (piece.past || (!isToday && view.day < todayOf(view, now)))
  const span = Math.ceil((row + rows) / rowsAQuarter) - Math.floor(row / rowsAQuarter)
  const holdsLink = kind === 'entry' || (kind === 'free' && !past)
  return (
    <div
      role="gridcell" aria-colindex={c + 1} aria-rowspan={span > 1 ? span : undefined} data-c={c} data-r={row} data-n={rows}
      className={`cell ${classes[kind]} ${past ? 'past' : ''} ${isOpen && kind === 'free' ? 'is-open' : ''}`}
      tabIndex={holdsLink ? undefined : -1} style={custom({ '--c': c, '--r': row, '--n': rows })}
    >
      <Inside {...{ piece, column, view, now, isOpen, past, carried }} />
    </div>
  )
}

const todayOf = (view: DiaryView, now: Instant): string => dayOf(now, view.clinic.timeZone)

type InsideProps = Pick<Props, 'piece' | 'column' | 'view' | 'now' | 'isOpen' | 'carried'> & { past: boolean }

function Inside({ piece, column, view, now, isOpen, past, carried }: InsideProps) {
  const zone = view.clinic.timeZone
  switch (piece.kind) {
    case 'entry': return <Appointment entry={piece.entry} {...{ view, now, isOpen }} isOrigin={piece.entry.reference === carried} />
    case 'off': return <Say>{words.notIn}</Say>
    case 'break': return <span className="band-word">{words.lunch}<Say>, {piece.rows * rowMinutes} min</Say></span>
    case 'away': {
      const end = column.away.find((away) => away.reason === piece.reason)?.end
      return <span className="band-word"><b>{words.awayShort}{end !== undefined && ` to ${clock24(end, zone)}`}</b>{piece.reason}</span>
    }
    case 'elsewhere': {
      const stay = column.elsewhere.find(({ place }) => place === piece.place)
      return <span className="band-word">{stay ? words.elsewhere(piece.place, clock24(stay.start, zone)) : piece.place}</span>
    }
    case 'free': {
      const clock = wallClock24(piece.at)
      if (past) return <Say>{words.past(clock)}</Say>
      return (
        <Link
          className="book-here" href={diaryAt(view.clinic.id, view.day, { book: column.practitioner.id, at: clock })} scroll={false}
          prefetch={false} tabIndex={-1}
        >
          <Say>{words.bookHere(clock, column.practitioner.name)}</Say>
        </Link>
      )
    }
  }
}
