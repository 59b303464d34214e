import type { Actor } from '@/lib/auth/actor'
import type { Refusal } from '@/lib/core/refusal'
import { nobody, type SecurityActor } from '@/lib/core/security-event'
import type { Instant } from '@/lib/core/time'
import { noteSecurity } from './note-security'

interface Where {
  /** What was asked for: the name of an action or a page of ours. */
  about: string
  /** As the server saw it. */
  address: string | null
}

export const securityActorOf = (actor: Actor): SecurityActor =>
  actor.kind === 'staff' || actor.kind === 'key' ? { kind: actor.kind, id: actor.id }
    : actor.kind === 'patient' ? { kind: 'patient', id: null } : nobody

/** A code as the events take it: whatever else is in a name of ours becomes a hyphen. */
const codeOf = (about: string): string => about.replace(/[^\w.:/-]+/g, '-').slice(0, 60) || '-'

/**
 * Records a refusal for lack of authority: the wrong role, someone else's clinic, or no recent proof.
 * We don't record other refusals (a time that was taken, a typing error): nobody tried anything.
 */
export async function noteRefusal(
  actor: Actor, refusal: Refusal, { about, address }: Where, now: Instant,
): Promise<void> {
  const hidden = refusal.reason === 'not-found' && refusal.elsewhere === true
  if (refusal.reason !== 'forbidden' && refusal.reason !== 'prove-again' && !hidden) return
  const verb = refusal.reason === 'prove-again' ? 'proof.missing' : 'access.refused'
  await noteSecurity({ verb, actor: securityActorOf(actor), address, about: codeOf(about) }, now)
}

/** A write came from a foreign page, or without an Origin. We name nobody: the page may borrow a cookie. */
export const noteForeign = (address: string, now: Instant): Promise<void> =>
  noteSecurity({ verb: 'access.refused', actor: nobody, address, about: 'foreign-origin' }, now)
