import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { extend, type HeldRow } from '@/lib/store/holds'
import { readSetup } from '@/lib/store/setup'
import { findNamedHold, isKept, type HoldName } from './find-hold'
import { again } from './repeated'

const minuteMs = 60_000

/** Extended within the last minute: a second press, answered as the first. */
const isJustExtended = ({ extended, expiresAt }: HeldRow, until: Instant): boolean => extended && expiresAt > until - minuteMs

/** Keeps the slot for another hold time from now, once; pressed twice is once. Refusals: `hold-expired`, `hold-extended-already`. */
export async function extendHold(name: HoldName, now: Instant): Promise<Result<{ expiresAt: Instant }>> {
  const hold = await findNamedHold(name, now)
  if (!hold || !isKept(hold, now)) return refused({ reason: 'hold-expired' })
  const expiresAt = now + (await readSetup()).practice.policy.holdMinutes * minuteMs
  if (isJustExtended(hold, expiresAt)) return again({ expiresAt: hold.expiresAt })
  if (hold.extended) return refused({ reason: 'hold-extended-already' })
  const extended = await extend(hold, expiresAt, { kind: 'patient', id: null, name: null }, now)
  if (extended) return done({ expiresAt })
  const after = await findNamedHold(name, now)
  return after && isKept(after, now) && isJustExtended(after, expiresAt) ? again({ expiresAt: after.expiresAt })
    : refused({ reason: 'hold-extended-already' })
}
