import type { Day, Instant, Minute, WallMinute, Weekday, Zone } from './time'

/** Half-open span of whole minutes since 1970-01-01T00:00Z. */
export interface Span {
  start: Minute
  end: Minute
}

export type { Weekday } from './time'

/** A weekly session of a rota. `to` may pass midnight (up to 2880): a night session belongs to the day it starts on. */
export interface RotaSession {
  practitioner: string
  room: string | null
  weekday: Weekday
  from: WallMinute
  to: WallMinute
  validFrom: Day
  validUntil: Day | null
  /** 1 = every week; N counts whole weeks (Monday to Sunday) from the week of `validFrom`. */
  everyWeeks: number
}

export interface OpeningHours {
  weekday: Weekday
  opens: WallMinute
  closes: WallMinute
  /** The first local date of the season they are of; left out or null: the usual hours. */
  validFrom?: Day | null
  /** Its last; left out or null: from then on. */
  validUntil?: Day | null
}

/** Shut on every day from `from` to `until` (both inclusive), between two wall-clock times (0 to 1440 = all day). */
export interface Closure {
  from: Day
  until: Day
  fromMinute: WallMinute
  toMinute: WallMinute
  reason: string
}

export interface Away extends Span {
  practitioner: string
}

/** Time that an appointment takes, its buffer included. An expired hold is not among the facts. */
export interface Taken extends Span {
  practitioner: string
  room: string | null
}

/** The practice's rules that bear on slots and calls. */
export interface Policy {
  gridMinutes: number
  horizonDays: number
  /** Online notice and the call's due time, counted in the clinic's opening minutes. */
  noticeOpeningMinutes: number
  callDueOpeningMinutes: number
  callBeforeOpeningMinutes: number
  retryOpeningMinutes: number
  holdMinutes: number
  claimMinutes: number
  maxTries: number
  cutoffHours: number
  unanswered: 'keep' | 'release'
}

/** All that the slots of one clinic and range depend on, but for the wish and the time. */
export interface DiaryFacts {
  zone: Zone
  policy: Policy
  openingHours: OpeningHours[]
  closures: Closure[]
  sessions: RotaSession[]
  away: Away[]
  /** Sorted by start. Of every practitioner and room in `sessions`, at whichever clinic. */
  taken: Taken[]
}

/** What is asked for. Days are the clinic's local dates, both inclusive, at most 62. */
export interface Wish {
  from: Day
  to: Day
  minutes: number
  bufferMinutes: number
  /** Those who may treat: already narrowed by service, skill and choice. */
  practitioners: readonly string[]
}

/** A start that can be booked now. `end` is the end of treatment, without the buffer. */
export interface Slot {
  start: Instant
  end: Instant
  practitioner: string
  room: string | null
}

export type DayState =
  | { day: Day; state: 'open'; slots: Slot[] }
  | { day: Day; state: 'full' }
  | { day: Day; state: 'closed'; reason: string | null }
