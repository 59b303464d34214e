import { createHmac, randomUUID } from 'node:crypto'
import { sealText } from '@/lib/auth/sealed-text'
import { serverKey } from '@/lib/auth/server-key'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { askForMail } from '@/lib/store/mail-asks'
import { countTries, dropOldTries } from '@/lib/store/sign-in-throttle'

/** Somebody asks for a message to an email address that they say is theirs. */
export interface MailAsk {
  /** In lower case. */
  email: string
  /** Where it came from, as the server saw it. */
  address: string
}

const windowMs = 15 * 60_000
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

/** Keeps that a mail was asked for; whether we know the address is looked up afterwards. */
export function keepAsk(kind: 'staff-reset' | 'lost-link', email: string, now: Instant): Promise<void> {
  const id = randomUUID()
  return askForMail({ id, kind, sealed: sealText('mail-ask', email, id) }, now)
}
