import type { AppointmentStatus } from './appointment'
import type { Instant } from './time'
import type { ClinicView } from './views'

/** "My appointments": what is known under a proven email address. Nothing of why anybody comes. */

export interface MineEntry {
  reference: string
  /** Of its link: everything that can still be done is done there. */
  secret: string
  status: AppointmentStatus
  start: Instant
  clinic: ClinicView
  practitioner: { id: string; name: string }
  service: { name: string; minutes: number }
}

export interface MinePerson {
  id: string
  name: string
  /** Soonest first. */
  ahead: MineEntry[]
  /** Latest first: also what was called off, whenever it would have been. */
  past: MineEntry[]
}

/** Who is still expected. */
export const isAhead = ({ status, end }: { status: AppointmentStatus; end: Instant }, now: Instant): boolean =>
  (status === 'requested' || status === 'confirmed' || status === 'arrived') && end >= now
