import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import type { SeenPerson } from '@/lib/core/event-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findStaffOf } from '@/lib/store/event-lists'
import { recordLook } from '@/lib/store/events'
import { findSeenBy } from '@/lib/store/seen-by'
import { requireRecent } from './require-recent'
import { eventActorOf } from './subject'

/**
 * Whose data an account saw from one instant (in it) to another (not in it), the latest seen first; the rule stands in store/shown-in.ts. That
 * it was asked, and who was named, is an event. Refusals: `forbidden`, `not-found` (nobody of the reader's clinics).
 */
export async function readSeenBy(actor: Actor, input: { staff: string; from: Instant; until: Instant }, now: Instant): Promise<Result<SeenPerson[]>> {
  const clinics = clinicScopes(actor, 'events.read')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  if (!(await findStaffOf(clinics)).some(({ id }) => id === input.staff)) return refused({ reason: 'not-found' })
  const people = await findSeenBy(input.staff, input, clinics)
  const look = { at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'seen-by', staff: input.staff } }
  await recordLook(look, people.map(({ kind, id, name }) => (kind === 'patient' && name !== null ? id : null)))
  return done(people)
}

/** The same, to be taken away as a file. Refusals: as `readSeenBy`, `prove-again`. */
export async function exportSeenBy(actor: Actor, input: Parameters<typeof readSeenBy>[1], now: Instant): Promise<Result<SeenPerson[]>> {
  if (clinicScopes(actor, 'events.export').length === 0) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'events.export', now)
  return late ? refused(late) : readSeenBy(actor, input, now)
}
