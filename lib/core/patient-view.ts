import type { AppointmentStatus } from './appointment'
import type { AttemptOutcome } from './call'
import type { Likeness } from './duplicates'
import type { Erasure } from './erasure'
import type { Day, Instant } from './time'

/** What the desk has to think of when this patient comes or is rung. */
export const patientFlags = ['interpreter', 'hearing', 'sight', 'steps', 'chaperone'] as const
export type PatientFlag = (typeof patientFlags)[number]

/** Which of their numbers may be rung. */
export const ringings = ['any', 'mobile', 'never'] as const
export type Ringing = (typeof ringings)[number]

/** How they want to be told of something. */
export const tellWays = ['phone', 'text', 'email'] as const
export type TellBy = (typeof tellWays)[number]

/** What a record says of a person; numbers in E.164. Reception may change all of it. */
export interface PatientDetails {
  name: string
  phone: string
  otherPhone: string | null
  email: string | null
  dateOfBirth: Day | null
  carerName: string | null
  carerPhone: string | null
  flags: PatientFlag[]
  ringing: Ringing
  tellBy: TellBy
  note: string | null
}
export type PatientField = keyof PatientDetails

export const patientFields = [
  'name', 'phone', 'otherPhone', 'email', 'dateOfBirth', 'carerName', 'carerPhone', 'flags', 'ringing', 'tellBy', 'note',
] as const satisfies readonly PatientField[]

/** The fields in which two say something else. */
export const fieldsThatDiffer = (one: PatientDetails, other: PatientDetails): PatientField[] =>
  patientFields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))

export interface PatientAppointment {
  id: string
  reference: string
  status: AppointmentStatus
  start: Instant
  end: Instant
  clinic: string
  practitioner: string
  service: string
}

export interface PatientTry {
  at: Instant
  outcome: AttemptOutcome
  by: string
  note: string | null
  reference: string
  clinic: string
}

/** One event of the record: who looked at it, who changed what. Values are never in it. */
export interface RecordLine {
  id: number
  at: Instant
  verb: string
  by: string
  /** Of a change: which fields, and the version that it made. */
  fields: PatientField[]
  version: number | null
}

/** A merge that can still be taken back. */
export interface StandingMerge {
  id: string
  at: Instant
  by: string
  until: Instant
}

export interface AlikePatient {
  id: string
  details: PatientDetails
  likeness: Likeness
}

/** A patient's record, opened, as far as the reader's clinics go. */
export interface PatientRecord {
  id: string
  version: number
  createdAt: Instant
  details: PatientDetails
  /** Ringing it found somebody else. */
  wrongNumberAt: Instant | null
  /** What could go went, and when. */
  erased: { how: Erasure; at: Instant } | null
  /** Soonest first. */
  ahead: PatientAppointment[]
  /** Latest first, as many as are shown; `earlier` counts those that aren't. */
  past: PatientAppointment[]
  earlier: number
  tries: PatientTry[]
  /** Newest first: changes of the record; to a manager everything, looks as well. */
  trail: RecordLine[]
  /** The last of the trail where there is more of it. */
  trailGoesOn: boolean
  merges: StandingMerge[]
  /** Other records that are probably this person's. */
  alike: AlikePatient[]
}

export interface AlikePair {
  one: { id: string; details: PatientDetails }
  other: { id: string; details: PatientDetails }
  likeness: Likeness
}

/** Two records side by side, before they become one. `kept` goes on, `gone` leads to it. */
export interface MergeSheet {
  kept: { id: string; version: number; createdAt: Instant; details: PatientDetails; appointments: number }
  gone: { id: string; version: number; createdAt: Instant; details: PatientDetails; appointments: number }
  /** Why they are probably one person's; null where nothing but the reader says so. */
  likeness: Likeness | null
  apart: boolean
  /** What goes over: the appointments at the reader's clinics, how many there are at others, and the rest by number. */
  over: { ahead: PatientAppointment[]; past: number; elsewhere: number; calls: number; waits: number; toTell: number }
}
