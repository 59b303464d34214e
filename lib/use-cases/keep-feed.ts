import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { feedSecret } from '@/lib/auth/feed-secret'
import { baseUrl } from '@/lib/config'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { closeFeed, findFeed, renewFeed } from '@/lib/store/calendar-feeds'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

const mayKeep = (actor: Actor): actor is StaffActor =>
  actor.kind === 'staff' && actor.practitionerId !== null && can(actor, 'feed.keep', { practitioner: actor.practitionerId })

const eventOf = (actor: StaffActor, verb: string, now: Instant): NewEvent =>
  ({ at: now, verb, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { practitioner: actor.practitionerId } })

/** The address of one's own calendar and since when it is good; null where there is none. Refusals: `forbidden` (not a practitioner). */
export async function readMyFeed(actor: Actor): Promise<Result<{ address: string; since: Instant } | null>> {
  if (!mayKeep(actor)) return refused({ reason: 'forbidden' })
  const row = await findFeed(actor.id)
  if (!row?.open) return done(null)
  return done({ address: `${baseUrl()}/api/calendar/feed/${feedSecret({ feed: row.id, generation: row.generation })}.ics`, since: row.changedAt })
}

/** Makes an address for one's own calendar, or a new one: an older one opens nothing from then on. Refusals: `forbidden`. */
export async function makeFeed(actor: Actor, now: Instant): Promise<Result<null>> {
  if (!mayKeep(actor)) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    const { generation } = await renewFeed(tx, actor.id, now)
    await recordEvent(tx, eventOf(actor, generation === 1 ? 'feed.make' : 'feed.renew', now))
    return done(null)
  })
}

/** Ends it. Refusals: `forbidden`. */
export async function stopFeed(actor: Actor, now: Instant): Promise<Result<null>> {
  if (!mayKeep(actor)) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    if (await closeFeed(tx, actor.id, now)) await recordEvent(tx, eventOf(actor, 'feed.stop', now))
    return done(null)
  })
}
