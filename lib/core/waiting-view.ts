import type { PartOfDay } from './call'
import type { Day, Instant, Weekday } from './time'
import type { ClinicView, PatientContact, ServiceView } from './views'
import type { OfferWay } from './waiting'

/** The waiting list as it is read: plain values, ready to be shown. */

export interface WaitEntry {
  id: string
  patient: PatientContact
  mayRing: boolean
  service: ServiceView
  practitioner: { id: string; name: string } | null
  clinics: string[]
  weekdays: Weekday[]
  parts: PartOfDay[]
  from: Day
  until: Day
  urgent: boolean
  note: string | null
  source: 'web' | 'phone'
  since: Instant
  insteadOf: { reference: string; start: Instant } | null
  /** The offer that is open to them. */
  offer: string | null
  /** The first free time that suits them. */
  firstFree: { practitioner: string; start: Instant } | null
}

/** Free time that somebody on the list would take. */
export interface OpeningEntry {
  practitioner: { id: string; name: string }
  room: string | null
  /** Each start with who wants it, first who is to be asked first. */
  starts: { start: Instant; waits: { id: string; unreached: boolean }[] }[]
  /** Everybody whom one of them suits. */
  waits: string[]
}

export type OfferState = 'open' | 'taken' | 'declined' | 'withdrawn' | 'lapsed'

export interface OfferedPerson {
  wait: string
  patient: PatientContact
  mayRing: boolean
  service: string
  answer: 'taken' | 'declined' | 'gone' | 'withdrawn' | 'lapsed' | null
  isWaiting: boolean
}

export interface OfferEntry {
  id: string
  way: OfferWay
  state: OfferState
  practitioner: { id: string; name: string }
  room: string | null
  start: Instant
  by: string
  madeAt: Instant
  expiresAt: Instant
  closedAt: Instant | null
  /** Set once it was taken. */
  reference: string | null
  people: OfferedPerson[]
  /** Who is rung next, should the one on the telephone say no. */
  next: { wait: string; name: string } | null
}

export interface WaitingListView {
  clinic: ClinicView
  /** The clinic-local days that were looked through for free time. */
  from: Day
  to: Day
  /** Urgent ones first, then who has waited longest. */
  waits: WaitEntry[]
  openings: OpeningEntry[]
  /** Those that are open, then what became of the others in the last hours. */
  offers: OfferEntry[]
}

/** An offer as the one to whom it was made sees it. */
export interface OfferedView {
  state: 'open' | 'taken' | 'gone' | 'declined' | 'withdrawn' | 'lapsed'
  clinic: ClinicView
  practitioner: string
  service: ServiceView
  start: Instant
  end: Instant
  expiresAt: Instant
  /** Still on the list. */
  isWaiting: boolean
  /** The appointment that they give up by taking it. */
  insteadOf: Instant | null
  /** Theirs now, with its own link. */
  appointment: { reference: string; secret: string } | null
}
