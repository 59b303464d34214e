import type { StaffActor, StaffRole } from '@/lib/auth/actor'
import { whyNotPassword } from '@/lib/auth/new-password'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { hashRecoveryCode, makeRecoveryCodes } from '@/lib/auth/recovery-codes'
import { proposedSecret, sealTotp, stepOf } from '@/lib/auth/totp'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { endSessions, setPassword, workIn } from '@/lib/store/people'
import { readFactors, writeRecoveryCodes, writeTotp } from '@/lib/store/second-factors'
import { forgiveTries } from '@/lib/store/sign-in-throttle'
import { findAccount, proveSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { requireRecent } from './require-recent'
import { throttleKey, waitFor } from './sign-in'

/** Whether it is their password, guessing throttled together with the door's. Refusals: `too-many-tries`, `invalid` by the field's name. */
async function checkOwn(actor: StaffActor, password: string, field: string, now: Instant): Promise<Result<null>> {
  const known = await findAccount({ id: actor.id })
  const [account, address] = [throttleKey('account', known?.staff.email ?? actor.id), throttleKey('address', `session ${actor.sessionId}`)]
  const wait = await waitFor(account, address, now)
  if (wait !== null) return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
  if (!await isPassword(password, known?.passwordHash ?? null)) {
    return refused({ reason: 'invalid', errors: [{ path: [field], message: 'That is not your password.' }] })
  }
  await forgiveTries(account, address)
  return done(null)
}

/** Shows that it is still them: what is sensitive may be done for ten minutes. Refusals: as for a wrong password. */
export async function proveByPassword(actor: StaffActor, input: { password: string }, now: Instant): Promise<Result<null>> {
  const own = await checkOwn(actor, input.password, 'password', now)
  if (!own.ok) return own
  return transact<null>(async (tx) => {
    await proveSession(tx, actor.sessionId, now)
    return done(null)
  })
}

/** Another password; whoever is signed in elsewhere is signed out there. Refusals: as for a wrong password, `invalid` at `next`. */
export async function changePassword(actor: StaffActor, input: { password: string; next: string }, now: Instant): Promise<Result<null>> {
  const own = await checkOwn(actor, input.password, 'password', now)
  if (!own.ok) return own
  const weak = whyNotPassword(input.next, [actor.name, (await findAccount({ id: actor.id }))?.staff.email ?? ''])
  if (weak) return refused({ reason: 'invalid', errors: [{ path: ['next'], message: weak }] })
  const passwordHash = await hashPassword(input.next)
  return transact<null>(async (tx) => {
    await setPassword(tx, actor.id, passwordHash)
    await endSessions(tx, actor.id, { but: actor.sessionId }, now)
    await proveSession(tx, actor.sessionId, now)
    await accountEvent(tx, actor, 'password.set', { staff: actor.id }, now)
    return done(null)
  })
}

/** Sets up the app that shows this code; it isn't taken again. Refusals: `prove-again`, `invalid` at `code`. */
export async function setUpApp(actor: StaffActor, input: { code: string }, now: Instant): Promise<Result<null>> {
  const late = await requireRecent(actor, now)
  if (late) return refused(late)
  const secret = proposedSecret(actor.id, actor.sessionId)
  const step = stepOf(secret, input.code.replace(/\s/g, ''), now)
  if (step === null) return refused({ reason: 'invalid', errors: [{ path: ['code'], message: 'That is not the code that the app shows now. Look whether the clock of your phone is right.' }] })
  return transact<null>(async (tx) => {
    await writeTotp(tx, { staff: actor.id, sealed: sealTotp(secret, actor.id), step }, now)
    await accountEvent(tx, actor, 'second-factor.set', { staff: actor.id }, now)
    return done(null)
  })
}

/** Ten codes, shown this once, in place of those before. Refusals: `prove-again`, `not-found` (there is no app to stand in for). */
export async function makeCodes(actor: StaffActor, now: Instant): Promise<Result<string[]>> {
  const late = await requireRecent(actor, now)
  if (late) return refused(late)
  if ((await readFactors(actor.id)).totpSince === null) return refused({ reason: 'not-found' })
  const codes = makeRecoveryCodes()
  return transact<string[]>(async (tx) => {
    await writeRecoveryCodes(tx, actor.id, codes.map((code) => hashRecoveryCode(actor.id, code)), now)
    await accountEvent(tx, actor, 'recovery-code.make', { staff: actor.id }, now)
    return done(codes)
  })
}

/** Ends one of one's own sessions, or every other one. One that is over is no error. */
export async function endOwnSession(actor: StaffActor, input: { session: string | null }, now: Instant): Promise<Result<null>> {
  return transact<null>(async (tx) => {
    const ended = await endSessions(tx, actor.id, input.session === null ? { but: actor.sessionId } : { id: input.session }, now)
    if (ended > 0) await accountEvent(tx, actor, 'session.end', { staff: actor.id, ended }, now)
    return done(null)
  })
}

/** Works as something else that they were granted, from now on in this session. Refusal: `forbidden`. */
export async function workAs(actor: StaffActor, input: { role: StaffRole }, now: Instant): Promise<Result<null>> {
  if (!actor.roles?.includes(input.role)) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    await workIn(tx, actor.sessionId, input.role)
    await accountEvent(tx, actor, 'work-as', { staff: actor.id, role: input.role }, now)
    return done(null)
  })
}
