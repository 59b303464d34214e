import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'

/** The practice's own words, where a manager wrote some. */
export interface TemplateRow {
  kind: MessageKind
  channel: Channel
  subject: string | null
  body: string
  by: string
  at: Instant
}

export async function findTemplates(of: { kind?: MessageKind; channel?: Channel } = {}): Promise<TemplateRow[]> {
  const rows = await db().messageTemplate.findMany({ where: of, include: { editedBy: { select: { name: true } } } })
  return rows.map(({ kind, channel, subject, body, editedBy, editedAt }) =>
    ({ kind: kind as MessageKind, channel: channel as Channel, subject, body, by: editedBy.name, at: editedAt.getTime() }))
}

/** The practice's own words of one kind by one way; null: there are none. */
export const findTemplate = (tx: Db, kind: MessageKind, channel: Channel): Promise<{ subject: string | null; body: string } | null> =>
  tx.messageTemplate.findUnique({ where: { kind_channel: { kind, channel } }, select: { subject: true, body: true } })

export async function writeTemplate(
  tx: Db, template: { kind: MessageKind; channel: Channel; subject: string | null; body: string; staff: string }, now: Instant,
): Promise<void> {
  const { kind, channel, subject, body, staff } = template
  const data = { subject, body, editedById: staff, editedAt: new Date(now) }
  await tx.messageTemplate.upsert({ where: { kind_channel: { kind, channel } }, create: { kind, channel, ...data }, update: data })
}

/** Our own words again. False where they were. */
export async function dropTemplate(tx: Db, kind: MessageKind, channel: Channel): Promise<boolean> {
  return (await tx.messageTemplate.deleteMany({ where: { kind, channel } })).count === 1
}
