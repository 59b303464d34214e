import { tzlib_get_ical_block } from 'timezones-ical-library'
import { formatInstant, toIso, type Instant, type Zone } from '@/lib/core/time'

/** One appointment as a calendar file: iCalendar, RFC 5545, published (RFC 5546), not an invitation that asks for an answer. */

export interface CalendarEntry {
  /** The same in every file of one appointment, so that a calendar replaces what it has. */
  uid: string
  /** Raised at each change of the appointment: a calendar keeps the highest. */
  sequence: number
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  start: Instant
  end: Instant
  /** The clinic's zone: the entry names it, with its rules, and so stays right where they change or the reader travels. */
  zone: Zone
  summary: string
  location: string
  description: string
  url?: string
}

const alarmBefore = '-PT3H'
const lineOctets = 75

/** RFC 5545 section 3.3.11. */
export const text = (value: string): string =>
  value.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n').replace(/[^\P{Cc}\t]/gu, '')

/** Section 3.1: no line is longer than 75 octets; a character is never cut in two. */
export function fold(line: string): string {
  const lines: string[] = []
  let [part, size] = ['', 0]
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > lineOctets) {
      lines.push(part)
      ;[part, size] = [' ', 1]
    }
    part += character
    size += octets
  }
  return [...lines, part].join('\r\n')
}

/** '20260806T163000Z' */
export const utc = (at: Instant): string => `${toIso(at).slice(0, 19).replace(/[-:]/g, '')}Z`

/** The zone's rules as a VTIMEZONE, or none where the list doesn't know it. */
export function zoneLines(zone: Zone): string[] {
  const [block = ''] = tzlib_get_ical_block(zone)
  return block.split('\r\n').filter((line) => line !== '')
}

const wall = (at: Instant, zone: Zone): string => formatInstant(at, zone).slice(0, 19).replace(/[-:]/g, '')

/** By how many minutes clocks are set back where they are. */
const setBack = [30, 60, 120]

/** Whether clocks show this time twice, before and after they are set back: calendars then differ in which they take. */
const isTwice = (at: Instant, zone: Zone): boolean =>
  setBack.some((minutes) => [at - minutes * 60_000, at + minutes * 60_000].some((other) => wall(other, zone) === wall(at, zone)))

/** In the clinic's own time, as people say it; in UTC where that can't be said. */
export const moment = (name: string, at: Instant, zone: Zone, known: boolean): string =>
  known && !isTwice(at, zone) ? `${name};TZID=${zone}:${wall(at, zone)}` : `${name}:${utc(at)}`

const alarm = ({ summary, status }: CalendarEntry): string[] =>
  status === 'CANCELLED' ? [] : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${text(summary)}`, `TRIGGER:${alarmBefore}`, 'END:VALARM']

/** The whole file, CRLF at each line's end. `stampedAt` is when it was made. */
export function calendarFile(entry: CalendarEntry, stampedAt: Instant): string {
  const { start, end, zone } = entry
  const rules = zoneLines(zone)
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plumbline//Appointments//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...rules,
    'BEGIN:VEVENT', `UID:${text(entry.uid)}`, `DTSTAMP:${utc(stampedAt)}`, `SEQUENCE:${entry.sequence}`, `STATUS:${entry.status}`,
    moment('DTSTART', start, zone, rules.length > 0), moment('DTEND', end, zone, rules.length > 0),
    `SUMMARY:${text(entry.summary)}`, `LOCATION:${text(entry.location)}`, `DESCRIPTION:${text(entry.description)}`,
    ...(entry.url === undefined ? [] : [`URL:${entry.url}`]),
    // Who sees the calendar at work sees that the time is taken, and not with what.
    'CLASS:PRIVATE', `TRANSP:${entry.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...alarm(entry),
    'END:VEVENT', 'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
