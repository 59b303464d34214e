import { baseUrl } from '@/lib/config'
import { calendarFeed as words } from '@/lib/copy/staff/calendar-feed'
import type { Feed, FeedEntry } from '@/lib/core/calendar-feed'
import type { Zone } from '@/lib/core/time'
import { fold, moment, text, utc, zoneLines } from './ical'

/** A practitioner's diary as a calendar that is subscribed to: iCalendar, RFC 5545; the name and how often to ask, RFC 7986. */

const askAgain = 'PT1H'

function entryLines(entry: FeedEntry, known: ReadonlyMap<Zone, string[]>): string[] {
  const { id, version, initials, tentative, place, start, end, zone, changedAt } = entry
  const has = (known.get(zone) ?? []).length > 0
  return [
    'BEGIN:VEVENT', `UID:${text(`${id}@${new URL(baseUrl()).hostname}`)}`, `DTSTAMP:${utc(changedAt)}`, `SEQUENCE:${version}`,
    `STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`, moment('DTSTART', start, zone, has), moment('DTEND', end, zone, has),
    `SUMMARY:${text(initials === null ? words.away : words.summary(initials, tentative))}`,
    ...(place === null ? [] : [`LOCATION:${text(place)}`]), 'CLASS:PRIVATE', 'TRANSP:OPAQUE', 'END:VEVENT',
  ]
}

/** The whole calendar, CRLF at each line's end: the same diary makes the same text. */
export function feedFile({ name, entries }: Feed): string {
  const zones = new Map([...new Set(entries.map(({ zone }) => zone))].map((zone) => [zone, zoneLines(zone)]))
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plumbline//Diary//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    `NAME:${text(words.name(name))}`, `X-WR-CALNAME:${text(words.name(name))}`, `REFRESH-INTERVAL;VALUE=DURATION:${askAgain}`, `X-PUBLISHED-TTL:${askAgain}`,
    ...[...zones.values()].flat(), ...entries.flatMap((entry) => entryLines(entry, zones)), 'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
