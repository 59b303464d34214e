import type { Day, Instant } from '@/lib/core/time'
import { toIso } from '@/lib/core/time'
import type { Blocker } from '@/lib/core/erasure'
import { db, sql, type Db, type Sql } from './client'
import { seenFrom } from './patient-records'
import { findUnfiled, theirIds } from './unfiled'

/** What the rules of keeping go by, read from the tables; the core says who is due. */

export interface KeptRow {
  id: string
  /** Null where `clinics` may not see it. */
  name: string | null
  dateOfBirth: Day | null
  lastTreated: Day | null
  lastHeard: Day
  blockers: Blocker[]
}

/** Visits that took place, or may have: nobody said that they didn't. */
export const mayBeTreated = sql`('confirmed', 'arrived', 'completed')`

const at = (instant: Instant): Sql => sql`${toIso(instant)}::timestamptz`

/** What is still to happen with a record: `p` is the patient's row. A merge can be taken back for a day. */
const blockersOf = (now: Instant): Sql => sql`array_remove(array[
  case when exists (select 1 from appointment a where a.patient_id = p.id and a.status in ('requested', 'confirmed', 'arrived') and a.ends_at > ${at(now)}) then 'ahead' end,
  case when exists (select 1 from call k join appointment a on a.id = k.appointment_id where a.patient_id = p.id and k.closed_at is null) then 'call' end,
  case when exists (select 1 from wait w where w.patient_id = p.id and w.closed_at is null) then 'waiting' end,
  case when exists (select 1 from to_tell t where t.patient_id = p.id and t.closed_at is null) then 'to-tell' end,
  case when exists (select 1 from ring_now r join appointment a on a.id = r.appointment_id where a.patient_id = p.id and r.closed_at is null) then 'ring-now' end,
  case when p.phone <> '' and exists (select 1 from ring_back b where b.phone = p.phone and plain_text(b.name) = plain_text(p.name) and b.closed_at is null) then 'ring-back' end,
  case when exists (select 1 from patient_merge m where (m.kept_id = p.id or m.gone_id = p.id) and m.undone_at is null and m.at > ${at(now - 86_400_000)}) then 'merge' end
  ], null)`

const day = (instant: Sql, zone: Sql): Sql => sql`(${instant} at time zone ${zone})::date`

/**
 * Records with what they are kept by. Days are the clinics' own; of what has none (when the record was made, a place on the waiting list) the
 * latest day that it is anywhere.
 */
const kept = (where: Sql, now: Instant, clinics: readonly string[]): Sql => sql`
  with visits as (
    select a.patient_id, max(${day(sql`a.ends_at`, sql`c.time_zone`)}) filter (where a.status in ${mayBeTreated}) as treated,
      max(${day(sql`greatest(a.created_at, a.changed_at, a.ends_at)`, sql`c.time_zone`)}) as heard
    from appointment a join clinic c on c.id = a.clinic_id where a.patient_id is not null group by a.patient_id),
  waited as (select patient_id, max(greatest(created_at, coalesce(closed_at, created_at)) + interval '14 hours') as heard from wait group by patient_id),
  kept as (
    select p.*, v.treated, greatest((p.created_at + interval '14 hours') at time zone 'UTC', (w.heard at time zone 'UTC'), v.heard::timestamp)::date as heard
    from patient p left join visits v on v.patient_id = p.id left join waited w on w.patient_id = p.id
    where p.merged_into_id is null and p.erased_how is distinct from 'whole')
  select p.id::text, (select name from patient where patient.id = p.id and ${seenFrom(clinics)}) as name,
    to_char(p.date_of_birth, 'YYYY-MM-DD') as "dateOfBirth", to_char(p.treated, 'YYYY-MM-DD') as "lastTreated", to_char(p.heard, 'YYYY-MM-DD') as "lastHeard", ${blockersOf(now)} as blockers
  from kept p where ${where} order by p.id`

/** Those whose last treatment, or whatever else was last heard of them, is long enough ago to be looked at: wider than the rule. */
export function findKept(before: { treated: Day; heard: Day }, now: Instant, clinics: readonly string[]): Promise<KeptRow[]> {
  const where = sql`(p.treated <= ${before.treated}::date or (p.treated is null and p.heard <= ${before.heard}::date))`
  return db().$queryRaw<KeptRow[]>(kept(where, now, clinics))
}

/** One of them; whether they are still to be called back is also looked for under other spellings of the name. */
export async function findKeptOne(id: string, now: Instant, clinics: readonly string[], tx: Db = db()): Promise<KeptRow | null> {
  const [row] = await tx.$queryRaw<KeptRow[]>(kept(sql`p.id = ${id}::uuid`, now, clinics))
  if (!row) return null
  const { isToBeRung } = await findUnfiled(tx, await theirIds(tx, id))
  return isToBeRung && !row.blockers.includes('ring-back') ? { ...row, blockers: [...row.blockers, 'ring-back'] } : row
}

/** Wishes to be rung that were settled before then, and still say whose they were. */
export function countOldRingBacks(before: Instant, erasedName: string): Promise<number> {
  return db().ringBack.count({ where: { closedAt: { lt: new Date(before) }, name: { not: erasedName } } })
}
