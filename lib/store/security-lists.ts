import { accountVerbs, type SecurityLine } from '@/lib/core/security-event'
import { toIso, type Day, type Instant, type Zone } from '@/lib/core/time'
import { db, join, sql, type Sql } from './client'

/** Sign-ins and refusals, as a manager reads them: what was noted by itself, and what of it stands among the events. */

export interface SecurityFilter {
  staff?: string | undefined
  verb?: string | undefined
  /** From this instant on, and before that one. */
  from?: Instant | undefined
  until?: Instant | undefined
  /** The last one of the page before. */
  before?: { at: Instant; id: string } | undefined
}

const at = (instant: Instant): Sql => sql`${toIso(instant)}::timestamptz`

/** `when`: the column that says so; `id`: what tells rows of one moment apart, in the order in which they are shown. */
function whereOf({ staff, verb, from, until, before }: SecurityFilter, when: Sql, id: Sql): Sql {
  const parts = [sql`true`]
  if (staff !== undefined) parts.push(sql`actor_id = ${staff}`)
  if (verb !== undefined) parts.push(sql`verb = ${verb}`)
  if (from !== undefined) parts.push(sql`${when} >= ${at(from)}`)
  if (until !== undefined) parts.push(sql`${when} < ${at(until)}`)
  if (before !== undefined) parts.push(sql`(${when}, ${id}) < (${at(before.at)}, ${before.id}::text)`)
  return join(parts, ' and ')
}

const noted = sql`'noted-' || lpad(id::text, 18, '0')`
const event = sql`'event-' || lpad(id::text, 18, '0')`
/** Patients sign in as well: that is none of this. */
const ofAccounts = sql`verb = any(${[...accountVerbs]}::text[]) and actor_kind = 'staff'`

type Row = Omit<SecurityLine, 'at'> & { at: Date }

/** The last ones first, at most so many. */
export async function findSecurity(filter: SecurityFilter, most: number): Promise<SecurityLine[]> {
  const rows = await db().$queryRaw<Row[]>`
    with page as (
      (select ${noted} as id, minute as at, verb, actor_kind as kind, actor_id as who, null as name, source, about, times, null as whose
        from security_event where ${whereOf(filter, sql`minute`, noted)} order by minute desc, id desc limit ${most})
      union all
      (select ${event}, at, verb, actor_kind, actor_id, actor_name, null, case when detail ? 'newDevice' then 'new-device' end, 1, detail ->> 'staff'
        from event where ${ofAccounts} and ${whereOf(filter, sql`at`, event)} order by at desc, id desc limit ${most})
      order by at desc, id desc limit ${most})
    select page.id, page.at, page.verb, page.kind, page.source, page.about, page.times,
      coalesce(page.name, staff.name, api_key.name) as by, case when page.whose <> page.who then other.name end as whose
    from page left join staff on page.kind = 'staff' and staff.id::text = page.who
      left join api_key on page.kind = 'key' and api_key.id::text = page.who
      left join staff other on other.id::text = page.whose
    order by page.at desc, page.id desc`
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}

/** How often what happened on each day of a clinic's clock, from an instant on. */
export async function countSecurity(zone: Zone, from: Instant, until: Instant): Promise<{ day: Day; verb: string; times: number }[]> {
  const day = (when: Sql): Sql => sql`to_char(${when} at time zone ${zone}::text, 'YYYY-MM-DD')`
  return db().$queryRaw`
    select day, verb, sum(times)::int as times from (
      select ${day(sql`minute`)} as day, verb, times from security_event where minute >= ${at(from)} and minute < ${at(until)}
      union all
      select ${day(sql`at`)}, verb, 1 from event where verb = 'sign-in' and actor_kind = 'staff' and at >= ${at(from)} and at < ${at(until)}
    ) noted group by day, verb order by day desc, verb`
}
