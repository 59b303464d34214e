import { createHmac } from 'node:crypto'
import { addressGroup } from '@/lib/auth/client-address'
import { serverKey } from '@/lib/auth/server-key'
import type { SecurityActor, SecurityVerb } from '@/lib/core/security-event'
import type { Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import { recordSecurityEvent } from '@/lib/store/security-events'

export interface Noted {
  verb: SecurityVerb
  actor: SecurityActor
  /** As the server saw it; only a mark of it is kept. */
  address: string | null
  /** A short code of our own; never text from outside. */
  about?: string | null
}

/** The same for one address, under a key that the database doesn't have: 66 bits are enough to tell sources apart. */
const markOf = (address: string): string =>
  createHmac('sha256', serverKey('security-event')).update(addressGroup(address)).digest('base64url').slice(0, 11)

/**
 * Writes down what a manager has to be able to see of sign-ins and refusals: one line in the log, one event. What couldn't be
 * written down is in the log: a refusal stays a refusal.
 */
export async function noteSecurity({ verb, actor, address, about = null }: Noted, now: Instant): Promise<void> {
  const event = { verb, actor, source: address === null ? null : markOf(address), about }
  log.info({ event: verb, by: actor.kind, id: actor.id, from: event.source, about }, 'security event')
  await recordSecurityEvent(event, now).catch((err: unknown) => log.warn({ err, event: verb }, 'a security event was not written'))
}
