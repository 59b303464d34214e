import type { AbsenceReason, AbsenceStatus, AbsenceTimes } from './absence'
import type { EffectView } from './effect-view'
import type { Day, Instant, Zone } from './time'

/** Time away, as it is asked for and decided. */
export interface AbsenceView {
  id: string
  practitioner: { id: string; name: string }
  reason: AbsenceReason
  /** For the manager. */
  note: string | null
  times: AbsenceTimes
  zone: Zone
  status: AbsenceStatus
  version: number
  /** Granted with other times than were asked for. */
  changed: boolean
  /** Why it was refused. */
  word: string | null
  endedFrom: Day | null
  asked: { at: Instant; by: string }
  decided: { at: Instant; by: string } | null
  /** It is over, or nothing comes of it. */
  past: boolean
}

export interface MyAbsencesView {
  practitioner: { id: string; name: string }
  zone: Zone
  today: Day
  /** To come or being decided, the soonest first. */
  open: AbsenceView[]
  /** Over, refused or withdrawn; the latest first. */
  past: AbsenceView[]
}

export interface AbsencesView {
  /** The longest asked first. */
  asked: AbsenceView[]
  /** Granted and not over, the soonest first. */
  coming: AbsenceView[]
  /** What else was decided of late, the latest first. */
  decided: AbsenceView[]
  practitioners: { id: string; name: string }[]
}

/** What a manager would do. */
export type AbsenceChange =
  /** Grants what was asked for, or changes what was granted; with these times. */
  | { do: 'grant'; absence: string; times: AbsenceTimes }
  | { do: 'enter'; practitioner: string; times: AbsenceTimes }
  /** From that day on they are in again. */
  | { do: 'end'; absence: string; day: Day }

/** What it would do, before it is done. */
export interface AbsencePreview {
  practitioner: { id: string; name: string }
  zone: Zone
  times: AbsenceTimes
  /** Null: it is entered anew. */
  absence: AbsenceView | null
  effect: EffectView
}
