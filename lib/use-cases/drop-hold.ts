import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { drop } from '@/lib/store/holds'
import { transact } from '@/lib/store/transact'
import { findNamedHold, isKept, type HoldName } from './find-hold'

/** Gives the slot back. Refusal: `not-found` where it isn't held (any more). */
export async function dropHold(name: HoldName, now: Instant): Promise<Result<null>> {
  const hold = await findNamedHold(name, now)
  if (!hold || !isKept(hold, now)) return refused({ reason: 'not-found' })
  return transact(async (tx) => await drop(tx, hold.id, { kind: 'patient', id: null, name: null }, now)
    ? done(null) : refused({ reason: 'not-found' }))
}
