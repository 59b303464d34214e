import type { Actor } from '@/lib/auth/actor'
import { linkSecret } from '@/lib/auth/link-secret'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { raiseLinkGeneration } from '@/lib/store/appointments'
import { recordEvent } from '@/lib/store/events'
import { statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { changedMeanwhile, eventActorOf, findFor } from './subject'

/**
 * A new link to an appointment; every older one ends. Answers the new secret. Refusals: `not-found`, `changed-meanwhile`
 * (somebody renewed it first: the link that asked has ended).
 */
export async function renewLink(actor: Actor, input: { reference: string }, now: Instant): Promise<Result<{ secret: string }>> {
  const found = await findFor(actor, 'appointment.renew-link', input.reference)
  if (!found.ok) return found
  const row = found.value
  const generation = row.linkGeneration + 1
  const renewed = await transact<{ secret: string }>(async (tx) => {
    if (!await raiseLinkGeneration(tx, row)) return refused({ reason: 'changed-meanwhile', status: statusOf(row), by: '', at: now })
    await recordEvent(tx, { at: now, verb: 'renew-link', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId,
      detail: { generation } })
    return done({ secret: linkSecret(row.id, generation) })
  })
  return renewed.ok ? renewed : changedMeanwhile(row.id)
}
