import { hashSecret } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import { findDraft } from '@/lib/store/drafts'
import { findHold, type HeldRow } from '@/lib/store/holds'

/** How a patient names a hold: by its own secret (API) or by that of the draft it belongs to (pages). */
export type HoldName = { hold: string } | { draft: string }

/** The hold, over or not; null where there is none or it has become an appointment. */
export async function findNamedHold(name: HoldName, now: Instant): Promise<HeldRow | null> {
  if ('hold' in name) return findHold({ hash: hashSecret(name.hold) })
  const draft = await findDraft(hashSecret(name.draft), now)
  return draft?.holdId ? findHold({ id: draft.holdId }) : null
}

export const isKept = (hold: HeldRow, now: Instant): boolean => hold.status === 'held' && hold.expiresAt > now
