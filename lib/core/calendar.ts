import type { AppointmentStatus } from './appointment'
import { toIso, type Instant, type Zone } from './time'

/** How a calendar shows an appointment: RFC 5545 section 3.8.1.11. */
export type CalendarStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'

/** Tentative until reception confirmed it. One that was missed was there all the same. */
export const calendarStatus: Readonly<Record<AppointmentStatus, CalendarStatus>> = {
  held: 'TENTATIVE', requested: 'TENTATIVE', confirmed: 'CONFIRMED', arrived: 'CONFIRMED', completed: 'CONFIRMED',
  no_show: 'CONFIRMED', cancelled: 'CANCELLED', released: 'CANCELLED',
}

/** What the address of a web calendar says. */
export interface WebEntry {
  start: Instant
  end: Instant
  zone: Zone
  summary: string
  location: string
  description: string
}

const packed = (at: Instant): string => `${toIso(at).slice(0, 19).replace(/[-:]/g, '')}Z`

/** Opens a new entry in Google Calendar, filled in; nothing is fetched from there until somebody follows it. */
export const googleCalendarHref = ({ start, end, zone, summary, location, description }: WebEntry): string =>
  `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: 'TEMPLATE', text: summary, dates: `${packed(start)}/${packed(end)}`, ctz: zone, location, details: description,
  })}`

/** The same in the calendar of Outlook.com. It reads '+' as it stands, so spaces are written '%20'. */
export const outlookCalendarHref = ({ start, end, summary, location, description }: WebEntry): string =>
  `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams({
    path: '/calendar/action/compose', rru: 'addevent', subject: summary, startdt: toIso(start), enddt: toIso(end), location, body: description,
  }).toString().replaceAll('+', '%20')}`
