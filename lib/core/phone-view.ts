import type { AppointmentStatus } from './appointment'
import type { CourseDate } from './course'
import type { Slot } from './diary-facts'
import type { Born } from './patient-query'
import type { Day, Instant, Weekday } from './time'
import type { ClinicView, PatientBrief, ServiceView } from './views'

/** What booking by telephone is shown from. */

/** A visit of a patient, as the desk sees it. */
export interface CallerVisit {
  reference: string
  status: AppointmentStatus
  start: Instant
  clinic: string
  practitioner: { id: string; name: string }
  service: { id: string; name: string }
  profession: string
}

/** One of those who may be on the line. */
export interface CallerHit extends PatientBrief {
  otherPhone: string | null
  last: CallerVisit | null
  next: CallerVisit | null
}

/** What was looked for, so that it can be marked in what was found. */
export interface CallersView {
  hits: CallerHit[]
  words: string[]
  digits: string[]
  born: Born | null
}

/** With whom, on which day and in which part of it somebody mostly comes. */
export interface Habit {
  practitioner: { id: string; name: string } | null
  weekday: Weekday | null
  part: 'early' | 'morning' | 'afternoon' | 'evening' | null
}

/** Who is on the line. */
export interface CallerView extends PatientBrief {
  email: string | null
  note: string | null
  otherPhone: string | null
  ringing: 'any' | 'mobile' | 'never'
  tellBy: 'phone' | 'text' | 'email'
  flags: string[]
  carerName: string | null
  isWrongNumber: boolean
  last: CallerVisit | null
  /** To come, soonest first. */
  upcoming: CallerVisit[]
  habit: Habit
  /** Professions in which they were seen or are booked: to the others they are new. */
  knownIn: string[]
}

/** A service as it is offered to a caller: first what it was last time. */
export interface ServiceChoice {
  service: ServiceView
  isLast: boolean
  /** Not for this caller: why. */
  notFor: 'new-only' | 'known-only' | 'not-here' | null
}

export const dayParts = ['any', 'morning', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

export interface FreeTime extends Slot {
  clinic: string
}

export interface FreeCell {
  times: FreeTime[]
  /** How many more start in it. */
  more: number
}

export interface FreeDay {
  day: Day
  cells: FreeCell[]
  /** Why nothing is free that day; null where something is. */
  none: { kind: 'shut' | 'away'; reason: string } | { kind: 'full' } | null
}

/** Wall-clock minutes from which to before which a column is. */
export interface DayColumn {
  from: number
  to: number
}

export interface TimesView {
  columns: DayColumn[]
  days: FreeDay[]
  from: Day
  to: Day
}

export interface CourseView {
  dates: CourseDate[]
  clinic: ClinicView
}

/** What was booked, to be told once more. */
export interface BookedView {
  patient: PatientBrief
  dates: { reference: string; start: Instant; clinic: ClinicView; practitioner: string; service: string; status: AppointmentStatus }[]
}
