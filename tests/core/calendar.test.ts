import { expect, test } from 'vitest'
import { calendarEntryOf } from '@/lib/adapters/calendar-entry'
import { calendar } from '@/lib/copy/patient/calendar'
import { appointmentStatuses } from '@/lib/core/appointment'
import { calendarStatus, googleCalendarHref, outlookCalendarHref } from '@/lib/core/calendar'
import { fromIso } from '@/lib/core/time'

const clinic = { name: 'Solihull Back Pain Clinic', address: ['1 High Street', 'Hall Green'], postcode: 'B28 8AA', phone: '+441217095222', timeZone: 'Europe/London' }
const view = { reference: 'PL-7K4M6G', version: 4, status: 'requested' as const, start: fromIso('2026-08-06T16:30:00Z'), end: fromIso('2026-08-06T17:15:00Z'), clinic }
const entry = {
  start: view.start, end: view.end, zone: clinic.timeZone, summary: calendar.summary(clinic), location: calendar.location(clinic),
  description: calendar.description(view.reference, clinic),
}
const queryOf = (href: string) => Object.fromEntries(new URL(href).searchParams)

test.each(appointmentStatuses.map((status) => [status, calendarStatus[status]] as const))('%s is %s', (status, shown) => {
  const wanted = { held: 'TENTATIVE', requested: 'TENTATIVE', cancelled: 'CANCELLED', released: 'CANCELLED' } as Record<string, string>
  expect(shown).toBe(wanted[status] ?? 'CONFIRMED')
  expect(calendarEntryOf({ ...view, status })).toMatchObject({ status: shown, sequence: 4, zone: 'Europe/London', uid: 'pl-7k4m6g@localhost' })
})

test('the entry says where and when, and nothing else', () => {
  expect(calendarEntryOf(view)).toMatchObject({
    summary: 'Appointment at Solihull Back Pain Clinic', location: 'Solihull Back Pain Clinic, 1 High Street, Hall Green, B28\u00a08AA',
    description: 'Reference PL-7K4M6G. To move or cancel it, use the link that you were given, or ring 0121 709 5222.',
  })
  expect(calendarEntryOf(view).url).toBeUndefined()
})

test('the web calendars are told the same instants', () => {
  expect(queryOf(googleCalendarHref(entry))).toEqual({
    action: 'TEMPLATE', text: entry.summary, dates: '20260806T163000Z/20260806T171500Z', ctz: 'Europe/London', location: entry.location, details: entry.description,
  })
  expect(queryOf(outlookCalendarHref(entry))).toEqual({
    path: '/calendar/action/compose', rru: 'addevent', subject: entry.summary, startdt: '2026-08-06T16:30:00.000Z', enddt: '2026-08-06T17:15:00.000Z',
    location: entry.location, body: entry.description,
  })
  expect(outlookCalendarHref(entry)).not.toContain('+')
})
