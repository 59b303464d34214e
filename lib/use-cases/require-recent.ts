import type { StaffActor } from '@/lib/auth/actor'
import { recentMs } from '@/lib/auth/session-limits'
import type { Refusal } from '@/lib/core/refusal'
import type { Instant } from '@/lib/core/time'
import { findProvedAt } from '@/lib/store/staff-sessions'

/**
 * For what is sensitive (people, keys, exports): null where they gave a password or a passkey within the last ten minutes, else the
 * refusal `prove-again`, to be answered as it is.
 */
export async function requireRecent(actor: StaffActor, now: Instant): Promise<Refusal | null> {
  const provedAt = await findProvedAt(actor.sessionId)
  return provedAt !== null && now - provedAt < recentMs ? null : { reason: 'prove-again' }
}
