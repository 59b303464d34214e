import type { FailureKind } from '@/lib/core/messages/failure'
import type { Instant, Zone } from '@/lib/core/time'

/** What is handed to a server, and what comes of it. */

/** A visit as it goes into somebody's calendar. */
export interface CalendarVisit {
  reference: string
  version: number
  status: 'requested' | 'confirmed' | 'cancelled'
  start: Instant
  end: Instant
  clinic: { name: string; address: string[]; postcode: string; phone: string; timeZone: Zone }
}

export interface OutgoingEmail {
  /** The same at each try: a program that has it shows it once. */
  messageId: string
  to: string
  subject: string
  html: string
  text: string
  /** One-click, RFC 8058: the address that a program posts to. Null where there are no more of these. */
  unsubscribe: string | null
  calendar: CalendarVisit[]
  at: Instant
}

export interface OutgoingText {
  to: string
  text: string
}

/**
 * How sending went. `refused`: never, for this one; `put-off`: later, for this one; `trouble`: the
 * server itself, so nothing can be sent; `cut-off`: it broke off once it may have had the message.
 * `reply`: what the server said, without credentials of ours; null where it said nothing.
 */
export type Delivery =
  | { outcome: 'sent'; providerId: string | null; reply: string | null }
  | {
    outcome: 'refused' | 'put-off' | 'trouble' | 'cut-off'
    code: FailureKind
    reply: string | null
  }

/** The servers to send by; null where none is set. `random` is from 0 up to 1. */
export interface Ports {
  email: ((email: OutgoingEmail) => Promise<Delivery>) | null
  text: ((text: OutgoingText) => Promise<Delivery>) | null
  random: () => number
}
