import { whyNotPassword } from '@/lib/auth/new-password'
import { hashPassword } from '@/lib/auth/password'
import { staffLinkIdOf } from '@/lib/auth/staff-link'
import { done, refused, type Result } from '@/lib/core/result'
import { nobody } from '@/lib/core/security-event'
import type { Instant } from '@/lib/core/time'
import { findPerson, isLinkOpen, setPassword, takeLink } from '@/lib/store/people'
import { dropDevices } from '@/lib/store/staff-devices'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { countAsk, keepAsk, type MailAsk } from './asking-mail'
import { unknownGuards, waitToLook } from './guard-guesses'
import { noteSecurity } from './note-security'
import { rememberDevice } from './remember-device'
import { shutOut } from './shut-out'

/** Whether a link to set a password is good. It is looked at only. */
export async function isSetLinkOpen(token: string, now: Instant): Promise<boolean> {
  const id = staffLinkIdOf(token)
  return id !== null && isLinkOpen(id, now)
}

interface LinkUsed {
  token: string
  next: string
  /** Where it came from, as the server saw it. */
  address: string
  /** What the browser's cookie says it is known by, if anything. */
  device?: string | null
}

async function refuseLink({ address }: LinkUsed, now: Instant): Promise<Result<never>> {
  await noteSecurity({ verb: 'set-link.failed', actor: nobody, address }, now)
  const wait = await waitToLook(unknownGuards('set-link', address), now)
  return refused(
    wait === null ? { reason: 'link-over' } : { reason: 'too-many-tries', retryAfterSeconds: wait },
  )
}

/**
 * Sets the password of whoever has the link, once, and ends their sessions. Nobody is signed in by
 * it: a second factor is asked for as ever. The device that it is done on is known from then on, by
 * the secret that is answered; all others are strangers'. Refusals: `link-over` (unknown, used, too
 * old, or the account is shut), `too-many-tries` after many such, `invalid` at `next` (short, or
 * one that is tried first); the link is good still.
 */
export async function setByLink(
  input: LinkUsed,
  now: Instant,
): Promise<Result<{ device: string }>> {
  const id = staffLinkIdOf(input.token)
  if (id === null || !(await isLinkOpen(id, now))) return refuseLink(input, now)
  const passwordHash = await hashPassword(input.next)
  return transact<{ device: string }>(async (tx) => {
    const staff = await takeLink(tx, id, now)
    const person = staff === null ? null : await findPerson(tx, staff)
    if (!person) return refused({ reason: 'link-over' })
    const weak = whyNotPassword(input.next, [person.name, person.email])
    if (weak) return refused({ reason: 'invalid', errors: [{ path: ['next'], message: weak }] })
    await setPassword(tx, person.id, passwordHash, now)
    await shutOut(
      tx,
      { staff: person.id, by: { kind: 'staff', id: person.id, name: person.name } },
      now,
    )
    await dropDevices(tx, person.id)
    const { secret } = await rememberDevice(tx, person.id, input.device ?? null, now)
    await accountEvent(tx, person, 'password.set', { staff: person.id, byLink: true }, now)
    return done({ device: secret })
  })
}

/**
 * Somebody forgot theirs: a link by mail, where the address has an account. That is looked up after
 * the answer, which is the same, after the same work, whether it has. Refusal: `too-many-tries`.
 */
export async function askForReset(input: MailAsk, now: Instant): Promise<Result<null>> {
  const counted = await countAsk(input, now)
  if (!counted.ok) return counted
  await noteSecurity({ verb: 'reset.asked', actor: nobody, address: input.address }, now)
  if (counted.value.mail) await keepAsk('staff-reset', input.email, now)
  return done(null)
}
