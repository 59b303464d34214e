import { parseInstant, type Day, type Instant, type WallMinute } from '@/lib/core/time'
import type { ImportField, ImportKind } from './fields'
import type { Problem, ProblemCode } from './problems'
import { hasShortYear, readDay, readTime, splitTime, type DateOrder } from './read-date'
import type { ImportSettings } from './settings'
import type { TableRow } from './table'

/** How values are read that are read the same everywhere; null: that is none. */
export interface Readers {
  phone: (text: string) => string | null
  email: (text: string) => string | null
}

export interface Person {
  name: string
  /** E.164. */
  phone: string | null
  otherPhone: string | null
  email: string | null
  born: Day | null
  note: string | null
}

/** When, as it is written: an instant, or what the clinic's clock shows. */
export type When = { at: Instant } | { day: Day; wall: WallMinute }

export interface VisitDraft {
  start: When | null
  end: When | null
  minutes: number | null
  practitioner: string
  service: string
  clinic: string
  note: string | null
}

/** A row as far as it says by itself; `problems` are those of its own cells. */
export interface Draft {
  line: number
  /** Its number where it comes from. */
  id: string | null
  patientId: string | null
  person: Person
  visit: VisitDraft | null
  isCancelled: boolean
  problems: Problem[]
}

const nameMost = 200
const noteMost = 2_000
const idMost = 200
const controls = /[\p{Cc}\p{Cs}]/u
const cancelled = /cancel|deleted|did not (?:attend|arrive)|no[- ]?show|\bdna\b/i

interface Row {
  /** Whether a column holds it. */
  has: (field: ImportField) => boolean
  text: (field: ImportField) => string
  orderOf: (field: ImportField) => DateOrder
  say: (field: ImportField | null, code: ProblemCode) => null
}

/** One row of cells as its fields. */
function open(row: TableRow, settings: ImportSettings, problems: Problem[]): Row {
  const at = (field: ImportField): number => settings.columns.indexOf(field)
  return {
    has: (field) => at(field) >= 0,
    text: (field) => row.cells[at(field)]?.trim() ?? '',
    orderOf: (field) => settings.orders[String(at(field))] ?? 'day-first',
    say: (field, code) => {
      problems.push({ line: row.line, field, code })
      return null
    },
  }
}

const given = (text: string): string | null => (text === '' ? null : text)

function readName({ has, text, say }: Row): string {
  const whole = text('name') || [text('firstName'), text('lastName')].filter(Boolean).join(' ')
  const name = whole.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const field = (['name', 'firstName', 'lastName'] as const).find(has) ?? 'name'
  if (!/[\p{L}\p{N}]/u.test(name)) say(field, 'name-missing')
  else if (controls.test(name)) say(field, 'name-letters')
  else if ([...name].length > nameMost) say(field, 'name-long')
  return name
}

function readBorn({ text, orderOf, say }: Row, today: Day): Day | null {
  const written = text('born')
  if (written === '') return null
  if (hasShortYear(written)) return say('born', 'year-short')
  const born = readDay(written, orderOf('born'))
  if (born === null) return say('born', 'born-wrong')
  return born > today ? say('born', 'born-later') : born
}

function readNote({ text, say }: Row): string | null {
  const note = text('note').replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '')
  return [...note].length > noteMost ? say('note', 'note-long') : given(note)
}

function readPhone({ text, say }: Row, field: 'phone' | 'otherPhone', readers: Readers): string | null {
  const written = text(field)
  return written === '' ? null : readers.phone(written) ?? say(field, 'phone-wrong')
}

/** One number is enough, whichever column it is in. */
function readPerson(row: Row, kind: ImportKind, hasOwnId: boolean, readers: Readers, today: Day): Person {
  const { text, say } = row
  const [phone, other] = [readPhone(row, 'phone', readers), readPhone(row, 'otherPhone', readers)]
  const email = text('email')
  if (kind === 'patients' && text('phone') === '' && text('otherPhone') === '') say('phone', 'phone-missing')
  const isNamed = ['name', 'firstName', 'lastName'].some((field) => text(field as ImportField) !== '')
  return {
    name: hasOwnId && !isNamed ? '' : readName(row), phone: phone ?? other, otherPhone: phone === null || phone === other ? null : other,
    email: email === '' ? null : readers.email(email) ?? say('email', 'email-wrong'),
    born: readBorn(row, today), note: kind === 'patients' ? readNote(row) : null,
  }
}

/** An instant that names its own offset, however short: '2026-08-06T10:00Z'. */
const asInstant = (text: string): Instant | null => parseInstant(text.replace(/([T ]\d{2}:\d{2})(?=[Zz+-])/, '$1:00'))

/** `dated` is where the day comes from when the cell has a time alone. */
function readWhen(row: Row, field: 'start' | 'end', dated: Day | null): When | null {
  const written = row.text(field)
  const at = asInstant(written)
  if (at !== null) return { at }
  const split = splitTime(written)
  const time = readTime(split?.time ?? written)
  const day = split ? readDay(split.date, row.orderOf(field)) : dated
  return day !== null && time !== null ? { day, wall: time } : null
}

function readStart(row: Row): When | null {
  const { text, say, orderOf } = row
  if (text('start') !== '') {
    const day = text('date') === '' ? null : readDay(text('date'), orderOf('date'))
    const when = readWhen(row, 'start', day)
    if (when) return when
    return say('start', hasShortYear(splitTime(text('start'))?.date ?? text('start')) ? 'year-short' : readDay(text('start'), orderOf('start')) === null ? 'start-wrong' : 'all-day')
  }
  if (text('date') === '') return say(row.text('time') === '' ? 'start' : 'date', 'start-missing')
  const together = splitTime(text('date'))
  const day = readDay(together && text('time') === '' ? together.date : text('date'), orderOf('date'))
  if (day === null) return say('date', hasShortYear(text('date')) ? 'year-short' : 'start-wrong')
  const wall = readTime(text('time') === '' ? together?.time ?? '' : text('time'))
  return wall === null ? say('time', text('time') === '' ? 'start-missing' : 'start-wrong') : { day, wall }
}

function readVisit(row: Row): VisitDraft {
  const { text, say } = row
  const start = readStart(row)
  const end = text('end') === '' ? null : readWhen(row, 'end', start && 'day' in start ? start.day : null) ?? (start ? say('end', 'end-wrong') : null)
  const [, hours, minutes = text('minutes')] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text('minutes')) ?? []
  const length = Number(hours ?? 0) * 60 + Number(/^(\d{1,3})(?: ?m(?:in(?:ute)?s?)?\.?)?$/i.exec(minutes)?.[1] ?? NaN)
  return {
    start, end, minutes: text('minutes') === '' ? null : Number.isNaN(length) ? say('minutes', 'minutes-wrong') : length,
    practitioner: text('practitioner'), service: text('service'), clinic: text('clinic'), note: readNote(row),
  }
}

/** What a row says by itself. `width` is how many headings there are: a row with more cells has slipped. `today` is the clinic's. */
export function readRow(kind: ImportKind, row: TableRow, width: number, settings: ImportSettings, readers: Readers, today: Day): Draft {
  const problems: Problem[] = []
  const opened = open(row, settings, problems)
  const id = opened.text('id')
  const patientId = given(opened.text('patientId'))
  if (row.cells.slice(width).some((cell) => cell.trim() !== '')) opened.say(null, 'cells')
  if (id.length > idMost) opened.say('id', 'id-long')
  const person = problems.length > 0 ? nobody : readPerson(opened, kind, patientId !== null, readers, today)
  const visit = kind === 'patients' || problems.some(({ code }) => code === 'cells') ? null : readVisit(opened)
  return { line: row.line, id: given(id), patientId, person, visit, isCancelled: kind === 'appointments' && cancelled.test(opened.text('status')), problems }
}

const nobody: Person = { name: '', phone: null, otherPhone: null, email: null, born: null, note: null }
