import type { Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { letGo } from '@/lib/store/calls'
import { recordEvent } from '@/lib/store/events'
import { transact } from '@/lib/store/transact'
import { findOpenCall } from './claim-call'
import { eventActorOf } from './subject'

/** Gives a claimed call back to the list; nothing happens where it wasn't one's own. Refusals: as `claimCall`. */
export async function letGoOfCall(actor: Actor, input: { call: string }, now: Instant): Promise<Result<null>> {
  const found = await findOpenCall(actor, 'call.let-go', input.call)
  if (!found.ok) return found
  const { row, staff } = found.value
  return transact(async (tx) => {
    if (await letGo(tx, input.call, staff.id)) {
      await recordEvent(tx, { at: now, verb: 'let-go', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id, patient: row.patientId })
    }
    return done(null)
  })
}
