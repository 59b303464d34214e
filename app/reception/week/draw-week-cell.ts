import type { Markup } from '@/app/_ui/staff/markup'
import { diary as diaryWords } from '@/lib/copy/staff/diary'
import { dayOf, instantAt, wallClock24, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import type { WeekView } from '@/lib/core/week-view'
import { drawCell, drawElsewhere } from '../diary/draw-cell'
import { rowMinutes, type Piece } from '../diary/sheet'
import type { LaidDay } from './week-sheet'

interface WeekCell {
  piece: Piece
  laid: LaidDay
  week: WeekView
  now: Instant
  /** Which column, from 1. */
  c: number
}

/** Whose diary it leads to: that of the clinic at which they are then. */
function clinicAt(piece: Piece, { day }: LaidDay, week: WeekView): ClinicView {
  const entry = piece.kind === 'entry' ? day.entries.find(({ id }) => id === piece.entry.id) : undefined
  const at = piece.kind === 'free' ? instantAt(day.day, piece.at, week.clinic.timeZone) : null
  const id = entry?.clinic ?? day.sessions.find(({ mine, start, end }) => mine && at !== null && start <= at && at < end)?.clinic
  return week.clinics.find((clinic) => clinic.id === id) ?? week.clinic
}

/** The diary's cell; at clinics of others it says that the time is taken there, from when, and nothing more. */
export function drawWeekCell({ piece, laid, week, now, c }: WeekCell): Markup {
  if (piece.kind === 'elsewhere') return drawElsewhere(diaryWords.elsewhere(piece.place, wallClock24(week.from + piece.row * rowMinutes)), piece, c)
  const view = { ...laid.view, clinic: clinicAt(piece, laid, week) }
  const isToday = dayOf(now, week.clinic.timeZone) === laid.day.day
  return drawCell({ piece, view, now, isToday, c, column: laid.column, isOpen: false, carried: undefined })
}
