import { baseUrl } from '@/lib/config'
import { calendar } from '@/lib/copy/patient/calendar'
import { calendarStatus } from '@/lib/core/calendar'
import type { AppointmentView } from '@/lib/core/views'
import type { CalendarEntry } from './ical'

/** What of an appointment goes into a calendar; an `AppointmentView` has it all. */
export type ForCalendar = Pick<AppointmentView, 'reference' | 'version' | 'status' | 'start' | 'end'>
  & { clinic: Pick<AppointmentView['clinic'], 'name' | 'address' | 'postcode' | 'phone' | 'timeZone'> }

/** The same entry wherever it goes out, as a download or with a message; no link in it, since calendars are shared. */
export const calendarEntryOf = ({ reference, version, status, start, end, clinic }: ForCalendar): CalendarEntry => ({
  uid: `${reference.toLowerCase()}@${new URL(baseUrl()).hostname}`,
  sequence: version,
  status: calendarStatus[status],
  start, end, zone: clinic.timeZone,
  summary: calendar.summary(clinic), location: calendar.location(clinic), description: calendar.description(reference, clinic),
})
