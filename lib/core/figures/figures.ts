import type { CancelReason } from '@/lib/core/appointment'
import type { AttemptOutcome } from '@/lib/core/call'
import type { Day } from '@/lib/core/time'
import type { Period } from './period'

/** What a practice's figures are made of: counts, minutes, pence and medians, never anybody's data. */

/** A practitioner's time at a clinic, in minutes. */
export interface DiaryFigure {
  clinic: string
  practitioner: string
  name: string
  /** What the rota offers, without absences and closures. */
  offered: number
  /** How much of that appointments took up, buffers included, whether they came or not. */
  booked: number
}

/** Appointments by when they begin. */
export interface VisitFigure {
  clinic: string
  practitioner: string
  name: string
  profession: string
  /** Neither cancelled nor let go. */
  booked: number
  /** Of them: first visits. */
  first: number
  /** Of them: confirmed, and their time has come. */
  due: number
  /** Of those: nobody came. */
  missed: number
  cancelled: number
  /** What those booked come to, at today's prices; of that, what nobody came to. */
  pence: number
  missedPence: number
}

/** Requests by when they were made. */
export interface RequestFigure {
  asked: number
  confirmed: number
  cancelled: number
  released: number
  /** Their time came and nobody had confirmed them. */
  passed: number
  waiting: number
  /** Opening minutes until they were confirmed, by the bands of `waitEdges`. */
  waits: number[]
  median: number | null
  /** Of those confirmed: longer than is promised. */
  late: number
}

/** Days from booking to the visit, by the bands of `leadEdges`. */
export interface LeadFigure {
  counts: number[]
  median: number | null
}

export interface WaitingFigure {
  joined: number
  booked: number
  withdrawn: number
  over: number
  /** Still waiting at its end. */
  waiting: number
  /** Days until those who were booked had waited. */
  median: number | null
}

export interface CallFigure {
  /** 0 to 23, by the clinic's clock. */
  hour: number
  outcome: AttemptOutcome
  count: number
}

export interface CancelFigure {
  reason: CancelReason
  /** A band of `noticeEdges`. */
  band: number
  count: number
}

/** Of one period. */
export interface PeriodFigures {
  diaries: DiaryFigure[]
  visits: VisitFigure[]
  requests: RequestFigure
  calls: CallFigure[]
  /** How many tries confirmations took: one, two, three, more. */
  tries: number[]
  cancelled: CancelFigure[]
  leads: LeadFigure
  waiting: WaitingFigure
}

export interface MissedFigure {
  from: Day
  due: number
  missed: number
}

export interface Figures {
  period: Period
  now: PeriodFigures
  /** The same of the period before. */
  before: PeriodFigures
  /** Of this period and the eleven before it, the earliest first. */
  missed: MissedFigure[]
  /** Opening minutes within which reception rings. */
  promise: number
  cutoffHours: number
}
