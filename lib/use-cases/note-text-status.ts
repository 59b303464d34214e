import type { FailureKind } from '@/lib/core/messages/failure'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findMessage } from '@/lib/store/messages'
import { recordEvent } from '@/lib/store/events'
import { failByProvider } from '@/lib/store/texters'
import { transact } from '@/lib/store/transact'
import { untickByMessage } from './tick-by-message'

export interface TextStatus {
  /** The service's name for the text. */
  sid: string
  status: string
  /** Why it didn't arrive, where the service says. */
  why?: FailureKind | null
}

/**
 * What the text service says became of a text: one that was not delivered has failed, and whoever was to be told by it is still to be
 * told. Anything else changes nothing; twice is once. Answers whether it was a failure of ours.
 */
export async function noteTextStatus({ sid, status, why }: TextStatus, now: Instant): Promise<boolean> {
  if (status !== 'failed' && status !== 'undelivered') return false
  const noted = await transact<boolean>(async (tx) => {
    const id = await failByProvider(tx, sid, why ?? 'undelivered')
    const message = id === null ? null : await findMessage(id)
    if (!message) return done(false)
    await untickByMessage(tx, message)
    await recordEvent(tx, { at: now, verb: 'undelivered', actor: { kind: 'clock', id: null, name: null }, clinic: message.clinic,
      appointment: message.appointment, patient: message.patient, detail: { message: message.id, kind: message.kind } })
    return done(true)
  })
  return noted.ok && noted.value
}
