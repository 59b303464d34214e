import { hashDevice } from '@/lib/auth/device-cookie'
import { markOf, openHalf } from '@/lib/auth/half-sign-in'
import { hashRecoveryCode } from '@/lib/auth/recovery-codes'
import { halfMs } from '@/lib/auth/session-limits'
import { openTotp, stepOf } from '@/lib/auth/totp'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { shutGuards } from '@/lib/store/guess-counts'
import { findTotp, takeRecoveryCode, takeStep } from '@/lib/store/second-factors'
import { findDeviceOf } from '@/lib/store/staff-devices'
import { findAccount } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { codeGuards, halfGuard, waitToLook, wasRight } from './guard-guesses'
import { noteSecurity } from './note-security'
import { signedIn, type SignedIn } from './sign-in'

interface SecondStep {
  /** What the password was answered with. */
  half: string
  /** Six digits of the app, or a recovery code. */
  code: string
  /** Where it came from, as the server saw it. */
  address: string
  /** What the browser's cookie says it is known by, if anything. */
  device?: string | null
}

/**
 * Takes a code, once: which kind it was, or null where it is none of theirs, or was taken before.
 */
async function takeCode(
  tx: Db,
  staff: string,
  typed: string,
  now: Instant,
): Promise<'app' | 'recovery' | null> {
  const code = typed.replace(/\s/g, '')
  const sealed = await findTotp(tx, staff)
  const step = sealed === null ? null : stepOf(openTotp(sealed, staff), code, now)
  if (step !== null) return (await takeStep(tx, staff, step)) ? 'app' : null
  return (await takeRecoveryCode(tx, staff, hashRecoveryCode(staff, typed), now))
    ? 'recovery'
    : null
}

/** Null where a code may be looked at; it is counted as wrong until it is shown to be right. */
async function refuseLook(
  staff: string,
  { half, address }: SecondStep,
  device: string | null,
  now: Instant,
): Promise<Result<never> | null> {
  const actor = { kind: 'staff', id: staff } as const
  if ((await waitToLook([halfGuard(half)], now)) !== null) {
    await noteSecurity({ verb: 'code.delayed', actor, address, about: 'half-over' }, now)
    return refused({ reason: 'half-over' })
  }
  const wait = await waitToLook(codeGuards(staff, { address, device }), now)
  if (wait === null) return null
  await wasRight([halfGuard(half)], now)
  await noteSecurity({ verb: 'code.delayed', actor, address }, now)
  return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
}

/**
 * The second step of signing in: opens a session. Refusals: `half-over` (no password was given, or
 * too long ago, or it isn't the password any more, or the account is shut, or five codes were
 * wrong, or one was right), `code-wrong` (as well where it was used before), `too-many-tries`:
 * after ten wrong ones of an account, at growing intervals. Each is counted before it is looked at.
 */
export async function finishSignIn(input: SecondStep, now: Instant): Promise<Result<SignedIn>> {
  const half = openHalf(input.half, now)
  if (!half) return refused({ reason: 'half-over' })
  const device = input.device
    ? ((await findDeviceOf(hashDevice(input.device), half.staff))?.id ?? null)
    : null
  const late = await refuseLook(half.staff, input, device, now)
  if (late) return late
  const known = await findAccount({ id: half.staff })
  if (!known || known.staff.disabled || markOf(known.passwordHash) !== half.password) {
    return refused({ reason: 'half-over' })
  }
  const opened = await transact<SignedIn>(async (tx) => {
    const by = await takeCode(tx, half.staff, input.code, now)
    if (by === null) return refused({ reason: 'code-wrong' })
    if (by === 'recovery') {
      await recordEvent(tx, {
        at: now,
        verb: 'recovery-code.use',
        actor: { kind: 'staff', id: known.staff.id, name: known.staff.name },
        clinic: null,
        appointment: null,
        patient: null,
      })
    }
    return done(await signedIn(tx, known.staff, input.device ?? null, now))
  })
  if (opened.ok) {
    await wasRight(codeGuards(half.staff, { address: input.address, device }), now)
    await shutGuards([halfGuard(input.half)], now + halfMs)
  } else {
    const actor = { kind: 'staff', id: half.staff } as const
    await noteSecurity({ verb: 'code.failed', actor, address: input.address }, now)
  }
  return opened
}
