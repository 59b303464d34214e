import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/actor'
import { baseUrl, config } from '@/lib/config'
import type { Message } from '@/lib/core/messages/facts'
import type { Channel, TextedKind } from '@/lib/core/messages/kinds'
import type { MessagePreview } from '@/lib/core/messages/message-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { emailContent, textContent } from '@/lib/messages/content'
import { renderEmail, type RenderedEmail } from '@/lib/messages/email'
import type { Template } from '@/lib/messages/templates'
import { recordLook } from '@/lib/store/events'
import { findMessage } from '@/lib/store/messages'
import { findTemplates } from '@/lib/store/message-templates'
import { addressOf, readGround, type Ground } from './message-scene'
import { eventActorOf } from './subject'

const ownWords = async (message: Message, channel: Channel): Promise<Template | null> => (await findTemplates({ kind: message.kind, channel }))[0] ?? null

export async function emailOf(message: Message, ground: Ground, now: Instant): Promise<RenderedEmail> {
  return renderEmail(emailContent(message.kind, message.facts, ground.scene, await ownWords(message, 'email'), now))
}

export async function textOf(message: Message, ground: Ground, now: Instant): Promise<string> {
  return textContent(message.kind as TextedKind, message.facts, ground.scene, await ownWords(message, 'text'), now)
}

/** A calendar entry goes with what puts a visit into somebody's calendar, or takes it out. */
export const hasCalendar = ({ kind }: Pick<Message, 'kind'>): boolean => ['requested', 'confirmed', 'moved', 'cancelled', 'offer-taken'].includes(kind)

/** Who messages come from, where nobody has said: shown in a preview alone. */
const unsaid = (): string => `no-reply@${new URL(baseUrl()).hostname}`

/**
 * A message as the person it is for sees it, whether or not it can be sent: how it was sent, or would be now. Only the
 * secrets of its links are blanked, since they are that person's alone. That it was looked at is an event.
 * Refusals: `not-found`, `forbidden`.
 */
export async function renderPreview(actor: Actor, input: { id: string }, now: Instant): Promise<Result<MessagePreview>> {
  const message = await findMessage(input.id)
  if (!message || message.clinic === null) return refused({ reason: actor.kind === 'staff' ? 'not-found' : 'forbidden' })
  if (!can(actor, 'messages.read', { clinic: message.clinic })) return refused({ reason: 'forbidden' })
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: message.clinic, appointment: message.appointment, patient: message.patient, detail: { message: message.id } })
  const ground = await readGround(message, 'other', now)
  const { link, stop, practice } = ground.scene
  const to = message.address ?? addressOf(message, ground, message.channel)
  if (message.channel === 'text') {
    const text = await textOf(message, ground, now)
    return done({ channel: 'text', from: config().SMS_FROM ?? practice.phone, to, text, blanked: link.blanked && text.includes(link.address) })
  }
  const email = await emailOf(message, ground, now)
  const attachment = hasCalendar(message) ? 'appointment.ics' : null
  return done({ channel: 'email', from: config().MAIL_FROM ?? unsaid(), to, ...email, attachment,
    blanked: link.blanked || stop?.blanked === true })
}
