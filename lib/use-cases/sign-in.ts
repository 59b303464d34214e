import { createHmac } from 'node:crypto'
import type { StaffRole } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { makeHalf } from '@/lib/auth/half-sign-in'
import { isPassword } from '@/lib/auth/password'
import { serverKey } from '@/lib/auth/server-key'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { countTries, dropOldTries, forgiveTries, type ThrottleKey } from '@/lib/store/sign-in-throttle'
import type { Db } from '@/lib/store/client'
import { findAccount, openSession, type StaffRow } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'

export interface SignInInput {
  email: string
  password: string
  /** Where it came from, as the server saw it. */
  address: string
}

export interface SignedIn {
  secret: string
  staff: { id: string; name: string; email: string; role: StaffRole; clinics: string[] }
}

export const windowMs = 15 * 60_000
export const mostByAccount = 10
export const mostByAddress = 50

export const throttleKey = (kind: 'account' | 'address' | 'code', of: string): ThrottleKey =>
  Buffer.from(createHmac('sha256', serverKey('throttle')).update(`${kind}:${of}`).digest())

/**
 * Opens a session for whoever knows the email and its password. Refuses with `sign-in-failed`, in the same time and
 * words whether the account is unknown, disabled or the password wrong; and with `too-many-tries` after 10 failures of
 * an account or 50 of an address in 15 minutes, known or not. A try is counted before the password is looked at, so
 * that many at once get no further than one after the other. Whoever has an authenticator app or a passkey is refused with
 * `code-needed`, and goes on with `finishSignIn`.
 */
export async function signIn(input: SignInInput, now: Instant): Promise<Result<SignedIn>> {
  const email = input.email.trim().toLowerCase()
  const account = throttleKey('account', email)
  const address = throttleKey('address', input.address)
  const wait = await waitFor(account, address, now)
  if (wait !== null) return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })

  const known = await findAccount({ email })
  const right = await isPassword(input.password, known?.passwordHash ?? null)
  if (!known || !right || known.staff.disabled) return refused({ reason: 'sign-in-failed' })

  await forgiveTries(account, address)
  if (known.hasTotp || known.hasPasskey) return refused({ reason: 'code-needed', half: makeHalf(known.staff.id, known.passwordHash, now) })
  return transact(async (tx) => done(await signedIn(tx, known.staff, now)))
}

/** Opens the session. */
export async function signedIn(tx: Db, staff: StaffRow, now: Instant): Promise<SignedIn> {
  const secret = makeSecret()
  await openSession(tx, hashSecret(secret), staff, now)
  const { id, name, email, role, clinics } = staff
  return { secret, staff: { id, name, email, role, clinics } }
}

/** Seconds to wait, or null where there is no need to. */
export async function waitFor(account: ThrottleKey, address: ThrottleKey, now: Instant): Promise<number | null> {
  await dropOldTries(now - windowMs)
  const [byAccount, byAddress] = await countTries([account, address], windowMs, now)
  const over = [
    byAccount && byAccount.tries > mostByAccount ? byAccount : null,
    byAddress && byAddress.tries > mostByAddress ? byAddress : null,
  ].filter((count) => count !== null)
  if (over.length === 0) return null
  return Math.max(1, ...over.map((count) => Math.ceil((count.since + windowMs - now) / 1_000)))
}
