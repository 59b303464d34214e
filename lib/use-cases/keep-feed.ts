import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { feedSecret } from '@/lib/auth/feed-secret'
import { baseUrl } from '@/lib/config'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { closeFeed, findFeed, renewFeed } from '@/lib/store/calendar-feeds'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { transact } from '@/lib/store/transact'
import { readProof, requireRecent, type Proof } from './require-recent'
import { eventActorOf } from './subject'

const may = (actor: Actor, action: 'feed.read' | 'feed.keep'): actor is StaffActor =>
  actor.kind === 'staff' && actor.practitionerId !== null && can(actor, action, { practitioner: actor.practitionerId })

const eventOf = (actor: StaffActor, verb: string, now: Instant): NewEvent =>
  ({ at: now, verb, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { practitioner: actor.practitionerId } })

export interface FeedView extends Proof {
  /** Null where there is no address. It is a secret: left out until they showed that it is them. */
  feed: { address: string | null; since: Instant } | null
}

/** The address of one's own calendar and since when it is good. Refusals: `forbidden` (not a practitioner). */
export async function readMyFeed(actor: Actor, now: Instant): Promise<Result<FeedView>> {
  if (!may(actor, 'feed.read')) return refused({ reason: 'forbidden' })
  const [row, proof] = await Promise.all([findFeed(actor.id), readProof(actor, now)])
  if (!row?.open) return done({ feed: null, ...proof })
  const address = proof.isRecent ? `${baseUrl()}/api/calendar/feed/${feedSecret({ feed: row.id, generation: row.generation })}.ics` : null
  return done({ feed: { address, since: row.changedAt }, ...proof })
}

/** Makes an address for one's own calendar, or a new one: an older one opens nothing from then on. Refusals: `forbidden`, `prove-again`. */
export async function makeFeed(actor: Actor, now: Instant): Promise<Result<null>> {
  if (!may(actor, 'feed.keep')) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'feed.keep', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => {
    const { generation } = await renewFeed(tx, actor.id, now)
    await recordEvent(tx, eventOf(actor, generation === 1 ? 'feed.make' : 'feed.renew', now))
    return done(null)
  })
}

/** Ends it. Refusals: `forbidden`, `prove-again`. */
export async function stopFeed(actor: Actor, now: Instant): Promise<Result<null>> {
  if (!may(actor, 'feed.keep')) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'feed.keep', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => {
    if (await closeFeed(tx, actor.id, now)) await recordEvent(tx, eventOf(actor, 'feed.stop', now))
    return done(null)
  })
}
