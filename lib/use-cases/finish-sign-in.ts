import { markOf, openHalf } from '@/lib/auth/half-sign-in'
import { hashRecoveryCode } from '@/lib/auth/recovery-codes'
import { openTotp, stepOf } from '@/lib/auth/totp'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { findTotp, takeRecoveryCode, takeStep } from '@/lib/store/second-factors'
import { forgiveTries } from '@/lib/store/sign-in-throttle'
import { findAccount } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { signedIn, throttleKey, waitFor, type SignedIn } from './sign-in'

interface SecondStep {
  /** What the password was answered with. */
  half: string
  /** Six digits of the app, or a recovery code. */
  code: string
  /** Where it came from, as the server saw it. */
  address: string
}

/** Takes a code, once: which kind it was, or null where it is none of theirs, or was taken before. */
async function takeCode(tx: Db, staff: string, typed: string, now: Instant): Promise<'app' | 'recovery' | null> {
  const code = typed.replace(/\s/g, '')
  const sealed = await findTotp(tx, staff)
  const step = sealed === null ? null : stepOf(openTotp(sealed, staff), code, now)
  if (step !== null) return await takeStep(tx, staff, step) ? 'app' : null
  return await takeRecoveryCode(tx, staff, hashRecoveryCode(staff, typed), now) ? 'recovery' : null
}

/**
 * The second step of signing in: opens a session. Refusals: `half-over` (no password was given, or too long ago, or it isn't the
 * password any more, or the account is shut), `code-wrong` (as well where it was used before), `too-many-tries`: ten of an account
 * or fifty of an address in a quarter of an hour, each counted before it is looked at.
 */
export async function finishSignIn(input: SecondStep, now: Instant): Promise<Result<SignedIn>> {
  const half = openHalf(input.half, now)
  if (!half) return refused({ reason: 'half-over' })
  const [account, address] = [throttleKey('code', half.staff), throttleKey('address', input.address)]
  const wait = await waitFor(account, address, now)
  if (wait !== null) return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
  const known = await findAccount({ id: half.staff })
  if (!known || known.staff.disabled || markOf(known.passwordHash) !== half.password) return refused({ reason: 'half-over' })
  const opened = await transact<SignedIn>(async (tx) => {
    const by = await takeCode(tx, half.staff, input.code, now)
    if (by === null) return refused({ reason: 'code-wrong' })
    if (by === 'recovery') {
      await recordEvent(tx, { at: now, verb: 'recovery-code.use', actor: { kind: 'staff', id: known.staff.id, name: known.staff.name },
        clinic: null, appointment: null, patient: null })
    }
    return done(await signedIn(tx, known.staff, now))
  })
  if (opened.ok) await forgiveTries(account, address)
  return opened
}
