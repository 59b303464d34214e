import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import type { OutboxView } from '@/lib/core/messages/message-view'
import { refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readOutbox, type OutboxInput } from './read-outbox'

/** All messages of one clinic: a manager's to read. The desk has what failed, and what a patient's record tells. Refusal: `forbidden`. */
export async function openOutbox(actor: Actor, input: OutboxInput & { clinic: string }, now: Instant): Promise<Result<OutboxView>> {
  return clinicScope(actor, 'outbox.read', input.clinic) ? readOutbox(actor, input, now) : refused({ reason: 'forbidden' })
}
