import type { Message } from '@/lib/core/messages/facts'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { reopenTells, tellByMessage } from '@/lib/store/to-tell'

const clock = { kind: 'clock', id: null, name: null } as const

/** What tells somebody of a change that the practice made. */
const tells = (message: Pick<Message, 'kind'>): boolean => ['moved', 'cancelled', 'released'].includes(message.kind)

/** Whoever stands on the list of those to be told was told of it in writing. */
export async function tickByMessage(tx: Db, message: Message, now: Instant): Promise<void> {
  if (message.appointment === null || !tells(message)) return
  for (const { why } of await tellByMessage(tx, message.appointment, now)) {
    await recordEvent(tx, { at: now, verb: 'tell', actor: clock, clinic: message.clinic, appointment: message.appointment, patient: message.patient,
      detail: { outcome: 'message', why, message: message.id } })
  }
}

/** It did not arrive after all: they are still to be told. */
export async function untickByMessage(tx: Db, message: Message): Promise<void> {
  if (message.appointment !== null && message.sentAt !== null && tells(message)) await reopenTells(tx, message.appointment, message.sentAt)
}
