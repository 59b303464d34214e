import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { channels, mayGoBy, messageKinds, type Channel, type MessageKind } from '@/lib/core/messages/kinds'
import type { TemplateView } from '@/lib/core/messages/message-view'
import { bodyOffers, subjectOffers } from '@/lib/core/messages/placeholders'
import { done, refused, type Result } from '@/lib/core/result'
import { defaultTemplate } from '@/lib/messages/templates'
import { findTemplates, type TemplateRow } from '@/lib/store/message-templates'

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
