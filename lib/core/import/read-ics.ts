import ICAL from 'ical.js'
import { formatInstant, instantAt, isZone, parseDay, type Instant } from '@/lib/core/time'
import { bounded, unread, type Reading, type TableRow } from './table'

/** A diary as a calendar file (iCalendar, RFC 5545), as a table: a row for each entry to come, and one for each time of what repeats. */

/** The headings; what each probably is, is guessed from them as for any other file. */
export const diaryColumns = ['UID', 'Name in summary', 'Rest of summary', 'Start', 'End', 'Location', 'Phone', 'Email', 'Status', 'Calendar', 'Summary', 'Description'] as const

const farthestMs = 2 * 366 * 24 * 3_600_000
const repeatsMost = 750
const utc = 'Etc/UTC'
const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = (time: ICAL.Time): string => `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`
const wallOf = (time: ICAL.Time): number => time.hour * 60 + time.minute

/** The instant, where the entry says in which zone; the zone's own rules go before those that the file brings along. Null: by the clinic's clock. */
function instantIn(time: ICAL.Time, named: string | null): Instant | null {
  const zone = time.zone.tzid === 'floating' && named !== null && isZone(named) ? named : time.zone.tzid
  if (zone === 'floating') return null
  if (zone === 'UTC' || isZone(zone)) return instantAt(dayOf(time), wallOf(time), zone === 'UTC' ? utc : zone)
  return time.toUnixTime() * 1000
}

/** As a cell: '2026-08-06T09:00:00+00:00', '2026-08-06T10:00' by the clinic's clock, '2026-08-06' for a whole day. */
function cellOf(time: ICAL.Time, named: string | null): string {
  if (time.isDate) return dayOf(time)
  const at = instantIn(time, named)
  return at === null ? `${dayOf(time)}T${two(time.hour)}:${two(time.minute)}` : formatInstant(at, utc)
}

/** To compare with the present; without a zone it is as good as by UTC's. */
const roughly = (time: ICAL.Time): Instant => instantIn(time, null) ?? instantAt(dayOf(time), wallOf(time), utc)

const number = /(?:\+|\b0)\d[\d ()./-]{7,}\d/
const address = /[^\s<>,;:"]+@[^\s<>,;:"]+\.[a-z]{2,}/i
const cut = /\s+[-–—|]\s+|\s*[:;(]\s*/

/** 'Grace Whitlock - Follow-up' is a name and the rest; a number in it belongs to neither. */
function splitSummary(summary: string): [name: string, rest: string] {
  const plain = summary.replace(number, ' ').replace(address, ' ').trim()
  const at = cut.exec(plain)
  return at ? [plain.slice(0, at.index).trim(), plain.slice(at.index + at[0].length).replace(/\)$/, '').trim()] : [plain, '']
}

/** The zone that the entry names; calendars needn't bring along the rules of one that everybody knows. */
function zoneNamed(event: ICAL.Event): string | null {
  const named: unknown = event.component.getFirstProperty('dtstart')?.getParameter('tzid')
  return typeof named === 'string' ? named : null
}

interface Happening {
  event: ICAL.Event
  start: ICAL.Time
  end: ICAL.Time
  id: string
}

/** Every time of an entry that is over after `now`, within two years. */
function happeningsOf(event: ICAL.Event, now: Instant): Happening[] {
  if (!event.isRecurring()) return roughly(event.endDate) > now ? [{ event, start: event.startDate, end: event.endDate, id: event.uid }] : []
  const found: Happening[] = []
  const times = event.iterator()
  for (let next = times.next() as ICAL.Time | undefined; next && found.length < repeatsMost; next = times.next() as ICAL.Time | undefined) {
    if (roughly(next) > now + farthestMs) break
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    if (roughly(endDate) > now) found.push({ event: item, start: startDate, end: endDate, id: `${event.uid} ${cellOf(next, zoneNamed(event))}` })
  }
  return found
}

/** A property that is a text; '' where there is none. */
function textOf(entry: ICAL.Component, name: string): string {
  const value: unknown = entry.getFirstPropertyValue(name)
  return typeof value === 'string' ? value : ''
}

function rowOf({ event, start, end, id }: Happening, line: number, calendar: string): TableRow {
  const text = (name: string): string => textOf(event.component, name)
  const [summary, description] = [text('summary'), text('description')]
  const [name, rest] = splitSummary(summary)
  const attendee = text('attendee').replace(/^mailto:/i, '')
  const all = `${summary}\n${description}`
  return { line, cells: [id, name, rest, cellOf(start, zoneNamed(event)), cellOf(end, zoneNamed(event)), text('location'), number.exec(all)?.[0] ?? '', address.exec(`${all}\n${attendee}`)?.[0] ?? '',
    text('status'), calendar, summary, description] }
}

/** In which lines the entries begin, in their order. */
const linesOf = (text: string): number[] => text.split(/\r\n|\n|\r/).flatMap((line, i) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [i + 1] : []))

function parsed(text: string): ICAL.Component[] | null {
  try {
    const read = ICAL.parse(text) as unknown[]
    const all = typeof read[0] === 'string' ? [read] : read
    return all.map((one) => new ICAL.Component(one as ConstructorParameters<typeof ICAL.Component>[0]))
  } catch {
    return null // no calendar, or a broken one: said to whoever brought it
  }
}

/** What isn't there: no time at all, or one that only shows how somebody is. */
const takesTime = (entry: ICAL.Component): boolean => entry.hasProperty('dtstart')
  && textOf(entry, 'transp').toUpperCase() !== 'TRANSPARENT'

const isUsable = (entry: ICAL.Component): boolean => {
  const start: unknown = entry.getFirstPropertyValue('dtstart')
  return takesTime(entry) && start instanceof ICAL.Time && parseDay(dayOf(start)) !== null
}

export const isCalendar = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)

/** Entries that are over aren't read; `past` says how many there are. `now` bounds what repeats. */
export function readIcs(text: string, now: Instant): Reading & { past?: number } {
  const calendars = parsed(text)
  if (calendars === null) return unread({ why: 'not-calendar' })
  const lines = linesOf(text)
  const rows: TableRow[] = []
  let [at, past] = [0, 0]
  for (const calendar of calendars) {
    const name = textOf(calendar, 'x-wr-calname')
    const entries = calendar.getAllSubcomponents('vevent')
    const changed = entries.filter((entry) => entry.hasProperty('recurrence-id'))
    for (const entry of entries) {
      const line = lines[at++] ?? 1
      if (changed.includes(entry) || !isUsable(entry)) continue
      const uid = entry.getFirstPropertyValue('uid')
      const exceptions = changed.filter((other) => other.getFirstPropertyValue('uid') === uid && isUsable(other))
      const found = happeningsOf(new ICAL.Event(entry, { exceptions, strictExceptions: false }), now)
      if (found.length === 0) past += 1
      rows.push(...found.map((one) => rowOf(one, line, name)))
    }
  }
  return { ...bounded([...diaryColumns], rows), past }
}
