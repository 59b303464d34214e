import type { StaffActor, StaffRole } from '@/lib/auth/actor'
import { whyNotPassword } from '@/lib/auth/new-password'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { checkPassword, hashPassword } from '@/lib/auth/password'
import { hashRecoveryCode, makeRecoveryCodes } from '@/lib/auth/recovery-codes'
import { proposedSecret, sealTotp, stepOf } from '@/lib/auth/totp'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { endSessions, setPassword, workIn } from '@/lib/store/people'
import { readFactors, writeRecoveryCodes, writeTotp } from '@/lib/store/second-factors'
import { dropDevices } from '@/lib/store/staff-devices'
import { findAccount, proveSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { sessionGuards, waitToLook, wasRight } from './guard-guesses'
import { noteSecurity } from './note-security'
import { requireRecent } from './require-recent'

/** Where somebody acts on their own account, as far as the server saw it. */
export interface From {
  address: string
}

/**
 * Whether it is their password. Counted for this session alone: what strangers try at the door is
 * nothing to it. Refusals: `too-many-tries`, `invalid` at `password`.
 */
async function checkOwn(actor: StaffActor, password: string, from: From, now: Instant): Promise<Result<null>> {
  const by = { kind: 'staff', id: actor.id } as const
  const guards = sessionGuards(actor.sessionId)
  const wait = await waitToLook(guards, now)
  if (wait !== null) {
    await noteSecurity({ verb: 'proof.delayed', actor: by, address: from.address }, now)
    return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
  }
  const right = await checkPassword(password, (await findAccount({ id: actor.id }))?.passwordHash ?? null, 'known')
  if (right === false) {
    await noteSecurity({ verb: 'proof.failed', actor: by, address: from.address, about: 'password' }, now)
    return refused({ reason: 'invalid', errors: [{ path: ['password'], message: 'That is not your password.' }] })
  }
  await wasRight(guards, now)
  return right ? done(null) : refused({ reason: 'too-many-tries', retryAfterSeconds: 2 })
}

/**
 * Shows that it is still them: what is sensitive may be done for ten minutes. Answers the session's
 * new secret; the one before is dead. Refusals: as for a wrong password, `unauthorised` where the
 * session ended in between.
 */
export async function proveByPassword(actor: StaffActor, input: { password: string }, from: From, now: Instant): Promise<Result<{ secret: string }>> {
  const own = await checkOwn(actor, input.password, from, now)
  if (!own.ok) return own
  const secret = makeSecret()
  return transact<{ secret: string }>(async (tx) =>
    (await proveSession(tx, actor.sessionId, hashSecret(secret), now) ? done({ secret }) : refused({ reason: 'unauthorised' })))
}

interface PasswordChange {
  password: string
  next: string
}

/**
 * Another password; whoever is signed in elsewhere is signed out there, and their other devices are
 * strangers'. Answers the session's new secret. Refusals: as for a wrong password, `invalid` at
 * `next`, `unauthorised`.
 */
export async function changePassword(actor: StaffActor, input: PasswordChange, from: From, now: Instant): Promise<Result<{ secret: string }>> {
  const own = await checkOwn(actor, input.password, from, now)
  if (!own.ok) return own
  const weak = whyNotPassword(input.next, [actor.name, (await findAccount({ id: actor.id }))?.staff.email ?? ''])
  if (weak) return refused({ reason: 'invalid', errors: [{ path: ['next'], message: weak }] })
  const passwordHash = await hashPassword(input.next)
  const secret = makeSecret()
  return transact<{ secret: string }>(async (tx) => {
    if (!await proveSession(tx, actor.sessionId, hashSecret(secret), now)) return refused({ reason: 'unauthorised' })
    await setPassword(tx, actor.id, passwordHash, now)
    await endSessions(tx, actor.id, { but: actor.sessionId }, now)
    await dropDevices(tx, actor.id, { but: actor.sessionId })
    await accountEvent(tx, actor, 'password.set', { staff: actor.id }, now)
    return done({ secret })
  })
}

/**
 * Sets up the app that shows this code; it isn't taken again. Refusals: `prove-again`, `invalid` at
 * `code`.
 */
export async function setUpApp(actor: StaffActor, input: { code: string }, now: Instant): Promise<Result<null>> {
  const late = await requireRecent(actor, 'account.secure', now)
  if (late) return refused(late)
  const secret = proposedSecret(actor.id, actor.sessionId, (await readFactors(actor.id)).totpSince)
  const step = stepOf(secret, input.code.replace(/\s/g, ''), now)
  if (step === null) return refused({ reason: 'invalid', errors: [{ path: ['code'], message: 'That is not the code that the app shows now. Look whether the clock of your phone is right.' }] })
  return transact<null>(async (tx) => {
    await writeTotp(tx, { staff: actor.id, sealed: sealTotp(secret, actor.id), step }, now)
    await accountEvent(tx, actor, 'second-factor.set', { staff: actor.id }, now)
    return done(null)
  })
}

/**
 * Ten codes, shown this once, in place of those before. Refusals: `prove-again`, `not-found` (there
 * is no app to stand in for).
 */
export async function makeCodes(actor: StaffActor, now: Instant): Promise<Result<string[]>> {
  const late = await requireRecent(actor, 'account.secure', now)
  if (late) return refused(late)
  if ((await readFactors(actor.id)).totpSince === null) return refused({ reason: 'not-found' })
  const codes = makeRecoveryCodes()
  return transact<string[]>(async (tx) => {
    await writeRecoveryCodes(tx, actor.id, codes.map((code) => hashRecoveryCode(actor.id, code)), now)
    await accountEvent(tx, actor, 'recovery-code.make', { staff: actor.id }, now)
    return done(codes)
  })
}

/**
 * Ends one of one's own sessions, or every other one; their devices are strangers' then. One that
 * is over is no error. Refusal: `prove-again`.
 */
export async function endOwnSession(actor: StaffActor, input: { session: string | null }, now: Instant): Promise<Result<null>> {
  const late = await requireRecent(actor, 'account.secure', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => {
    const ended = await endSessions(tx, actor.id, input.session === null ? { but: actor.sessionId } : { id: input.session }, now)
    await dropDevices(tx, actor.id, { but: actor.sessionId, ...(input.session !== null && { of: input.session }) })
    if (ended > 0) await accountEvent(tx, actor, 'session.end', { staff: actor.id, ended }, now)
    return done(null)
  })
}

/**
 * Works as something else that they were granted, from now on in this session. Refusal:
 * `forbidden`.
 */
export async function workAs(actor: StaffActor, input: { role: StaffRole }, now: Instant): Promise<Result<null>> {
  if (!actor.roles?.includes(input.role)) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    await workIn(tx, actor.sessionId, input.role)
    await accountEvent(tx, actor, 'work-as', { staff: actor.id, role: input.role }, now)
    return done(null)
  })
}
