import type { AppointmentStatus } from './appointment'

/** How a calendar shows an appointment: RFC 5545 section 3.8.1.11. */
export type CalendarStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'

/** Tentative until reception confirmed it. One that was missed was there all the same. */
export const calendarStatus: Readonly<Record<AppointmentStatus, CalendarStatus>> = {
  held: 'TENTATIVE', requested: 'TENTATIVE', confirmed: 'CONFIRMED', arrived: 'CONFIRMED', completed: 'CONFIRMED',
  no_show: 'CONFIRMED', cancelled: 'CANCELLED', released: 'CANCELLED',
}
