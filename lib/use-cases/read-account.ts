import type { StaffActor } from '@/lib/auth/actor'
import { idleMs, longestMs } from '@/lib/auth/session-limits'
import { proposedSecret, totpAddress } from '@/lib/auth/totp'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findPasskeys } from '@/lib/store/passkeys'
import { openSessions, type OpenSession } from '@/lib/store/people'
import { readFactors, type FactorsRow } from '@/lib/store/second-factors'
import { findAccount } from '@/lib/store/staff-sessions'
import { isRecent as isProved } from './require-recent'

export interface AccountView extends FactorsRow {
  email: string
  isRecent: boolean
  passkeys: { id: string; name: string; madeAt: Instant; lastUsedAt: Instant | null }[]
  sessions: (OpenSession & { own: boolean })[]
  /** To be put into an app: never the one in use. Null until they showed that it is them. */
  proposed: { secret: string; address: string } | null
}

/** One's own account. Writes nothing. Refusal: `not-found`. */
export async function readAccount(actor: StaffActor, now: Instant): Promise<Result<AccountView>> {
  const known = await findAccount({ id: actor.id })
  if (!known) return refused({ reason: 'not-found' })
  const [factors, passkeys, sessions, isRecent] = await Promise.all([
    readFactors(actor.id), findPasskeys(actor.id), openSessions(actor.id, now - longestMs, now - idleMs), isProved(actor, now),
  ])
  const secret = proposedSecret(actor.id, actor.sessionId, factors.totpSince)
  return done({
    ...factors, email: known.staff.email, isRecent,
    passkeys: passkeys.map(({ id, name, madeAt, lastUsedAt }) => ({ id, name, madeAt, lastUsedAt })),
    sessions: sessions.map((session) => ({ ...session, own: session.id === actor.sessionId })),
    proposed: isRecent ? { secret, address: totpAddress(secret, known.staff.email) } : null,
  })
}
