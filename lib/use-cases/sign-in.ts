import type { StaffRole } from '@/lib/auth/actor'
import { hashDevice } from '@/lib/auth/device-cookie'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { makeHalf } from '@/lib/auth/half-sign-in'
import { checkPassword } from '@/lib/auth/password'
import { done, refused, type Result } from '@/lib/core/result'
import { nobody, type SecurityActor } from '@/lib/core/security-event'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { findDevice } from '@/lib/store/staff-devices'
import { findAccount, findPassword, openSession, type StaffRow } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { passwordGuards, waitToLook, wasRight } from './guard-guesses'
import { noteSecurity } from './note-security'
import { rememberDevice } from './remember-device'

export interface SignInInput {
  email: string
  password: string
  /** Where it came from, as the server saw it. */
  address: string
  /** What the browser's cookie says it is known by, if anything. */
  device?: string | null
}

export interface SignedIn {
  secret: string
  /** By what the browser is known from now on. */
  device: string
  staff: { id: string; name: string; email: string; role: StaffRole; clinics: string[] }
}

/** How soon somebody may come back where all hands are busy with other people's passwords. */
const busySeconds = 2

/**
 * Opens a session for whoever knows the email and its password. Refuses with `sign-in-failed`, after the same work and in the same
 * words whether the account is unknown, disabled or the password wrong; and with `too-many-tries` after some that were wrong, at
 * growing intervals (`guard-guesses` says whose count against whom), known or not. A try is counted before the password is looked at,
 * so that many at once get no further than one after the other. Whoever has an authenticator app or a passkey is refused with
 * `code-needed`, and goes on with `finishSignIn`.
 */
export async function signIn(input: SignInInput, now: Instant): Promise<Result<SignedIn>> {
  const email = input.email.trim().toLowerCase()
  const { address } = input
  const device = input.device ? await findDevice(hashDevice(input.device), email) : null
  const guards = passwordGuards(email, { address, device: device?.id ?? null })
  const wait = await waitToLook(guards, now)
  if (wait !== null) {
    const actor: SecurityActor = device === null ? nobody : { kind: 'staff', id: device.staff }
    await noteSecurity({ verb: 'sign-in.delayed', actor, address }, now)
    return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
  }
  const tried = await findPassword(email)
  const right = await checkPassword(input.password, tried?.passwordHash ?? null, device === null ? 'stranger' : 'known')
  if (right === null) {
    await wasRight(guards, now)
    await noteSecurity({ verb: 'sign-in.busy', actor: nobody, address }, now)
    return refused({ reason: 'too-many-tries', retryAfterSeconds: busySeconds })
  }
  const known = right && tried !== null && !tried.disabled ? await findAccount({ id: tried.staff }) : null
  if (!known) {
    const about = tried?.disabled ? 'disabled' : device === null ? 'new-device' : 'known-device'
    await noteSecurity({ verb: 'sign-in.failed', actor: tried ? { kind: 'staff', id: tried.staff } : nobody, address, about }, now)
    return refused({ reason: 'sign-in-failed' })
  }
  await wasRight(guards, now)
  if (known.hasTotp || known.hasPasskey) return refused({ reason: 'code-needed', half: makeHalf(known.staff.id, known.passwordHash, now) })
  return transact(async (tx) => done(await signedIn(tx, known.staff, input.device ?? null, now)))
}

/** Opens the session, and remembers the device. */
export async function signedIn(tx: Db, staff: StaffRow, deviceSecret: string | null, now: Instant): Promise<SignedIn> {
  const secret = makeSecret()
  const device = await rememberDevice(tx, staff.id, deviceSecret, now)
  await openSession(tx, { secretHash: hashSecret(secret), device: device.id, newDevice: device.isNew }, staff, now)
  const { id, name, email, role, clinics } = staff
  return { secret, device: device.secret, staff: { id, name, email, role, clinics } }
}
