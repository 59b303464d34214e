import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { setUnattendedDays, unattendedDays } from '@/lib/store/practice-rules'
import { transact } from '@/lib/store/transact'
import { requireRecent } from './require-recent'
import { eventActorOf } from './subject'

/**
 * How many days somebody who never came is kept, 30 to 3650. `was` is what was seen: who was second is told. Refusals: `forbidden`,
 * `prove-again`, `invalid`.
 */
export async function setRetention(actor: Actor, input: { days: number; was: number }, now: Instant): Promise<Result<null>> {
  if (clinicScopes(actor, 'retention.set').length === 0) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'retention.set', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => {
    if (input.days === await unattendedDays(tx)) return done(null) // it is so already
    if (!await setUnattendedDays(tx, input)) {
      if (input.days === await unattendedDays(tx)) return done(null)
      return refused({ reason: 'invalid', errors: [{ path: ['days'], message: 'Somebody changed this meanwhile. Look at what it says now, then save again.' }] })
    }
    await recordEvent(tx, { at: now, verb: 'retention', actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { from: input.was, to: input.days } })
    return done(null)
  })
}
