import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { channels, mayGoBy, messageKinds, type Channel, type MessageKind } from '@/lib/core/messages/kinds'
import type { TemplateView } from '@/lib/core/messages/message-view'
import { bodyOffers, checkTemplate, subjectOffers } from '@/lib/core/messages/placeholders'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { defaultTemplate } from '@/lib/messages/templates'
import { recordEvent } from '@/lib/store/events'
import { dropTemplate, findTemplates, writeTemplate, type TemplateRow } from '@/lib/store/message-templates'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

const mayEdit = (actor: Actor): boolean => clinicScopes(actor, 'template.edit').length > 0

function viewOf(kind: MessageKind, channel: Channel, row: TemplateRow | undefined): TemplateView {
  const { subject, body } = row ?? defaultTemplate(kind, channel)
  return { kind, channel, subject, body, edited: row ? { by: row.by, at: row.at } : null,
    offers: { subject: channel === 'email' ? subjectOffers(kind) : [], body: bodyOffers(kind, channel) } }
}

/** The words of every kind by every way it goes, with what may stand in braces. Refusal: `forbidden`. */
export async function readTemplates(actor: Actor): Promise<Result<TemplateView[]>> {
  if (!mayEdit(actor)) return refused({ reason: 'forbidden' })
  const rows = await findTemplates()
  return done(messageKinds.flatMap((kind) => channels.filter((channel) => mayGoBy(kind, channel)).map((channel) =>
    viewOf(kind, channel, rows.find((row) => row.kind === kind && row.channel === channel)))))
}

export interface TemplateInput {
  kind: MessageKind
  channel: Channel
  /** Null for a text. */
  subject: string | null
  body: string
}

/** Keeps the practice's own words. Refusals: `forbidden`, `invalid` by field (a name in braces that this kind doesn't have). */
export async function saveTemplate(actor: Actor, input: TemplateInput, now: Instant): Promise<Result<null>> {
  const { kind, channel, body } = input
  if (!mayEdit(actor) || actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  if (!mayGoBy(kind, channel)) return refused({ reason: 'invalid', errors: [{ path: ['channel'], message: 'This is sent by email alone' }] })
  const subject = channel === 'email' ? input.subject : null
  const errors = checkTemplate(kind, channel, { subject, body })
  if (errors.length > 0) return refused({ reason: 'invalid', errors })
  return transact<null>(async (tx) => {
    await writeTemplate(tx, { kind, channel, subject, body: body.replaceAll('\r\n', '\n').trim(), staff: actor.id }, now)
    await recordEvent(tx, { at: now, verb: 'template', actor: eventActorOf(actor), clinic: null, appointment: null, patient: null,
      detail: { kind, channel, own: true } })
    return done(null)
  })
}

/** Our own words again. Twice is once. Refusal: `forbidden`. */
export async function resetTemplate(actor: Actor, input: { kind: MessageKind; channel: Channel }, now: Instant): Promise<Result<null>> {
  if (!mayEdit(actor)) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    if (await dropTemplate(tx, input.kind, input.channel)) {
      await recordEvent(tx, { at: now, verb: 'template', actor: eventActorOf(actor), clinic: null, appointment: null, patient: null,
        detail: { kind: input.kind, channel: input.channel, own: false } })
    }
    return done(null)
  })
}
