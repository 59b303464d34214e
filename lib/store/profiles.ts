import type { Profile } from '@/lib/core/profile'
import { fromIso, type Instant } from '@/lib/core/time'
import { askIn, sql, type Db } from './client'

/** What practitioners say of themselves to patients. */

/** Held until the end of the transaction; null where there is no such practitioner. */
export async function lockProfile(tx: Db, practitioner: string): Promise<Profile | null> {
  const [row] = await askIn(tx)<Profile>(sql`select about, skills, languages from practitioner where id = ${practitioner} and active for update`)
  return row ?? null
}

export async function writeProfile(tx: Db, practitioner: string, { about, skills, languages }: Profile): Promise<void> {
  await tx.practitioner.update({ where: { id: practitioner }, data: { about, skills, languages } })
}

/** Who wrote it last, and when. */
export async function lastProfileChange(tx: Db, practitioner: string): Promise<{ by: string; at: Instant } | null> {
  const [row] = await askIn(tx)<{ by: string | null; at: string }>(sql`
    select actor_name as by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from event
    where verb in ('profile', 'practitioner.change') and detail ->> 'practitioner' = ${practitioner} order by id desc limit 1`)
  return row?.by ? { by: row.by, at: fromIso(row.at) } : null
}
