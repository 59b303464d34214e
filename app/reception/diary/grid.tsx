import Link from 'next/link'
import { weekAt } from '@/app/_staff/addresses'
import { custom } from '@/app/_ui/staff/custom-style'
import { RovingGrid } from '@/app/_ui/staff/roving-grid'
import { Bob, Say } from '@/app/_ui/staff/marks'
import { inner } from '@/app/_ui/staff/markup'
import { diary as words } from '@/lib/copy/staff/diary'
import { flagWords } from '@/lib/copy/staff/words'
import { dayOf, longDate, minuteOfDay, wallClock24, type Instant } from '@/lib/core/time'
import type { DiaryColumn, DiaryView, ProfessionView } from '@/lib/core/views'
import { Carried } from './carry/carried'
import { type CarryFacts, fitsWord } from './carry/facts'
import { FitMarks } from './carry/fit-marks'
import { drawCell, drawShutter, drawTime } from './draw-cell'
import { foldPaper, type Paper } from './paper'
import { rowsAQuarter, type Piece, type Sheet } from './sheet'

interface Props {
  view: DiaryView
  sheet: Sheet
  now: Instant
  open: string | undefined
  book: string | undefined
  at: number | null
  professions: ProfessionView[]
  /** What is being moved, with where it fits. */
  carry: CarryFacts | null
}

/** A semantic grid: a row is a quarter of an hour, a column a practitioner. */
export function Grid({ view, sheet, now, professions, carry, ...place }: Props) {
  const { clinic, day, from } = view
  const zone = clinic.timeZone
  const quarters = Math.ceil(sheet.rows / rowsAQuarter)
  const paper = foldPaper(sheet)
  const isToday = dayOf(now, zone) === day
  const wall = minuteOfDay(now, zone)
  const nowInside = isToday && wall >= from && wall <= view.to
  return (
    <div className="sheet" role="region" aria-label={words.region} tabIndex={0}>
      {view.columns.length === 0 ? <p className="nobody">{words.nobody}</p> : <RovingGrid
        className={carry ? 'diary is-moving' : 'diary'} label={words.grid(clinic.place, longDate(day))} rows={quarters + 1} columns={view.columns.length + 1}
        style={custom({ '--columns': view.columns.length, '--rows': sheet.rows, '--paper-rows': paper.rows, '--paper-worth': paper.worth })}
      >
        <Heads view={view} professions={professions} carry={carry} />
        {Array.from({ length: quarters }, (_, quarter) => (
          <QuarterRow key={quarter} {...{ quarter, view, sheet, paper, now, isToday }} {...place} carried={carry?.reference} />
        ))}
        {carry && <FitMarks facts={carry} />}
        <Carried />
        {nowInside && <NowLine quarters={(wall - from) / 15} clock={wallClock24(wall)} />}
      </RovingGrid>}
    </div>
  )
}

const NowLine = ({ quarters, clock }: { quarters: number; clock: string }) => (
  <>
    <div className="now-line" style={custom({ '--at': quarters })} aria-hidden="true" />
    <div className="now" style={custom({ '--at': quarters })} aria-hidden="true"><i /><Bob /><b>{clock}</b></div>
  </>
)

interface HeadsProps {
  view: DiaryView
  professions: ProfessionView[]
  carry: CarryFacts | null
}

const Heads = ({ view: { columns, clinic, day }, professions, carry }: HeadsProps) => (
  <div role="row" className="row heads" aria-rowindex={1}>
    <div role="columnheader" className="corner" aria-colindex={1}><Say>{words.time}</Say></div>
    {columns.map((column, i) => (
      <div role="columnheader" className={`head ${headLook(carry, i)}`} aria-colindex={i + 2} key={column.practitioner.id} style={custom({ '--c': i + 1 })}>
        <b>
          {carry ? column.practitioner.name : (
            <Link className="to-week" prefetch={false} href={weekAt(clinic.id, column.practitioner.id, day)} title={words.week}>{column.practitioner.name}</Link>
          )}
        </b>
        {carry ? <span>{carry.columns[i]?.head}</span> : <HeadLine column={column} professions={professions} />}
      </div>
    ))}
  </div>
)

function headLook(carry: CarryFacts | null, i: number): string {
  const column = carry?.columns[i]
  if (!column) return ''
  return column.cannot ? 'dim' : column.places.some(([, , word]) => word === fitsWord) ? 'can' : ''
}

const HeadLine = ({ column: { practitioner, room }, professions }: { column: DiaryColumn; professions: ProfessionView[] }) => (
  <span>
    {[...professions.filter(({ id }) => practitioner.professions.includes(id)).map(({ name }) => name), room].filter(Boolean).join(' · ')}
    {practitioner.skills.includes('pregnancy') && <> <abbr className="flag preg" title={flagWords.treatsPregnant}>{flagWords.pregnant}</abbr></>}
  </span>
)

interface RowProps extends Omit<Props, 'professions' | 'carry'> {
  quarter: number
  paper: Paper
  isToday: boolean
  /** The reference of what is being moved. */
  carried: string | undefined
}

/** A row is one element to the framework, so that what changed is put in row by row; the cells in it are drawn as text. */
function QuarterRow({ quarter, view, sheet, paper, now, isToday, open, book, at, carried }: RowProps) {
  const starts = ({ row }: { row: number }): boolean => Math.floor(row / rowsAQuarter) === quarter
  const isPlace = (piece: Piece, { practitioner }: DiaryColumn): boolean =>
    piece.kind === 'entry' ? piece.entry.reference === open : piece.kind === 'free' && practitioner.id === book && piece.at === at
  const cells = sheet.columns.flatMap(({ column, pieces }, i) => pieces.filter(starts).map((piece) =>
    drawCell({ piece, column, view, now, isToday, carried, c: i + 1, isOpen: isPlace(piece, column) })))
  const shutters = sheet.shutters.filter(starts).map((shutter) => drawShutter(shutter, 1, view.columns.length))
  return (
    <div
      role="row" className="row" aria-rowindex={quarter + 2}
      dangerouslySetInnerHTML={inner(drawTime(view.from + quarter * 15, quarter * rowsAQuarter, paper), ...shutters, ...cells)}
    />
  )
}
