import type { FailureKind } from '@/lib/core/messages/failure'
import type { Instant } from '@/lib/core/time'
import type { MailProbe } from './facts'

const minuteMs = 60_000
/** Signing in more often than that could be taken for guessing. */
const usualMs = 10 * minuteMs

/** Nobody was there to refuse us. */
const away: readonly FailureKind[] = [
  'dns-away',
  'hung-up',
  'no-route',
  'port-closed',
  'timed-out',
  'unreachable',
]

/**
 * Whether the mail server is to be reached again: one that was away within a minute, one that
 * refused us, or took us, after ten.
 */
export function isMailDue(
  probe: MailProbe | null,
  askedAt: Instant | null,
  clock: Instant,
): boolean {
  if (askedAt === null) return true
  const wasAway = probe !== null && probe.signIn !== 'well' && away.includes(probe.signIn)
  return clock - askedAt >= (wasAway ? minuteMs : usualMs)
}
