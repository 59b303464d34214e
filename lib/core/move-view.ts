import type { AppointmentStatus } from './appointment'
import type { JudgedStart } from './fits'
import type { Day, Instant } from './time'

/** What a move is made with: the appointment as it is now, and where it would fit on one day. */
export interface MoveView {
  reference: string
  version: number
  status: AppointmentStatus
  name: string
  service: { name: string; minutes: number }
  practitioner: string
  start: Instant
  end: Instant
  day: Day
  columns: MoveColumn[]
}

export interface MoveColumn {
  practitioner: string
  /** Why it can't be with them at all: the profession isn't theirs, or this service isn't. Then there are no starts. */
  cannot: 'profession' | 'service' | null
  profession: string
  starts: JudgedStart[]
}

/** The last move of somebody, for as long as it can be undone. Instants are epoch milliseconds. */
export interface MovedView {
  reference: string
  version: number
  name: string
  from: { start: Instant; practitioner: string }
  to: { start: Instant; practitioner: string }
  /** Milliseconds until it can't be undone any more. */
  left: number
}
