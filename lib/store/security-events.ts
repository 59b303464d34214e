import { mostApart, type SecurityEvent } from '@/lib/core/security-event'
import { toIso, type Instant } from '@/lib/core/time'
import { db } from './client'
import { tryAgain } from './transact'

const minuteMs = 60_000

/**
 * Writes down a failed sign-in, a delay or a refusal. The same once more within a minute is counted in the same row, and of many
 * different ones those past `mostApart` are counted together: a stranger can't fill the disk. One statement, of its own: it stays
 * whatever becomes of the request.
 */
export async function recordSecurityEvent(event: SecurityEvent, now: Instant, times = 1): Promise<void> {
  const { verb, actor, source, about } = event
  const minute = toIso(now - (now % minuteMs))
  const most = actor.id === null ? mostApart.unknown : mostApart.known
  await tryAgain(() => db().$executeRaw`
    with others as (
      select count(*) as apart from security_event where verb = ${verb} and minute = ${minute}::timestamptz
        and (actor_id is null) = ${actor.id === null} and actor_kind <> 'many'
        and (actor_kind, actor_id, source, about) is distinct from (${actor.kind}::text, ${actor.id}::text, ${source}::text, ${about}::text)
    )
    insert into security_event (minute, verb, actor_kind, actor_id, source, about, times)
    select ${minute}::timestamptz, ${verb}, case when apart < ${most} then ${actor.kind}::text else 'many' end,
      case when apart < ${most} then ${actor.id}::text end, case when apart < ${most} then ${source}::text end,
      case when apart < ${most} then ${about}::text end, ${times}::int
    from others
    on conflict (verb, minute, actor_kind, actor_id, source, about) do update set times = security_event.times + excluded.times`)
}
