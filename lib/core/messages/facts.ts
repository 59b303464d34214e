import type { AppointmentStatus } from '@/lib/core/appointment'
import type { Instant } from '@/lib/core/time'
import type { Channel, MessageKind, MessageStatus } from './kinds'

/** When and with whom, as an event left it. */
export interface Visit {
  start: Instant
  end: Instant
  /** By id. */
  practitioner: string
}

/** What a manager made of time away. */
export const absenceOutcomes = ['granted', 'changed', 'refused', 'ended'] as const
export type AbsenceOutcome = (typeof absenceOutcomes)[number]

/**
 * What is kept of a message until it is sent: instants, ids and statuses. Names, words and links are looked up and made when it is
 * sent or shown; nothing of a patient's health and no secret is ever in it.
 */
export interface MessageFacts {
  visit?: Visit
  /** Before a move. */
  was?: Visit
  status?: AppointmentStatus
  /** The practice did it: reception, or its rule. */
  byPractice?: boolean
  /** Requested: by when reception rings. */
  callBy?: Instant
  /** An offer, and the place on the list that it was made to. */
  offer?: { id: string; wait: string; until: Instant }
  /** `offer-over`: somebody else had it, or nobody took it in time. */
  over?: 'gone' | 'withdrawn' | 'lapsed'
  /** `diary-change` */
  change?: 'booked' | 'moved' | 'cancelled'
  /** `absence-decided`: the first instant and the last of all of it; never why. */
  absence?: { outcome: AbsenceOutcome; from: Instant; until: Instant }
  /** `health-warning`: the names of the checks that are red. */
  wrongs?: string[]
  /** `link`: whose address it was asked for with, the one given with the booking or the record's. */
  mailbox?: 'booking' | 'record'
  /** The row that a sign-in link is of: its secret is derived from it. */
  signIn?: string
  /** `staff-invite` and `staff-reset`: the row that the link is of, in the same way. */
  staffLink?: string
}

/** A message that an event owes somebody. */
export interface NewMessage {
  /** Of the event. */
  event: string
  kind: MessageKind
  channel: Channel
  clinic: string | null
  appointment: string | null
  patient: string | null
  /** A practitioner's account. */
  staff: string | null
  /** Known beforehand where it is for an address and for no record: a link to sign in. */
  address: string | null
  facts: MessageFacts
  status: Extract<MessageStatus, 'due' | 'failed'>
  error: string | null
  dueAt: Instant
  until: Instant | null
}

/** One that is to be written. */
export interface OwedMessage extends NewMessage {
  /** Somebody who hasn't signed in caused it. */
  byStranger: boolean
}

/** One event owes one person one message of a kind by one way. */
export const dedupeKey = ({ event, kind, channel, patient, staff, facts }: NewMessage): string =>
  [event, kind, channel, staff ?? patient ?? facts.signIn ?? '', facts.offer?.wait ?? ''].join(':')

/** As it stands in the store. */
export interface Message extends Omit<NewMessage, 'status'> {
  id: string
  status: MessageStatus
  recipient: 'patient' | 'staff'
  createdAt: Instant
  tries: number
  nextTryAt: Instant | null
  sentAt: Instant | null
}
