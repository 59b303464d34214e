import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import type { TemplateVersion } from '@/lib/core/messages/opened-message'
import { ask, sql, type Ask, type Db } from './client'

interface Row {
  id: string
  at: Date
  by: string
  staff: string | null
  subject: string | null
  body: string | null
}

/** What was written for a kind and way, the last one first: each event that changed the words holds them. */
export async function findVersions(kind: MessageKind, channel: Channel, most: number, run: Ask = ask): Promise<TemplateVersion[]> {
  const rows = await run<Row>(sql`
    select id::text, at, coalesce(actor_name, actor_kind) as by, actor_id as staff, detail ->> 'subject' as subject, detail ->> 'body' as body
    from event where verb = 'template' and detail ->> 'kind' = ${kind} and detail ->> 'channel' = ${channel}
    order by event.id desc limit ${most}`)
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}

/** Whoever writes the words of a kind holds them first, whether or not some were written before. */
export async function lockTemplate(tx: Db, kind: MessageKind, channel: Channel): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('template'), hashtext(${`${kind} ${channel}`}))`
}
