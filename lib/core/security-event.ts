import type { Instant } from './time'

/** What is written down of sign-ins that failed and of what was refused: codes and ids, never what somebody typed. */

export const securityVerbs = [
  // Somebody was wrong, or too soon after being wrong.
  'sign-in.failed', 'sign-in.delayed', 'code.failed', 'code.delayed', 'passkey.failed', 'proof.failed', 'proof.delayed',
  // Links, codes and keys that open nothing.
  'set-link.failed', 'set-up.failed', 'mailbox-link.failed', 'key.refused',
  // The server has as many passwords to check as it can.
  'sign-in.busy',
  // Asked for, or new.
  'reset.asked', 'device.new',
  // Who is known may not do it; and who is known has to show first that it is them.
  'access.refused', 'proof.missing',
] as const
export type SecurityVerb = (typeof securityVerbs)[number]

/** Who it was, as far as that is known. A wrong password tells whose account was tried, not who tried. */
export interface SecurityActor {
  kind: 'staff' | 'key' | 'patient' | 'nobody'
  id: string | null
}

export interface SecurityEvent {
  verb: SecurityVerb
  actor: SecurityActor
  /** Where it came from: a mark that leads back to no address. */
  source: string | null
  /** A short code of our own: the name of an action, of a route, of a reason. Never text from outside. */
  about: string | null
}

export const nobody: SecurityActor = { kind: 'nobody', id: null }

/** How many different ones are told apart in a minute, of each verb; the rest are counted together. */
export const mostApart = { known: 50, unknown: 10 } as const

export interface SecurityLine {
  id: string
  minute: Instant
  verb: string
  /** As well `many`: too many different ones in that minute. */
  kind: string
  /** The member of staff, or the program, by today's name. */
  by: string | null
  source: string | null
  about: string | null
  times: number
}
