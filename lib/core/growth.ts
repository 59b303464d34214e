import { longestGuessMs } from './guessing'
import type { Instant } from './time'

/** What keeps each table of the database from growing without end, or why it may grow. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Every fourth year has a day more: nothing goes early. */
const yearMs = 366 * dayMs

/** Why rows are kept for good. */
export type KeptBecause =
  /**
   * A visit and what belongs to it. Who it was goes in its time (retention.ts); that there was a
   * visit stays, for the practice's figures: some tens of thousands a year.
   */
  | 'visit'
  /** Somebody has to be able to tell who changed what, and with whose right. */
  | 'account'
  /** Made by hand, some a week: the rota, a closure, a file that was brought in. */
  | 'by-hand'

/** What there are no more rows of than of something else. */
export type BoundedBy =
  | 'practice' | 'people' | 'services' | 'message-kinds' | 'versions'
  /** So many of one account. */
  | 'account'

export type Growth =
  | { rule: 'kept'; because: KeptBecause }
  | { rule: 'bounded'; by: BoundedBy }
  /** A row goes with what it stands for: an open import, a message that is owed. */
  | { rule: 'passing' }
  /** It goes so many milliseconds after the instant in that column; some go sooner. */
  | { rule: 'deleted'; since: string; ms: number }
  /** The same; of the other rows of the table that because is true. */
  | { rule: 'partly'; since: string; ms: number; because: KeptBecause }

const kept = <B extends KeptBecause>(because: B) => ({ rule: 'kept', because }) as const
const bounded = <B extends BoundedBy>(by: B) => ({ rule: 'bounded', by }) as const
const passing = { rule: 'passing' } as const
const deleted = (ms: number, since: string) => ({ rule: 'deleted', since, ms }) as const

/** A time that somebody held and never asked for: a month later nobody asks what became of it. */
export const heldMs = 31 * dayMs

/**
 * Who looked at what. Longer than anybody can bring a claim for it (six years: Limitation Act 1980,
 * sections 2 and 9), and as long as an adult's treatment record (NHS England, Records Management
 * Code of Practice).
 */
export const looksMs = 8 * yearMs

export const growth = {
  // The practice and its people.
  practice: bounded('practice'),
  clinic: bounded('practice'),
  opening_hours: kept('by-hand'),
  room: bounded('practice'),
  profession: bounded('practice'),
  service: bounded('services'),
  practitioner: bounded('people'),
  practitioner_profession: bounded('people'),
  practitioner_service: bounded('people'),
  practitioner_photo: bounded('people'),
  set_up: bounded('practice'),
  set_up_code: bounded('practice'),
  bank_holiday_list: bounded('practice'),
  rota_session: kept('by-hand'),
  closure: kept('by-hand'),
  absence: kept('by-hand'),
  absence_request: kept('by-hand'),
  day_change: kept('by-hand'),
  message_template: bounded('message-kinds'),
  message_channel: bounded('message-kinds'),
  calendar_feed: bounded('people'),
  // The same form sent twice is one change; nobody sends one again after a quarter.
  practice_change: deleted(92 * dayMs, 'at'),

  // Patients and visits.
  patient: kept('visit'),
  patient_merge: kept('by-hand'),
  patients_apart: kept('by-hand'),
  appointment: { rule: 'partly', since: 'changed_at', ms: heldMs, because: 'visit' },
  call: kept('visit'),
  attempt: kept('visit'),
  questionnaire: kept('visit'),
  questionnaire_reading: kept('visit'),
  ring_now: kept('visit'),
  ring_now_try: kept('visit'),
  ring_back: kept('visit'),
  ring_back_try: kept('visit'),
  wait: kept('visit'),
  offer: kept('visit'),
  offer_to: kept('visit'),
  to_tell: kept('visit'),
  import: kept('by-hand'),
  import_key: kept('visit'),
  import_row: passing,
  import_piece: passing,

  // Three years is as long as somebody can bring a claim for an injury (Limitation Act 1980,
  // section 11): so long it can be told what they were told. Their words were never kept.
  message: deleted(3 * yearMs, 'created_at'),
  outbox: passing,
  mail_ask: passing,

  // Accounts.
  staff: kept('account'),
  staff_clinic: bounded('people'),
  staff_grant: bounded('people'),
  staff_totp: bounded('account'),
  staff_recovery_code: bounded('account'),
  staff_passkey: bounded('account'),
  staff_device: deleted(180 * dayMs, 'last_used_at'),
  staff_session: deleted(12 * hourMs, 'created_at'),
  // That one is over is told from one that never was, for a month.
  staff_link: deleted(31 * dayMs, 'expires_at'),
  api_key: kept('account'),
  api_key_clinic: kept('account'),
  patient_sign_in: deleted(dayMs, 'expires_at'),
  patient_session: deleted(4 * hourMs, 'created_at'),

  // What happened.
  event: { rule: 'partly', since: 'at', ms: looksMs, because: 'account' },
  event_seen: passing,
  // Logs for security are to be kept for half a year at the least (National Cyber Security Centre,
  // Introduction to logging for security purposes); with two years the same weeks of the year
  // before can be looked at.
  security_event: deleted(2 * yearMs, 'minute'),

  // What lives for minutes.
  draft: deleted(2 * hourMs, 'changed_at'),
  idempotency_key: deleted(48 * hourMs, 'created_at'),
  public_ask: deleted(hourMs, 'at'),
  guess_count: deleted(longestGuessMs, 'at'),
  sign_in_throttle: deleted(hourMs, 'since'),
  spent_challenge: deleted(0, 'until'),

  _prisma_migrations: bounded('versions'),
} as const satisfies Readonly<Record<string, Growth>>

export type Table = keyof typeof growth
/** Tables of which rows are deleted by their age. */
export type AgeingTable = {
  [T in Table]: (typeof growth)[T] extends { ms: number } ? T : never
}[Table]

/** Whatever is older than that goes. */
export const overBefore = (table: AgeingTable, now: Instant): Instant => now - growth[table].ms
