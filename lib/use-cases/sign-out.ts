import { hashSecret } from '@/lib/auth/hold-secret'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { endSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { letGo } from './shut-out'

/**
 * Ends the session for good: whoever still holds its cookie has nothing. What they had claimed to ring is anybody's again.
 * An unknown or ended one is no error.
 */
export async function signOut(secret: string, now: Instant): Promise<Result<null>> {
  return transact(async (tx) => {
    const staff = await endSession(tx, hashSecret(secret), now)
    if (staff) await letGo(tx, { whose: { staff: staff.id } }, { kind: 'staff', ...staff }, now)
    return done(null)
  })
}
