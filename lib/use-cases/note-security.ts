import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addressGroup } from '@/lib/auth/client-address'
import { serverKey } from '@/lib/auth/server-key'
import type { SecurityActor, SecurityEvent, SecurityVerb } from '@/lib/core/security-event'
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

/** So many of one kind are written one by one in a minute, those after them by so many: a flood costs a twentieth. */
export const singly = 20
const minuteMs = 60_000
const mostKept = 1_000

// What this process noted in this minute, also where bundles load this module more than once.
const kept = globalThis as unknown as { plumblineNoted?: { minute: number; counts: Map<string, number> } }

/** How often it is to be written now: once, not yet, or for all of those that were waiting. */
function timesNow(event: SecurityEvent, now: Instant): number {
  const minute = Math.floor(now / minuteMs)
  if (kept.plumblineNoted?.minute !== minute) kept.plumblineNoted = { minute, counts: new Map() }
  const { counts } = kept.plumblineNoted
  if (counts.size >= mostKept) counts.clear()
  const key = JSON.stringify(event)
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  if (count <= singly) return 1
  return count % singly === 0 ? singly : 0
}

/** A refusal doesn't wait for a database that is away. */
const longestWaitMs = 1_000

/**
 * Writes down what a manager has to be able to see of sign-ins and refusals: one line in the log, one event. What couldn't be
 * written down is in the log: a refusal stays a refusal.
 */
export async function noteSecurity({ verb, actor, address, about = null }: Noted, now: Instant): Promise<void> {
  const event = { verb, actor, source: address === null ? null : markOf(address), about }
  const times = timesNow(event, now)
  if (times === 0) return
  log.info({ event: verb, by: actor.kind, id: actor.id, from: event.source, about, times }, 'security event')
  const written = recordSecurityEvent(event, now, times).catch((err: unknown) => log.warn({ err, event: verb }, 'a security event was not written'))
  const giveUp = new AbortController()
  await Promise.race([written, pause(longestWaitMs, undefined, { ref: false, signal: giveUp.signal }).catch(() => undefined)])
  giveUp.abort()
}
