import { hashSecret } from '@/lib/auth/hold-secret'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { endSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'

/** Ends the session for good: whoever still holds its cookie has nothing. An unknown or ended one is no error. */
export async function signOut(secret: string, now: Instant): Promise<Result<null>> {
  return transact(async (tx) => {
    await endSession(tx, hashSecret(secret), now)
    return done(null)
  })
}
