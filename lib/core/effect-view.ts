import type { AppointmentStatus } from './appointment'
import type { Day, Instant, Zone } from './time'
import type { PatientBrief } from './views'

/** What a change does, as it is shown before anything is written. */

/** Starts of one practitioner on one day at one clinic. */
export interface SlotsOfDay {
  clinic: string
  zone: Zone
  practitioner: { id: string; name: string }
  day: Day
  starts: Instant[]
}

/** An appointment that the change leaves without a session. */
export interface EffectRow {
  reference: string
  status: AppointmentStatus
  clinic: string
  zone: Zone
  start: Instant
  end: Instant
  practitioner: { id: string; name: string }
  service: string
  patient: PatientBrief
}

export interface EffectView {
  lost: SlotsOfDay[]
  gained: SlotsOfDay[]
  /** Soonest first; at clinics of the reader. All of them go into the list of those to be told. */
  orphans: EffectRow[]
  /** The same at other clinics: counted. */
  elsewhere: { place: string; count: number }[]
  /** How many that had no session have one again. */
  covered: number
  /** The last day that was counted to. */
  until: Day
  /** What was shown: whoever applies the change names it. */
  seen: string
}

export type ChangeApplied =
  | { state: 'applied'; told: number; elsewhere: number }
  /** Nothing was written: meanwhile somebody booked, moved or cancelled, so that the change would leave others without a session. */
  | { state: 'overtaken' }
