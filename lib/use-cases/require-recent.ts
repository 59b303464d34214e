import type { Actor, StaffActor } from '@/lib/auth/actor'
import { provenActions, type Action } from '@/lib/auth/can'
import { recentMs } from '@/lib/auth/session-limits'
import type { Refusal } from '@/lib/core/refusal'
import { findPasskeys } from '@/lib/store/passkeys'
import type { Instant } from '@/lib/core/time'
import { findProvedAt } from '@/lib/store/staff-sessions'

/** Whether they gave a password or a passkey within the last ten minutes. */
export async function isRecent(actor: StaffActor, now: Instant): Promise<boolean> {
  const provedAt = await findProvedAt(actor.sessionId)
  return provedAt !== null && now - provedAt < recentMs
}

/**
 * Null if this action needs no recent proof (see the list in lib/auth/can.ts) or they gave one;
 * otherwise the refusal `prove-again`. Ask first whether they may do it at all.
 */
export async function requireRecent(
  actor: Actor, action: Action, now: Instant,
): Promise<Refusal | null> {
  if (!(provenActions as readonly Action[]).includes(action)) return null
  return actor.kind === 'staff' && await isRecent(actor, now) ? null : { reason: 'prove-again' }
}

/** What a screen with something sensitive on it has to know. */
export interface Proof {
  isRecent: boolean
  /** A passkey of theirs would do as well. */
  hasPasskey: boolean
}

export async function readProof(actor: StaffActor, now: Instant): Promise<Proof> {
  const [recent, passkeys] = await Promise.all([isRecent(actor, now), findPasskeys(actor.id)])
  return { isRecent: recent, hasPasskey: passkeys.length > 0 }
}
