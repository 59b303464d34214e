import { diaryBase } from '@/app/_staff/addresses'
import { html, say, type Markup } from '@/app/_ui/staff/markup'
import { diary as words } from '@/lib/copy/staff/diary'
import { clock24, dayOf, wallClock24, type Instant, type WallMinute } from '@/lib/core/time'
import type { DiaryColumn, DiaryView } from '@/lib/core/views'
import { drawAppointment } from './draw-appointment'
import type { Paper } from './paper'
import { rowMinutes, rowsAQuarter, type Piece, type Shutter } from './sheet'

export interface DrawnCell {
  piece: Piece
  column: DiaryColumn
  view: DiaryView
  now: Instant
  isToday: boolean
  /** Which column, from 1. */
  c: number
  isOpen: boolean
  /** The reference of what is being moved. */
  carried: string | undefined
}

const classes: Record<Piece['kind'], string> = {
  entry: 'booked', free: 'free', off: 'off', break: 'lunch', away: 'away', elsewhere: 'off elsewhere',
}

interface Frame {
  look: string
  /** Which column, from 1. */
  c: number
  /** How many columns it goes over. */
  w?: number
  row: number
  rows: number
  /** What takes the focus in it is a link. */
  holdsLink?: boolean
}

/** What isn't free or booked takes the focus itself, as any other cell does. */
export function drawFrame({ look, c, w = 1, row, rows, holdsLink = false }: Frame, inside: Markup): Markup {
  const span = Math.ceil((row + rows) / rowsAQuarter) - Math.floor(row / rowsAQuarter)
  return html`<div role='gridcell' class='cell ${look}' aria-colindex='${c + 1}'${w > 1 && html` aria-colspan='${w}'`}${span > 1 && html` aria-rowspan='${span}'`}${
    !holdsLink && html` tabindex='-1'`} style='--c:${c};--r:${row};--n:${rows}${w > 1 && html`;--w:${w}`}'>${inside}</div>`
}

export function drawTime(wall: WallMinute, row: number, paper: Paper): Markup {
  const kind = wall % 60 === 0 ? '' : wall % 30 === 0 ? ' half' : ' quarter'
  const look = `time${kind}${paper.isFolded(row) ? ' folded' : ''}`
  return html`<div role='rowheader' aria-colindex='1' class='${look}' style='--r:${row}'><span>${wallClock24(wall)}</span></div>`
}

/** The clinic is shut: over all columns, from `c` on. */
export const drawShutter = ({ reason, row, rows }: Shutter, c: number, w: number): Markup =>
  drawFrame({ look: 'closed', c, w, row, rows }, html`<span class='band-word'><b>${words.shut}</b> ${reason}</span>`)

export const drawElsewhere = (text: string, { row, rows }: Piece, c: number): Markup =>
  drawFrame({ look: classes.elsewhere, c, row, rows }, html`<span class='band-word'>${text}</span>`)

/**
 * One stretch of one column; each says what it is. Free time is no tab stop until the grid's script makes it one: without
 * it, the list of free times is the way.
 */
export function drawCell(cell: DrawnCell): Markup {
  const { piece, column, view, now, isToday, c, isOpen } = cell
  if (piece.kind === 'elsewhere') {
    const stay = column.elsewhere.find(({ place }) => place === piece.place)
    return drawElsewhere(stay ? words.elsewhere(piece.place, clock24(stay.start, view.clinic.timeZone)) : piece.place, piece, c)
  }
  const { row, rows, kind } = piece
  const past = piece.kind === 'free' && (piece.past || (!isToday && view.day < dayOf(now, view.clinic.timeZone)))
  const look = `${classes[kind]}${past ? ' past' : ''}${isOpen && kind === 'free' ? ' is-open' : ''}`
  return drawFrame({ look, c, row, rows, holdsLink: kind === 'entry' || (kind === 'free' && !past) }, drawInside(piece, cell, past))
}

function drawInside(piece: Exclude<Piece, { kind: 'elsewhere' }>, { column, view, now, isOpen, carried }: DrawnCell, past: boolean): Markup {
  const zone = view.clinic.timeZone
  switch (piece.kind) {
    case 'entry': return drawAppointment({ entry: piece.entry, view, now, isOpen, isOrigin: piece.entry.reference === carried })
    case 'off': return say(words.notIn)
    case 'break': return html`<span class='band-word'>${words.lunch}${say(`, ${piece.rows * rowMinutes} min`)}</span>`
    case 'away': {
      const end = column.away.find((away) => away.reason === piece.reason)?.end
      const until = end === undefined ? words.awayShort : dayOf(end, zone) > view.day ? words.awayRest : words.awayTo(clock24(end, zone))
      return html`<span class='band-word'><b>${until}</b>${piece.reason}</span>`
    }
    case 'free': return drawFree(wallClock24(piece.at), column, view, past)
  }
}

function drawFree(clock: string, { practitioner }: DiaryColumn, { clinic, day }: DiaryView, past: boolean): Markup {
  if (past) return say(words.past(clock))
  return html`<a class='book-here' href='${diaryBase(clinic.id, day)}&amp;book=${encodeURIComponent(practitioner.id)}&amp;at=${encodeURIComponent(clock)}' tabindex='-1'>${words.bookHere(clock, practitioner.name)}</a>`
}
