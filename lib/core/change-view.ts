import type { AppointmentStatus } from './appointment'
import type { ProposedPlace } from './proposals'
import type { Day, Instant, WallMinute } from './time'
import type { ClinicView, PatientBrief, PatientContact } from './views'

/** A day that has to change, and whoever has to be told of it. */

/** Who is away, or which clinic is shut: from a time of the first day to a time of the last. */
export interface Change {
  clinic: string
  /** Null: the whole clinic is shut. */
  practitioner: string | null
  /** Local dates of the clinic, both inclusive. */
  from: Day
  until: Day
  /** 0 to 1440; a whole day is from 0 to 1440. */
  fromMinute: WallMinute
  untilMinute: WallMinute
}

export interface PlanPlace extends ProposedPlace {
  practitionerName: string
  roomName: string | null
}

export interface PlanRow {
  reference: string
  version: number
  status: AppointmentStatus
  clinic: string
  start: Instant
  end: Instant
  practitioner: { id: string; name: string }
  room: string | null
  service: { name: string; minutes: number }
  patient: PatientBrief
  firstVisit: boolean
  pregnant: boolean
  /** What is proposed first; null: nothing is left but to cancel. */
  proposal: PlanPlace | null
  alternatives: PlanPlace[]
}

export interface ChangePlan {
  clinic: ClinicView
  change: Change
  practitioner: { id: string; name: string } | null
  start: Instant
  end: Instant
  /** By start. */
  rows: PlanRow[]
  /** They are here already: named, and left as they are. */
  arrived: Omit<PlanRow, 'proposal' | 'alternatives'>[]
  /** At clinics that the reader may not see: counted, and left to the desk there. */
  elsewhere: { place: string; count: number }[]
}

export type Decision = { to: 'leave' } | { to: 'cancel' } | { to: 'move'; start: Instant; practitioner: string; room: string | null }

export interface Choice {
  reference: string
  version: number
  decision: Decision
}

/** Why a row has to be looked at again. */
export type Overtaken = 'changed' | 'new' | 'gone' | 'taken' | 'twice'

export type Applied =
  | { state: 'applied'; change: string; moved: number; cancelled: number; left: number; elsewhere: number }
  | { state: 'overtaken'; rows: { reference: string; why: Overtaken }[] }
  /** It is so already: by whom, since when, and the change that it came with, where there was one. */
  | { state: 'applied-already'; change: string | null; staff: string | null; by: string; at: Instant }

export const tellReasons = ['moved', 'cancelled', 'no-session'] as const
export type TellReason = (typeof tellReasons)[number]
export const tellOutcomes = ['phone', 'message', 'unreachable'] as const
export type TellOutcome = (typeof tellOutcomes)[number]

/** When and with whom, as far as it can be said. */
export interface Whereabouts {
  start: Instant
  practitioner: string
}

export interface TellEntry {
  /** Null: nobody has written it down yet; it was found to have no session. */
  id: string | null
  reference: string
  version: number
  why: TellReason
  status: AppointmentStatus
  patient: PatientContact
  bookedByName: string | null
  service: { name: string; minutes: number }
  /** As the patient knows it. */
  was: Whereabouts
  /** As it stands; null: it is cancelled. */
  now: Whereabouts | null
  /** Nobody is there for it: it is to be moved or cancelled before anybody is told. */
  undecided: boolean
  openedAt: Instant | null
  /** When and by whom it was tried in vain. */
  tried: { at: Instant; by: string | null } | null
}

export interface ToTellView {
  clinic: ClinicView
  /** The soonest first. */
  open: TellEntry[]
  unreached: TellEntry[]
  /** More than are shown. */
  more: boolean
  /** Of the change that was just made, where one was named. */
  summary: { moved: number; cancelled: number; left: number } | null
}
