import type { Day, Instant } from './time'

/**
 * What is written down of sign-ins that failed and of what was refused: codes and ids, never what
 * somebody typed.
 */

export const securityVerbs = [
  // Somebody was wrong, or too soon after being wrong.
  'sign-in.failed',
  'sign-in.delayed',
  'code.failed',
  'code.delayed',
  'passkey.failed',
  'proof.failed',
  'proof.delayed',
  // Links, codes and keys that open nothing.
  'set-link.failed',
  'set-up.failed',
  'link.failed',
  'key.refused',
  // The server has as many passwords to check as it can.
  'sign-in.busy',
  'reset.asked',
  // Who is known may not do it; and who is known has to show first that it is them.
  'access.refused',
  'proof.missing',
] as const
export type SecurityVerb = (typeof securityVerbs)[number]

/**
 * Who it was, as far as that is known. A wrong password tells whose account was tried, not who
 * tried.
 */
export interface SecurityActor {
  kind: 'staff' | 'key' | 'patient' | 'nobody'
  id: string | null
}

export interface SecurityEvent {
  verb: SecurityVerb
  actor: SecurityActor
  /** Where it came from: a mark that leads back to no address. */
  source: string | null
  /**
   * A short code of our own: the name of an action, of a route, of a reason. Never text from
   * outside.
   */
  about: string | null
}

export const nobody: SecurityActor = { kind: 'nobody', id: null }

/**
 * How many different ones are told apart in a minute, of each verb; the rest are counted together.
 */
export const mostApart = { known: 50, unknown: 10 } as const

/** What stands among the events of accounts, since it was done: it is shown with the rest. */
export const accountVerbs = [
  'sign-in',
  'sign-out',
  'password.set',
  'second-factor.set',
  'second-factor.reset',
  'recovery-code.make',
  'recovery-code.use',
  'passkey.add',
  'passkey.drop',
  'session.end',
  'staff.reset',
  'staff.invite',
  'staff.hand-link',
  'staff.disable',
  'staff.enable',
  'staff.roles',
  'api-key.make',
  'api-key.revoke',
] as const

/** What a day's count tells apart. */
export const securitySorts = ['signedIn', 'wrong', 'delayed', 'refused'] as const
export type SecuritySort = (typeof securitySorts)[number]

export function sortOf(verb: string): SecuritySort | null {
  if (verb === 'sign-in') return 'signedIn'
  if (verb.endsWith('.failed')) return 'wrong'
  if (verb.endsWith('.delayed') || verb.endsWith('.busy')) return 'delayed'
  return verb.endsWith('.refused') || verb.endsWith('.missing') ? 'refused' : null
}

export interface SecurityDay {
  day: Day
  counts: Record<SecuritySort, number>
}

/** A day each, the last first; days on which nothing was noted are left out. */
export function securityDays(
  counted: readonly { day: Day; verb: string; times: number }[],
): SecurityDay[] {
  const days = new Map<Day, SecurityDay>()
  for (const { day, verb, times } of counted) {
    const sort = sortOf(verb)
    if (sort === null) continue
    const one = days.get(day) ?? { day, counts: { signedIn: 0, wrong: 0, delayed: 0, refused: 0 } }
    one.counts[sort] += times
    days.set(day, one)
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1))
}

export interface SecurityLine {
  id: string
  /** What was noted by the minute: its begin. */
  at: Instant
  verb: string
  /** As well `many`: too many different ones in that minute. */
  kind: string
  /**
   * The member of staff, or the program. A wrong password tells whose account was tried, not who
   * tried.
   */
  by: string | null
  /** Whose account it was done to, where that is somebody else's. */
  whose: string | null
  source: string | null
  about: string | null
  times: number
}
