import type { AppointmentStatus, AppointmentVerb, BestTime } from './appointment'
import type { AttemptOutcome } from './call'
import type { Closure, DayState, OpeningHours, Policy, Slot } from './diary-facts'
import type { QuestionsState } from './questions'
import type { RingBackEntry } from './ring-view'
import type { RingNowEntry, RingNowView } from './ring-now'
import type { Reachable } from './reach'
import type { Caps, Reminders } from './policies'
import type { Day, Instant, WallMinute, Zone } from './time'
import type { RingTime, Urgency } from './worklist'

/** What reads answer: plain values, ready to be shown. Instants are epoch milliseconds; a day is the clinic's own. */

export interface PracticeView {
  name: string
  phone: string
  /** Which reminders are sent before a visit: both, the day before's alone, or none. */
  reminders: Reminders
  policy: Policy
  caps: Caps
}

export interface ClinicView {
  id: string
  name: string
  place: string
  region: string
  address: string[]
  postcode: string
  phone: string
  timeZone: Zone
  gettingIn: string[]
  openingHours: OpeningHours[]
  closures: Closure[]
  /** Professions that someone practises there. */
  professions: string[]
}

export interface ProfessionView {
  id: string
  name: string
  plural: string
  register: string
  about: string
}

export interface ServiceView {
  id: string
  name: string
  about: string
  profession: string
  minutes: number
  bufferMinutes: number
  pricePence: number
  patients: 'new' | 'returning' | 'any'
  channel: 'online' | 'phone'
  skill: string | null
}

export interface PractitionerView {
  id: string
  name: string
  professions: string[]
  skills: string[]
  languages: string[]
  registration: string
  about: string
  clinics: string[]
  /** There is a photo of them. */
  photo?: boolean
}

/** Free times of a range, with what each day without any is. */
export interface SlotsView {
  timeZone: Zone
  slots: Slot[]
  days: DayState[]
}

/** One row of the home page's board: the next free time, or null where nothing is free online in the horizon. */
export interface BoardRow {
  clinic: string
  profession: string
  next: Slot | null
}

/** A hold as its own patient sees it. */
export interface HoldView {
  clinic: ClinicView
  practitioner: { id: string; name: string }
  service: ServiceView
  start: Instant
  end: Instant
  expiresAt: Instant
  mayExtend: boolean
}

/** What the patient typed, kept as typed, right or wrong. */
export type DraftDetails = Record<string, string>

export interface DraftView {
  hold: HoldView | null
  /** The hold lapsed or its time went: what it was for, so that another time can be found. */
  lost: { clinic: string; service: string; start: Instant } | null
  details: DraftDetails
  /** Set once it was asked for: the journey is over and leads to the last page. */
  requested: { appointment: AppointmentView; secret: string } | null
}

/** An appointment as its own patient may see it. */
export interface AppointmentView {
  reference: string
  status: AppointmentStatus
  version: number
  start: Instant
  end: Instant
  clinic: ClinicView
  practitioner: { id: string; name: string }
  service: ServiceView
  patient: { name: string; phone: string; email: string | null; dateOfBirth: Day | null }
  /** Given with this appointment, by its booking or its link. */
  contactEmail: string | null
  bookedByName: string | null
  reason: string | null
  bestTime: BestTime
  firstVisit: boolean
  pregnant: boolean
  requestedAt: Instant | null
  confirmedAt: Instant | null
  /** When reception rings at the latest; null once nothing is to be rung for. */
  callBy: Instant | null
  /** How often reception has tried. */
  timesRung: number
  mayMove: boolean
  mayCancel: boolean
  /** The last instant at which the patient may move or cancel online. */
  cutoffAt: Instant
}

export interface PatientBrief {
  id: string
  name: string
  phone: string
  dateOfBirth: Day | null
}

/** A patient with how they may be reached. */
export type PatientContact = PatientBrief & Reachable & { email: string | null }

export interface DiaryEntry {
  id: string
  reference: string
  status: AppointmentStatus
  version: number
  start: Instant
  end: Instant
  /** End with the buffer. */
  busyUntil: Instant
  practitioner: string
  room: string | null
  service: { id: string; name: string; minutes: number; pricePence: number }
  /** Null on a hold, and where the reader may not know who it is. */
  patient: PatientContact | null
  bookedByName: string | null
  firstVisit: boolean
  pregnant: boolean
  reason: string | null
  note: string | null
  bestTime: BestTime
  unansweredCalls: number
  requestedAt: Instant | null
  arrivedAt: Instant | null
  holdExpiresAt: Instant | null
  /** A hold for the waiting list, not for somebody on the website. */
  forList: boolean
  /** No session of its practitioner covers it any more. */
  orphan: boolean
  /** What the reader may do with it now. */
  verbs: AppointmentVerb[]
}

export interface Stretch {
  start: Instant
  end: Instant
}

export interface DiaryColumn {
  practitioner: { id: string; name: string; professions: string[]; skills: string[] }
  room: string | null
  /** In session, sorted. What is between sessions is a break; before and after, off. */
  open: Stretch[]
  away: (Stretch & { reason: string })[]
  /** Taken up at another clinic. */
  elsewhere: (Stretch & { place: string })[]
  entries: DiaryEntry[]
}

export interface DiaryView {
  clinic: ClinicView
  day: Day
  /** First and last minute of the day to draw, on whole hours. */
  from: WallMinute
  to: WallMinute
  closed: { from: WallMinute; to: WallMinute; reason: string }[]
  columns: DiaryColumn[]
  counts: Record<AppointmentStatus, number>
  /** The week around it: how much of the open time is taken, 0 to 1, or null when nobody is in. */
  week: { day: Day; taken: number | null; closed: string | null }[]
  services: ServiceView[]
  gridMinutes: number
}

/** A clinic's day as the API answers it, whole or one's own column. */
export type ClinicDay = Pick<DiaryView, 'clinic' | 'day' | 'closed' | 'columns' | 'counts'>

export interface StoryLine {
  at: Instant
  verb: string
  by: string
  detail: Record<string, string | number | boolean | null>
}

/** One appointment, opened: the entry, its call and what happened, oldest first. Opening it is an event. */
export interface AppointmentStory {
  entry: DiaryEntry
  clinic: string
  practitionerName: string
  call: CallEntry | null
  /** How often they were rung for it, the first first; also once nobody rings any more. */
  attempts: AttemptView[]
  story: StoryLine[]
  /** Whether the questions before the visit are answered, never what. */
  questions: QuestionsState
}

export interface AttemptView {
  at: Instant
  outcome: AttemptOutcome
  by: string
  note: string | null
  callBackAt: Instant | null
}

export interface CallEntry {
  id: string
  reference: string
  status: AppointmentStatus
  version: number
  patient: PatientContact
  bookedByName: string | null
  bestTime: BestTime
  start: Instant
  end: Instant
  practitioner: { id: string; name: string }
  room: string | null
  service: { id: string; name: string; minutes: number; pricePence: number }
  firstVisit: boolean
  pregnant: boolean
  reason: string | null
  requestedAt: Instant
  dueAt: Instant
  nextTryAt: Instant | null
  /** When to ring, with the patient's wish weighed in. */
  ring: RingTime
  urgency: Urgency
  attempts: AttemptView[]
  claim: { staff: string; by: string; until: Instant } | null
  /** Whose claim ran out, and nobody has claimed it since. */
  lapsedFrom: string | null
  flagged: boolean
  /** When ringing the number found somebody else; null once it was put right. */
  wrongNumberAt: Instant | null
  /** A warning sign was answered with yes: that comes first. */
  ringNow: RingNowView | null
}

export interface CallsView {
  clinic: ClinicView
  /** Most urgent first. */
  calls: CallEntry[]
  /** People who asked to be rung and have no appointment; most urgent first. */
  ringBacks: RingBackEntry[]
  /** Who is to be rung at once and has no call open. */
  ringNows: RingNowEntry[]
  /**
   * So far today: tries, how many of them moved or went unanswered, requests confirmed in whichever way, and the median of the
   * minutes from those being asked for to being confirmed.
   */
  today: { rung: number; confirmed: number; moved: number; unanswered: number; medianMinutesToConfirm: number | null }
}

/** A practitioner's own day. */
export interface DayView {
  practitioner: { id: string; name: string }
  day: Day
  /** The clinics and rooms of the day's sessions. */
  places: { clinic: ClinicView; room: string | null; open: Stretch[] }[]
  away: (Stretch & { reason: string })[]
  entries: (DiaryEntry & { clinic: string; questions: QuestionsState; questionsSeen: boolean })[]
}
