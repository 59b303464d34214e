import { randomUUID } from 'node:crypto'
import type { MailboxActor } from '@/lib/auth/actor'
import { hashSecret, secretPattern } from '@/lib/auth/hold-secret'
import { sealText } from '@/lib/auth/sealed-text'
import { mailboxIdleMs, mailboxLongestMs, seenEveryMs, signInLinkMs } from '@/lib/auth/session-limits'
import { signInIdOf, signInLinkOf } from '@/lib/auth/sign-in-link'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { writeMailAsk } from '@/lib/store/mail-asks'
import {
  endMailboxSession, findMailboxSession, findSignIn, openMailboxSession, takeSignIn, touchMailboxSession, writeSignIn,
} from '@/lib/store/patient-sign-ins'
import { transact } from '@/lib/store/transact'

/** "My appointments" is opened by a one-time link and closed by leaving, by half an hour of nothing, or after four hours. */

/** Keeps what a link will prove, and that it is to be mailed: where somebody is known under the address, which is looked up afterwards. */
export async function keepSignIn({ id, email, tokenHash }: { id: string; email: string; tokenHash: string }, now: Instant): Promise<void> {
  const ask = randomUUID()
  await transact(async (tx) => {
    await writeSignIn(tx, { id, email, tokenHash: Buffer.from(tokenHash, 'hex'), expiresAt: now + signInLinkMs }, now)
    await writeMailAsk(tx, { id: ask, kind: 'sign-in-link', sealed: sealText('mail-ask', id, ask) }, now)
    return done(null)
  })
}

/** Whose address it proves, once, or null where it was used or is over. */
export const takeSignInOf = ({ email, tokenHash }: { email: string; tokenHash: string }, now: Instant): Promise<string | null> =>
  takeSignIn(Buffer.from(tokenHash, 'hex'), email, now)

export interface SignInView {
  email: string
  state: 'open' | 'used' | 'over'
}

/** How a one-time link stands; null where it is none of ours. A look: nothing is used up by it. */
export async function readSignIn(token: string, now: Instant): Promise<SignInView | null> {
  const id = signInIdOf(token)
  const row = id === null ? null : await findSignIn(id)
  return row && { email: row.email, state: row.used ? 'used' : row.expiresAt <= now ? 'over' : 'open' }
}

/** What the message of an event `sign-in-link.ask` says and where it goes; null where it would come too late. */
export async function readSignInMail(id: string, now: Instant): Promise<{ email: string; link: string; expiresAt: Instant } | null> {
  const row = await findSignIn(id)
  return row && !row.used && row.expiresAt > now ? { email: row.email, link: signInLinkOf(id), expiresAt: row.expiresAt } : null
}

export async function openMailbox(session: { secret: string; email: string }, now: Instant): Promise<void> {
  await transact(async (tx) => {
    await openMailboxSession(tx, { id: randomUUID(), secretHash: hashSecret(session.secret), email: session.email }, now)
    return done(null)
  })
}

/**
 * Who a session's secret stands for, or null where the session is unknown or over: asked anew at each request. `active` says
 * that a person did something just now.
 */
export async function findMailbox(secret: string, now: Instant, active = true): Promise<MailboxActor | null> {
  const row = secretPattern.test(secret) ? await findMailboxSession(hashSecret(secret)) : null
  if (!row || row.ended || now - row.lastSeenAt >= mailboxIdleMs || now - row.createdAt >= mailboxLongestMs) return null
  if (active && now - row.lastSeenAt >= seenEveryMs) await touchMailboxSession(row.id, now)
  return { kind: 'mailbox', email: row.email, sessionId: row.id }
}

/** Ends it for good: whoever still has its cookie has nothing. */
export async function closeMailbox(secret: string, now: Instant): Promise<void> {
  await transact(async (tx) => {
    await endMailboxSession(tx, hashSecret(secret), now)
    return done(null)
  })
}
