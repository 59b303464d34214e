import { hashSecret } from '@/lib/auth/hold-secret'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { letGoOfAll } from '@/lib/store/calls'
import { recordEvent } from '@/lib/store/events'
import { endSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'

/**
 * Ends the session for good: whoever still holds its cookie has nothing. What they had claimed to ring is anybody's again.
 * An unknown or ended one is no error.
 */
export async function signOut(secret: string, now: Instant): Promise<Result<null>> {
  return transact(async (tx) => {
    const staff = await endSession(tx, hashSecret(secret), now)
    for (const { ringBack, ...about } of staff ? await letGoOfAll(tx, staff.id, now) : []) {
      await recordEvent(tx, { at: now, verb: 'let-go', ...about,
        actor: { kind: 'staff', id: staff?.id ?? null, name: staff?.name ?? null }, detail: ringBack === null ? {} : { ringBack } })
    }
    return done(null)
  })
}
