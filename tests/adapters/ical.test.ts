import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarFile, type CalendarEntry } from '@/lib/adapters/ical'
import { fromIso, type Instant } from '@/lib/core/time'

const stampedAt = fromIso('2026-08-01T09:00:00Z')
const entry: CalendarEntry = {
  uid: 'pl-7k4m6g@booking.example.org', sequence: 3, status: 'TENTATIVE',
  start: fromIso('2026-08-06T16:30:00Z'), end: fromIso('2026-08-06T17:15:00Z'), zone: 'Europe/London',
  summary: 'Appointment at Solihull Back Pain Clinic', location: 'Solihull Back Pain Clinic, 1 High Street, B28 8AA',
  description: 'With Imogen Hale.\nReference PL-7K4M6G.', url: 'https://booking.example.org/appointments/PL-7K4M6G',
}

/** As a calendar reads it: by the zone's rules that the file brings, not by what this machine knows of the zone. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const event = calendar.getFirstSubcomponent('vevent')
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (!event) throw new Error('no entry in the file')
  const at = (name: string): Instant => {
    const time = event.getFirstPropertyValue(name) as ICAL.Time
    if (zone && time.zone !== ICAL.Timezone.utcTimezone) time.zone = new ICAL.Timezone(zone)
    return time.toUnixTime() * 1000
  }
  return {
    calendar, event, zone, start: at('dtstart'), end: at('dtend'), alarm: event.getFirstSubcomponent('valarm'),
    text: (name: string) => event.getFirstPropertyValue(name),
  }
}

test('an independent parser reads back what was written', () => {
  const { calendar, event, zone, start, end, alarm, text } = read(calendarFile(entry, stampedAt))
  expect({ start, end }).toEqual({ start: entry.start, end: entry.end })
  expect(['uid', 'sequence', 'status', 'summary', 'location', 'description', 'url'].map(text))
    .toEqual([entry.uid, entry.sequence, entry.status, entry.summary, entry.location, entry.description, entry.url])
  expect(event.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/London')
  expect(zone?.getFirstPropertyValue('tzid')).toBe('Europe/London')
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY')
  expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT3H')
})

test('a cancelled one is cancelled, takes up no time and rings no alarm', () => {
  const { alarm, text } = read(calendarFile({ ...entry, status: 'CANCELLED' }, stampedAt))
  expect([text('status'), text('transp'), alarm]).toEqual(['CANCELLED', 'TRANSPARENT', null])
})

describe('the zone’s rules in the file', () => {
  test.each([
    ['Europe/London', '2026-03-28T09:00:00Z'], ['Europe/London', '2026-03-29T09:00:00Z'], ['Europe/London', '2026-10-24T09:00:00Z'],
    ['Europe/London', '2026-10-25T09:00:00Z'], ['Europe/London', '2027-03-28T09:00:00Z'], ['Europe/London', '2026-10-25T00:30:00Z'],
    ['Europe/London', '2026-10-25T01:30:00Z'], ['America/New_York', '2026-11-01T14:00:00Z'], ['Australia/Sydney', '2026-10-04T01:00:00Z'],
    ['Asia/Kolkata', '2026-08-06T09:00:00Z'], ['Etc/UTC', '2026-08-06T09:00:00Z'],
  ])('%s at %s is that instant', (zone, iso) => {
    const [start, end] = [fromIso(iso), fromIso(iso) + 45 * 60_000]
    expect(read(calendarFile({ ...entry, zone, start, end }, stampedAt))).toMatchObject({ start, end })
  })

  test('any quarter of an hour of five years', () => {
    const first = fromIso('2026-01-01T00:00:00Z') / 900_000
    fc.assert(fc.property(fc.integer({ min: first, max: first + 5 * 365 * 96 }), fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe'), (quarter, zone) => {
      const [start, end] = [quarter * 900_000, quarter * 900_000 + 30 * 60_000]
      expect(read(calendarFile({ ...entry, zone, start, end }, stampedAt))).toMatchObject({ start, end })
    }))
  })
})

test('any text comes back whole, in lines of 75 octets at most that end with CRLF', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(';', ',', '\\', '\n', '\\n', 'ü', '針', '🧍🏽', ' ', ':')), { maxLength: 30 })
  fc.assert(fc.property(words, (parts) => {
    const description = parts.join('').replace(/[^\P{C}\n]/gu, '')
    const file = calendarFile({ ...entry, description }, stampedAt)
    expect(file.endsWith('\r\n')).toBe(true)
    const lines = file.slice(0, -2).split('\r\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([])
    expect(read(file).text('description')).toBe(description)
  }))
})
