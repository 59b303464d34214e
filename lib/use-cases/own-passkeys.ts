import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { askForNewPasskey, askForPasskey, checkNewPasskey, checkPasskey, type AskedOptions, type MadeOptions } from '@/lib/auth/passkey'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { dropPasskey, findPasskey, findPasskeys, spendChallenge, touchPasskey, writePasskey } from '@/lib/store/passkeys'
import { findAccount, proveSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { noteSecurity } from './note-security'
import { requireRecent } from './require-recent'

/** What the browser is asked to make a passkey from. Writes nothing. Refusals: `prove-again`, `not-found`. */
export async function askForOne(actor: StaffActor, now: Instant): Promise<Result<MadeOptions>> {
  const late = await requireRecent(actor, 'account.secure', now)
  if (late) return refused(late)
  const known = await findAccount({ id: actor.id })
  if (!known) return refused({ reason: 'not-found' })
  return done(await askForNewPasskey(known.staff, (await findPasskeys(actor.id)).map(({ id }) => id), now))
}

/** Keeps a passkey that the browser made. Refusals: `prove-again`, `passkey-wrong` (not made for this, or there already). */
export async function addPasskey(actor: StaffActor, input: { name: string; response: RegistrationResponseJSON }, now: Instant): Promise<Result<null>> {
  const late = await requireRecent(actor, 'account.secure', now)
  if (late) return refused(late)
  const made = await checkNewPasskey(actor.id, input.response, now)
  if (!made) return refused({ reason: 'passkey-wrong' })
  const { id, publicKey, counter, spent } = made
  return transact<null>(async (tx) => {
    if (!await spendChallenge(tx, spent)) return refused({ reason: 'passkey-wrong' })
    if (!await writePasskey(tx, { id, staff: actor.id, name: input.name, publicKey, counter }, now)) return refused({ reason: 'passkey-wrong' })
    await accountEvent(tx, actor, 'passkey.add', { staff: actor.id }, now)
    return done(null)
  })
}

/** Takes one of one's own away. Refusals: `prove-again`, `not-found`. */
export async function removePasskey(actor: StaffActor, input: { id: string }, now: Instant): Promise<Result<null>> {
  const late = await requireRecent(actor, 'account.secure', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => {
    if (!await dropPasskey(tx, actor.id, input.id)) return refused({ reason: 'not-found' })
    await accountEvent(tx, actor, 'passkey.drop', { staff: actor.id }, now)
    return done(null)
  })
}

/** What the browser is asked, to show that it is still them. */
export const askToProve = async (actor: StaffActor, now: Instant): Promise<AskedOptions> =>
  askForPasskey(`prove:${actor.id}`, (await findPasskeys(actor.id)).map(({ id }) => id), now)

/**
 * Shows by a passkey of theirs that it is still them. Answers the session's new secret; the one before is dead. Refusals:
 * `passkey-wrong`, `unauthorised` where the session ended in between.
 */
export async function proveByPasskey(actor: StaffActor, input: { response: AuthenticationResponseJSON; address: string }, now: Instant): Promise<Result<{ secret: string }>> {
  const passkey = await findPasskey(input.response.id)
  const right = passkey?.staff === actor.id ? await checkPasskey(`prove:${actor.id}`, passkey, input.response, now) : null
  const secret = makeSecret()
  const proved = !passkey || !right ? null : await transact<{ secret: string }>(async (tx) => {
    if (!await spendChallenge(tx, right.spent)) return refused({ reason: 'passkey-wrong' })
    await touchPasskey(tx, passkey.id, right.counter, now)
    return await proveSession(tx, actor.sessionId, hashSecret(secret), now) ? done({ secret }) : refused({ reason: 'unauthorised' })
  })
  if (proved?.ok) return proved
  await noteSecurity({ verb: 'proof.failed', actor: { kind: 'staff', id: actor.id }, address: input.address, about: 'passkey' }, now)
  return proved ?? refused({ reason: 'passkey-wrong' })
}
