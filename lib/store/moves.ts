import type { MadeChange } from '@/lib/core/repeat'
import { toIso, type Instant } from '@/lib/core/time'
import { ask, askIn, sql, type Db, type Sql } from './client'

/** A change that an event tells of. */
export interface Change {
  appointment: string
  verb: string
  by: string | null
  at: Instant
  detail: unknown
}

/** Looking and claiming change nothing about when and with whom; neither does a note. */
const changes: Sql = sql`verb not in ('look', 'note', 'claim', 'let-go')`

interface Row {
  appointment: string
  verb: string
  by: string | null
  at: number
  detail: unknown
}

const fields: Sql = sql`appointment_id as appointment, verb, actor_id as by, extract(epoch from at)::float8 * 1000 as at, detail`
const toChange = (row: Row | undefined): Change | null => (row ? { ...row, at: Math.round(row.at) } : null)

/** The last thing that changed an appointment. */
export async function lastChangeOf(appointment: string, tx?: Db): Promise<Change | null> {
  const query = sql`select ${fields} from event where appointment_id = ${appointment}::uuid and ${changes} order by id desc limit 1`
  const [row] = await (tx ? askIn(tx)<Row>(query) : ask<Row>(query))
  return toChange(row)
}

/** Every verb that raises an appointment's version. */
const raises = ['request', 'take', 'book', 'import', 'lapse', 'confirm', 'release', 'move', 'cancel', 'arrive', 'complete', 'miss', 'undo',
  'attempt', 'note', 'contact']

/** The last change that raised its version, a note or a try by telephone as well. */
export async function lastMade(appointment: string): Promise<MadeChange | null> {
  const [row] = await ask<MadeChange>(sql`
    select verb, actor_kind as kind, actor_id as by, extract(epoch from at)::float8 * 1000 as at, detail
    from event where appointment_id = ${appointment}::uuid and verb = any(${raises}) order by id desc limit 1`)
  return row ? { ...row, at: Math.round(row.at) } : null
}

/** What somebody moved last at a clinic since then, unless something else became of it. */
export async function lastMoveBy(staff: string, clinic: string, since: Instant): Promise<Change | null> {
  const [row] = await ask<Row>(sql`
    select ${fields} from event moved where verb = 'move' and actor_id = ${staff} and clinic_id = ${clinic}
      and at >= ${toIso(since)}::timestamptz
      and not exists (select 1 from event later where later.appointment_id = moved.appointment_id and later.id > moved.id
        and ${changes})
    order by id desc limit 1`)
  return toChange(row)
}
