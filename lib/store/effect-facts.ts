import type { EffectGround, EffectVisit } from '@/lib/core/practice-effect'
import type { Taken } from '@/lib/core/diary-facts'
import { toIso, type Instant } from '@/lib/core/time'
import { ask, sql, type Ask, type Db } from './client'
import { readTaken } from './taken'

/** What is asked for or agreed on with these practitioners, wherever, and isn't over; by start, however far ahead. */
const findVisits = (read: Ask, practitioners: readonly string[], now: Instant): Promise<EffectVisit[]> => read(sql`
  select id, clinic_id as clinic, practitioner_id as practitioner, extract(epoch from starts_at)::float8 * 1000 as start,
    extract(epoch from ends_at)::float8 * 1000 as end
  from appointment where practitioner_id = any(${[...practitioners]}) and status in ('requested', 'confirmed')
    and ends_at > ${toIso(now)}::timestamptz and starts_at > ${toIso(now - 12 * 3_600_000)}::timestamptz
  order by starts_at, id`)

/** What the effect of a change is worked out from: time taken, and appointments to come. */
export async function readEffectFacts(ground: EffectGround, now: Instant, read: Ask = ask): Promise<{ taken: Taken[]; visits: EffectVisit[] }> {
  if (ground.practitioners.length === 0) return { taken: [], visits: [] }
  const { taken } = await readTaken(ground, ground.from, ground.to, now, read)
  return { taken, visits: await findVisits(read, ground.practitioners, now) }
}

/** Holds these appointments until the end of the transaction; answers those that are still asked for or agreed on. */
export async function lockVisits(tx: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from appointment where id = any(${[...ids]}::uuid[]) and status in ('requested', 'confirmed') order by id for update`
  return rows.map(({ id }) => id)
}
