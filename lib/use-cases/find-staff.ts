import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, secretPattern } from '@/lib/auth/hold-secret'
import { idleMs, longestMs, seenEveryMs } from '@/lib/auth/session-limits'
import type { Instant } from '@/lib/core/time'
import { findSession, touchSession, type SessionRow } from '@/lib/store/staff-sessions'

export interface FoundStaff {
  actor: StaffActor
  /** When the session ends if nothing is done until then, and when it ends in any case. */
  idleAt: Instant
  endsAt: Instant
  /** The practice demands a second factor, and they have none: nothing is theirs but setting one up. */
  needsFactor: boolean
}

/**
 * Who a session's secret stands for, or null where the session is unknown, ended, idle for 15 minutes, older than
 * 12 hours, or its person's account is disabled: asked anew at each request.
 * `active` says that a person did something just now; a screen that refreshes by itself doesn't keep a session alive.
 */
export async function findStaff(secret: string, now: Instant, active = true, everyMs = seenEveryMs): Promise<FoundStaff | null> {
  if (!secretPattern.test(secret)) return null
  const session = await findSession(hashSecret(secret))
  if (!session || !isAlive(session, now)) return null
  const seen = active && now - session.lastSeenAt >= everyMs
  if (seen) await touchSession(session.id, now)
  const endsAt = session.createdAt + longestMs
  const { id, name, role, clinics } = session.staff
  // At the desk they are not one of those who treat: what is their own isn't asked for there.
  const practitionerId = role === 'practitioner' ? session.staff.practitionerId : null
  return {
    actor: { kind: 'staff', id, name, role, clinics, practitionerId, sessionId: session.id, roles: session.roles },
    idleAt: Math.min(endsAt, (seen ? now : session.lastSeenAt) + idleMs),
    endsAt,
    needsFactor: session.factors.demanded && !session.factors.totp && session.factors.passkeys === 0,
  }
}

/** Whether a session is over because nobody did anything, rather than ended by them or by a manager. */
export async function isIdle(secret: string, now: Instant): Promise<boolean> {
  const session = secretPattern.test(secret) ? await findSession(hashSecret(secret)) : null
  return session !== null && !session.ended && !session.staff.disabled && now - session.lastSeenAt >= idleMs
}

const isAlive = (session: SessionRow, now: Instant): boolean =>
  !session.ended && !session.staff.disabled
  && now - session.lastSeenAt < idleMs && now - session.createdAt < longestMs
