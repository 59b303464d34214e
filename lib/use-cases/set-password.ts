import { randomUUID } from 'node:crypto'
import { whyNotPassword } from '@/lib/auth/new-password'
import { hashPassword } from '@/lib/auth/password'
import { resetMs } from '@/lib/auth/session-limits'
import { staffLinkIdOf } from '@/lib/auth/staff-link'
import { done, refused, type Result } from '@/lib/core/result'
import { toIso, type Instant } from '@/lib/core/time'
import { endSessions, findIdByEmail, findPerson, isLinkOpen, setPassword, takeLink, writeLink } from '@/lib/store/people'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { countAsk, type MailAsk } from './asking-mail'

/** Whether a link to set a password is good. It is looked at only. */
export async function isSetLinkOpen(token: string, now: Instant): Promise<boolean> {
  const id = staffLinkIdOf(token)
  return id !== null && isLinkOpen(id, now)
}

/**
 * Sets the password of whoever has the link, once, and ends their sessions. Nobody is signed in by it: a second factor is asked for as
 * ever. Refusals: `link-over` (unknown, used, too old, or the account is shut), `invalid` at `next` (short, or one that is tried first);
 * the link is good still.
 */
export async function setByLink(input: { token: string; next: string }, now: Instant): Promise<Result<null>> {
  const id = staffLinkIdOf(input.token)
  if (id === null || !await isLinkOpen(id, now)) return refused({ reason: 'link-over' })
  const passwordHash = await hashPassword(input.next)
  return transact<null>(async (tx) => {
    const staff = await takeLink(tx, id, now)
    const person = staff === null ? null : await findPerson(tx, staff)
    if (!person) return refused({ reason: 'link-over' })
    const weak = whyNotPassword(input.next, [person.name, person.email])
    if (weak) return refused({ reason: 'invalid', errors: [{ path: ['next'], message: weak }] })
    await setPassword(tx, person.id, passwordHash)
    await endSessions(tx, person.id, {}, now)
    await accountEvent(tx, person, 'password.set', { staff: person.id, byLink: true }, now)
    return done(null)
  })
}

/**
 * Somebody forgot theirs: a link by mail, where the address has an account. The answer is the same whether it has.
 * Refusal: `too-many-tries`.
 */
export async function askForReset(input: MailAsk, now: Instant): Promise<Result<null>> {
  const counted = await countAsk(input, now)
  if (!counted.ok) return counted
  const person = await findIdByEmail(input.email)
  if (!person || person.disabled || !counted.value.mail) return done(null)
  return transact<null>(async (tx) => {
    const known = await findPerson(tx, person.id)
    if (!known || known.disabled) return done(null)
    const link = { id: randomUUID(), staff: known.id, purpose: 'reset' as const, until: now + resetMs }
    await writeLink(tx, link, now)
    await accountEvent(tx, known, 'staff.reset', { staff: known.id, link: link.id, asked: true, until: toIso(link.until) }, now)
    return done(null)
  })
}
