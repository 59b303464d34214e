import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { extend } from '@/lib/store/holds'
import { readSetup } from '@/lib/store/setup'
import { findNamedHold, isKept, type HoldName } from './find-hold'

/** Keeps the slot for another hold time from now, once. Refusals: `hold-expired`, `hold-extended-already`. */
export async function extendHold(name: HoldName, now: Instant): Promise<Result<{ expiresAt: Instant }>> {
  const hold = await findNamedHold(name, now)
  if (!hold || !isKept(hold, now)) return refused({ reason: 'hold-expired' })
  if (hold.extended) return refused({ reason: 'hold-extended-already' })
  const expiresAt = now + (await readSetup()).practice.policy.holdMinutes * 60_000
  const extended = await extend(hold, expiresAt, { kind: 'patient', id: null, name: null }, now)
  return extended ? done({ expiresAt }) : refused({ reason: 'hold-extended-already' })
}
