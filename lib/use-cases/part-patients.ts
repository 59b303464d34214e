import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { setApart } from '@/lib/store/patient-alike'
import { transact } from '@/lib/store/transact'
import { findRecordFor } from './open-patient'
import { eventActorOf } from './subject'

/** "These are two people": the pair isn't asked about again. Refusals: `forbidden`, `not-found`, `record-merged`. */
export async function partPatients(
  actor: Actor, input: { one: string; other: string }, now: Instant,
): Promise<Result<null>> {
  for (const id of [input.one, input.other]) {
    const found = await findRecordFor(actor, 'patient.merge', id)
    if (!found.ok) return found
  }
  if (input.one === input.other) return refused({ reason: 'not-found' })
  return transact<null>(async (tx) => {
    if (!await setApart(tx, input.one, input.other, now)) return done(null)
    const by = { at: now, verb: 'apart', actor: eventActorOf(actor), clinic: null, appointment: null }
    await recordEvent(tx, { ...by, patient: input.one, detail: { from: input.other } })
    await recordEvent(tx, { ...by, patient: input.other, detail: { from: input.one } })
    return done(null)
  })
}
