import { createHmac } from 'node:crypto'
import { serverKey } from '@/lib/auth/server-key'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { countTries, dropOldTries } from '@/lib/store/sign-in-throttle'
import { windowMs } from './sign-in'

/** Somebody asks for a message to an email address that they say is theirs. */
export interface MailAsk {
  /** In lower case. */
  email: string
  /** Where it came from, as the server saw it. */
  address: string
}

export const mostByEmail = 5
export const mostByAddress = 30

const keyOf = (kind: 'mail' | 'mail-from', of: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHmac('sha256', serverKey('throttle')).update(`${kind}:${of}`).digest())

/**
 * Counts one more message asked for. `mail: false` when the address had its five of a quarter of an hour: nothing is sent, and
 * nobody is told so, known or not. Refusal: `too-many-tries`, whoever asks, when they asked for thirty.
 */
export async function countAsk({ email, address }: MailAsk, now: Instant): Promise<Result<{ mail: boolean }>> {
  await dropOldTries(now - windowMs)
  const [byEmail, byAddress] = await countTries([keyOf('mail', email), keyOf('mail-from', address)], windowMs, now)
  if (byAddress && byAddress.tries > mostByAddress) {
    return refused({ reason: 'too-many-tries', retryAfterSeconds: Math.max(1, Math.ceil((byAddress.since + windowMs - now) / 1_000)) })
  }
  return done({ mail: (byEmail?.tries ?? 0) <= mostByEmail })
}
