import { erasedName, type Erasure, type HeldCounts } from '@/lib/core/erasure'
import { toIso, type Instant } from '@/lib/core/time'
import { db, sql, type Db, type Sql } from './client'
import { mayBeTreated } from './kept-records'

/** What of a record goes. Events stay as they are: they name a patient by an id alone, which leads to nobody afterwards. */

const treated = sql`a.status in ${mayBeTreated}`
/** The record and those that were merged into it. */
const theirs = (id: string): Sql => sql`(with recursive theirs as (select ${id}::uuid as id
  union select patient.id from patient join theirs on patient.merged_into_id = theirs.id) select id from theirs)`

/** Wishes to be rung under one of these records' names and numbers: they have no record of their own. */
export const ringBacksOf = (ids: Sql): Sql => sql`exists (select 1 from patient p where p.id in ${ids} and b.phone in (p.phone, p.other_phone) and b.phone <> ''
  and plain_text(b.name) = plain_text(p.name))`

export async function countHeld(id: string): Promise<HeldCounts> {
  const ids = theirs(id)
  const of = (from: Sql): Sql => sql`(select count(*)::int from ${from})`
  const appointments = sql`appointment a where a.patient_id in ${ids}`
  const answers = sql`questionnaire q join appointment a on a.id = q.appointment_id where a.patient_id in ${ids}`
  const [row] = await db().$queryRaw<HeldCounts[]>`select
    (select sum(num_nonnulls(nullif(p.phone, ''), p.other_phone, p.email, p.note, p.carer_name, p.carer_phone))::int from patient p where p.id in ${ids}) as contact,
    ${of(sql`${appointments} and ${treated}`)} as treated, ${of(sql`${appointments} and not ${treated}`)} as untreated,
    ${of(sql`${answers} and ${treated}`)} as "answersKept", ${of(sql`${answers} and not ${treated}`)} as "answersGone",
    ${of(sql`attempt t join call k on k.id = t.call_id join appointment a on a.id = k.appointment_id where a.patient_id in ${ids}`)} as attempts,
    ${of(sql`message m where m.patient_id in ${ids} and m.address is not null`)} as messages, ${of(sql`wait w where w.patient_id in ${ids}`)} as waits,
    ${of(sql`ring_back b where ${ringBacksOf(ids)}`)} as "ringBacks"`
  if (!row) throw new Error('no counts')
  return row
}

/** Locks the record until the transaction ends. Null where it is another version by now, or merged, or gone. */
export async function lockForErasure(tx: Db, id: string, version: number): Promise<{ id: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`select id::text from patient where id = ${id}::uuid and version = ${version}
    and merged_into_id is null and erased_how is distinct from 'whole' for update`
  return row ?? null
}

/** By part: what stands with visits that took place is the treatment record, and stays. */
const goes = (how: Erasure): Sql => (how === 'whole' ? sql`true` : sql`not ${treated}`)

/** Takes away whatever may go of a record that is locked, and of those merged into it. */
export async function writeErasure(tx: Db, id: string, how: Erasure, now: Instant): Promise<void> {
  const ids = theirs(id)
  const own = sql`a.patient_id in ${ids}`
  const appointments = (which: Sql): Sql => sql`(select a.id from appointment a where ${own} and ${which})`
  // First what is found by the name, the number and the address, while these still stand.
  await tx.$executeRaw`update ring_back_try t set note = null from ring_back b where b.id = t.ring_back_id and ${ringBacksOf(ids)}`
  await tx.$executeRaw`update ring_back b set name = ${erasedName}, phone = '', about = null, note = null where ${ringBacksOf(ids)}`
  const addresses = sql`(select lower(email) from patient p where p.id in ${ids} and email is not null
    union select lower(a.contact_email) from appointment a where ${own} and a.contact_email is not null)`
  const sharedWithNobody = sql`email in ${addresses} and not exists (select 1 from patient other where lower(other.email) = email and other.id not in ${ids})`
  await tx.$executeRaw`delete from patient_sign_in where ${sharedWithNobody}`
  await tx.$executeRaw`delete from patient_session where ${sharedWithNobody}`
  await tx.$executeRaw`delete from questionnaire_reading where appointment_id in ${appointments(goes(how))}`
  await tx.$executeRaw`delete from questionnaire where appointment_id in ${appointments(goes(how))}`
  await tx.$executeRaw`update questionnaire set answers = answers - 'contact' where appointment_id in ${appointments(sql`true`)}`
  await tx.$executeRaw`delete from ring_now_try t using ring_now r where r.id = t.ring_now_id and r.appointment_id in ${appointments(goes(how))}`
  await tx.$executeRaw`delete from ring_now where appointment_id in ${appointments(goes(how))}`
  await tx.$executeRaw`update attempt t set note = null from call k where k.id = t.call_id and k.appointment_id in ${appointments(sql`true`)}`
  await tx.$executeRaw`update wait set note = null where patient_id in ${ids}`
  await tx.$executeRaw`update message set address = null, status = case when status in ('due', 'no-server') then 'unwanted' else status end,
    error = case when status in ('due', 'no-server') then 'over' else error end
    where patient_id in ${ids} or appointment_id in ${appointments(sql`true`)} and recipient = 'patient'`
  await tx.$executeRaw`update patient_merge set before = before - 'before' - 'after' where kept_id in ${ids} or gone_id in ${ids}`
  // A link that was given leads nowhere afterwards.
  await tx.$executeRaw`update appointment a set booked_by_name = null, contact_email = null, contact_phone = null, contact_phone_wrong_at = null,
    best_time = 'any', link_generation = link_generation + 1 where ${own}`
  await tx.$executeRaw`update appointment a set reason = null, note = null, pregnant = false where ${own} and ${goes(how)}`
  await tx.$executeRaw`update patient p set phone = '', other_phone = null, email = null, note = null, flags = '{}', carer_name = null, carer_phone = null,
    ringing = 'never', tell_by = 'phone', reminders = false, texts = false, wrong_number_at = null, version = version + 1,
    erased_at = ${toIso(now)}::timestamptz, erased_how = ${how} where p.id in ${ids}`
  if (how === 'whole') await tx.$executeRaw`update patient p set name = ${erasedName}, date_of_birth = null where p.id in ${ids}`
}

/** Wishes to be rung that were settled before then: whose they were goes. Answers which. */
export async function eraseOldRingBacks(tx: Db, before: Instant): Promise<{ id: string; clinic: string }[]> {
  const rows = await tx.$queryRaw<{ id: string; clinic: string }[]>`update ring_back set name = ${erasedName}, phone = '', about = null, note = null
    where closed_at < ${toIso(before)}::timestamptz and name <> ${erasedName} returning id::text, clinic_id as clinic`
  await tx.$executeRaw`update ring_back_try set note = null where ring_back_id = any(${rows.map(({ id }) => id)}::uuid[])`
  return rows
}
