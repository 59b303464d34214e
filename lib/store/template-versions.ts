import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import type { TemplateVersion } from '@/lib/core/messages/opened-message'
import { ask, sql, type Db } from './client'

interface Row {
  id: string
  at: Date
  by: string
  subject: string | null
  body: string | null
}

/** What was written for a kind and way, the last one first: each event that changed the words holds them. */
export async function findVersions(kind: MessageKind, channel: Channel, most: number): Promise<TemplateVersion[]> {
  const rows = await ask<Row>(sql`
    select id::text, at, coalesce(actor_name, actor_kind) as by, detail ->> 'subject' as subject, detail ->> 'body' as body
    from event where verb = 'template' and detail ->> 'kind' = ${kind} and detail ->> 'channel' = ${channel}
    order by event.id desc limit ${most}`)
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}

/** Whoever writes the words of a kind holds them first, whether or not some were written before. Null: our own words stand. */
export async function lockTemplate(tx: Db, kind: MessageKind, channel: Channel): Promise<{ by: string; at: number } | null> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('template'), hashtext(${`${kind} ${channel}`}))`
  const row = await tx.messageTemplate.findUnique({ where: { kind_channel: { kind, channel } }, include: { editedBy: { select: { name: true } } } })
  return row && { by: row.editedBy.name, at: row.editedAt.getTime() }
}
