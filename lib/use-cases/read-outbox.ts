import type { Actor } from '@/lib/auth/actor'
import { clinicScope, clinicScopes } from '@/lib/auth/can'
import { config } from '@/lib/config'
import type { MessageEntry, OutboxView } from '@/lib/core/messages/message-view'
import type { Channel, MessageKind, MessageStatus } from '@/lib/core/messages/kinds'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { readChannel } from '@/lib/store/message-channels'
import { countFailures, countMessages, findFailures, findMessages, toEntry } from '@/lib/store/message-lists'
import { eventActorOf } from './subject'

export interface OutboxInput {
  /** Left out: every clinic of whoever asks. */
  clinic?: string | undefined
  status?: MessageStatus | undefined
  kind?: MessageKind | undefined
  channel?: Channel | undefined
  reference?: string | undefined
  /** The last one of the page before. */
  before?: { at: Instant; id: string } | undefined
}

const mostShown = 50
const mostFailures = 200

/** Whether there is a server to send each way by. */
export const serverSet = (channel: Channel): boolean => (channel === 'email' ? config().SMTP_URL : config().SMS_URL) !== undefined

/** How a way of sending is doing. For use-cases that have asked who it is for. */
export async function serverOf(channel: Channel): Promise<OutboxView['servers'][Channel]> {
  const { resumeAt, trouble } = await readChannel(channel)
  return { set: serverSet(channel), resumeAt, trouble }
}

/** At which clinics somebody may read messages: one of them, or all. */
function scopesFor(actor: Actor, clinic: string | undefined): string[] {
  if (clinic === undefined) return clinicScopes(actor, 'messages.read')
  const scope = clinicScope(actor, 'messages.read', clinic)
  return scope ? [scope] : []
}

/** What was sent and is to be sent, the last one made first. That it was looked at is an event. Refusal: `forbidden`. */
export async function readOutbox(actor: Actor, input: OutboxInput, now: Instant): Promise<Result<OutboxView>> {
  const { clinic, ...filter } = input
  const clinics = scopesFor(actor, clinic)
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const [rows, counts, email, text] = await Promise.all([
    findMessages({ ...filter, clinics }, mostShown + 1), countMessages(clinics), serverOf('email'), serverOf('text'),
  ])
  const entries = rows.slice(0, mostShown).map(toEntry)
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: clinic ?? null, appointment: null, patient: null, detail: { list: 'messages' } },
    entries.map(({ patient }) => patient?.id ?? null))
  return done({ entries, more: rows.length > mostShown, counts, servers: { email, text } })
}

/** What failed and nobody has seen to, the oldest first. That it was looked at is an event. Refusal: `forbidden`. */
export async function readFailures(actor: Actor, input: { clinic?: string | undefined }, now: Instant): Promise<Result<MessageEntry[]>> {
  const clinics = scopesFor(actor, input.clinic)
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const rows = await findFailures(clinics, mostFailures)
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: input.clinic ?? null, appointment: null, patient: null, detail: { list: 'failures' } },
    rows.map(({ patient }) => patient?.id ?? null))
  return done(rows.map(toEntry))
}

/** How many failures wait for somebody; 0 to whoever may not see. Writes nothing. */
export async function countOpenFailures(actor: Actor, input: { clinic?: string | undefined }): Promise<number> {
  const clinics = scopesFor(actor, input.clinic)
  return clinics.length === 0 ? 0 : countFailures(clinics)
}
