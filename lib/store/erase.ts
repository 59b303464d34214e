import { erasedName, type Erasure, type HeldCounts } from '@/lib/core/erasure'
import { toIso, type Instant } from '@/lib/core/time'
import { db, sql, type Db, type Sql } from './client'
import { eraseFromFiles } from './import-erase'
import { mayBeTreated } from './kept-records'
import { findUnfiled, theirIds } from './unfiled'

/**
 * What of a record goes, and what somebody left elsewhere. Events stay as they are: they name a patient
 * by an id alone, which leads to nobody afterwards.
 */

const treated = sql`a.status in ${mayBeTreated}`
const inIds = (ids: readonly string[]): Sql => sql`any(${[...ids]}::uuid[])`

export async function countHeld(id: string): Promise<HeldCounts> {
  const all = await theirIds(db(), id)
  const ids = inIds(all)
  const { ringBacks, rows } = await findUnfiled(db(), all)
  const of = (from: Sql): Sql => sql`(select count(*)::int from ${from})`
  const appointments = sql`appointment a where a.patient_id = ${ids}`
  const answers = sql`questionnaire q join appointment a on a.id = q.appointment_id
    where a.patient_id = ${ids}`
  const calls = sql`attempt t join call k on k.id = t.call_id
    join appointment a on a.id = k.appointment_id`
  const [row] = await db().$queryRaw<Omit<HeldCounts, 'ringBacks' | 'importRows'>[]>`select
    (select sum(num_nonnulls(nullif(p.phone, ''), p.other_phone, p.email, p.note, p.carer_name,
      p.carer_phone))::int from patient p where p.id = ${ids}) as contact,
    ${of(sql`${appointments} and ${treated}`)} as treated,
    ${of(sql`${appointments} and not ${treated}`)} as untreated,
    ${of(sql`${answers} and ${treated}`)} as "answersKept",
    ${of(sql`${answers} and not ${treated}`)} as "answersGone",
    ${of(sql`${calls} where a.patient_id = ${ids}`)} as attempts,
    ${of(sql`message m where m.patient_id = ${ids} and m.address is not null`)} as messages,
    ${of(sql`wait w where w.patient_id = ${ids}`)} as waits`
  if (!row) throw new Error('no counts')
  return { ...row, ringBacks: ringBacks.length, importRows: rows.length }
}

/** Locks the record until the transaction ends. Null where it is another version, merged, or gone. */
export async function lockForErasure(
  tx: Db, id: string, version: number,
): Promise<{ id: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from patient where id = ${id}::uuid and version = ${version}
      and merged_into_id is null and erased_how is distinct from 'whole' for update`
  return row ?? null
}

/** By part: what is part of visits that took place is the treatment record, and stays. */
const goes = (how: Erasure): Sql => (how === 'whole' ? sql`true` : sql`not ${treated}`)

/** What is found by names, numbers and addresses alone, while the records still have them. */
async function eraseUnfiled(tx: Db, ids: readonly string[]): Promise<void> {
  const left = await findUnfiled(tx, ids)
  const ringBacks = inIds(left.ringBacks)
  const emails = sql`any(${left.emails}::text[])`
  await tx.$executeRaw`update ring_back_try set note = null where ring_back_id = ${ringBacks}`
  await tx.$executeRaw`update ring_back set name = ${erasedName}, phone = '', about = null, note = null,
    best_time = 'any' where id = ${ringBacks}`
  await tx.$executeRaw`
    delete from draft where encode(secret_hash, 'hex') = any(${left.drafts}::text[])`
  await tx.$executeRaw`delete from patient_sign_in where lower(email) = ${emails}`
  await tx.$executeRaw`delete from patient_session where lower(email) = ${emails}`
  await forgetAddresses(tx, sql`kind = 'sign-in-link' and lower(address) = ${emails}`)
  await eraseFromFiles(tx, left)
}

/** Nobody can tell any more where these went. What is still to go doesn't, nor what is being sent. */
async function forgetAddresses(tx: Db, which: Sql): Promise<void> {
  const unsent = sql`status in ('due', 'no-server', 'sending')`
  await tx.$executeRaw`update message set address = null, sent_to_hash = null, provider_id = null,
      lease_until = null, next_try_at = null, error = case when ${unsent} then 'over' else error end,
      status = case when ${unsent} then 'unwanted' else status end
    where ${which}`
}

async function eraseAnswers(tx: Db, all: Sql, gone: Sql): Promise<void> {
  await tx.$executeRaw`delete from questionnaire_reading where appointment_id in ${gone}`
  await tx.$executeRaw`delete from questionnaire where appointment_id in ${gone}`
  await tx.$executeRaw`
    update questionnaire set answers = answers - 'contact' where appointment_id in ${all}`
  await tx.$executeRaw`delete from ring_now_try t using ring_now r
    where r.id = t.ring_now_id and r.appointment_id in ${gone}`
  await tx.$executeRaw`delete from ring_now where appointment_id in ${gone}`
  await tx.$executeRaw`update attempt t set note = null from call k
    where k.id = t.call_id and k.appointment_id in ${all}`
  await tx.$executeRaw`delete from idempotency_key where appointment_id in ${all}`
}

/** Takes away everything that may go of a record that is locked, and of those merged into it. */
export async function writeErasure(tx: Db, id: string, how: Erasure, now: Instant): Promise<void> {
  const all = await theirIds(tx, id)
  const ids = inIds(all)
  const own = sql`a.patient_id = ${ids}`
  const appointments = (which: Sql): Sql =>
    sql`(select a.id from appointment a where ${own} and ${which})`
  await eraseUnfiled(tx, all)
  await eraseAnswers(tx, appointments(sql`true`), appointments(goes(how)))
  await tx.$executeRaw`update wait set note = null where patient_id = ${ids}`
  await forgetAddresses(tx, sql`patient_id = ${ids}
    or (recipient = 'patient' and appointment_id in ${appointments(sql`true`)})`)
  await tx.$executeRaw`update patient_merge set before = before - 'before' - 'after'
    where kept_id = ${ids} or gone_id = ${ids}`
  // A link that was given leads nowhere afterwards.
  await tx.$executeRaw`update appointment a set booked_by_name = null, given_name = null,
    given_phone = null, contact_email = null,
    contact_phone = null, contact_phone_wrong_at = null, best_time = 'any',
    link_generation = link_generation + 1 where ${own}`
  await tx.$executeRaw`update appointment a set reason = null, note = null, pregnant = false
    where ${own} and ${goes(how)}`
  await tx.$executeRaw`update patient set phone = '', other_phone = null, email = null, note = null,
    flags = '{}', carer_name = null, carer_phone = null, ringing = 'never', tell_by = 'phone',
    reminders = false, texts = false, wrong_number_at = null, version = version + 1,
    erased_at = ${toIso(now)}::timestamptz, erased_how = ${how} where id = ${ids}`
  if (how === 'part') return
  await tx.$executeRaw`
    update patient set name = ${erasedName}, date_of_birth = null where id = ${ids}`
}

/** Wishes to be rung that were settled before then: whose they were goes. Answers which. */
export async function eraseOldRingBacks(tx: Db, before: Instant): Promise<{ id: string; clinic: string }[]> {
  const rows = await tx.$queryRaw<{ id: string; clinic: string }[]>`update ring_back set name = ${erasedName}, phone = '', about = null, note = null
    where closed_at < ${toIso(before)}::timestamptz and name <> ${erasedName} returning id::text, clinic_id as clinic`
  await tx.$executeRaw`update ring_back_try set note = null where ring_back_id = any(${rows.map(({ id }) => id)}::uuid[])`
  return rows
}
