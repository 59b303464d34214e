import { toIso, type Instant } from '@/lib/core/time'
import { ask, sql, type Db } from './client'

/** Who a text comes from, and what they told us to send. */

export interface Texter {
  patient: string
  name: string
  clinic: string
  /** To come, and what they most likely speak of. */
  appointment: { id: string; reference: string; status: string } | null
}

/**
 * Whose number it is: of whom the last text to it was about, as long as that is to come; else whose next appointment is the soonest;
 * else whose last one was. Null for a number that nobody gave.
 */
export async function findTexter(number: string, now: Instant): Promise<Texter | null> {
  const [row] = await ask<{ patient: string; name: string; clinic: string; id: string; reference: string; status: string; isToCome: boolean }>(sql`
    select p.id as patient, p.name, a.clinic_id as clinic, a.id, a.reference, a.status,
      (a.starts_at > ${toIso(now)}::timestamptz and a.status in ('requested', 'confirmed')) as "isToCome"
    from appointment a join patient p on p.id = a.patient_id
      left join lateral (select max(m.sent_at) as at from message m where m.appointment_id = a.id and m.channel = 'text' and m.address = ${number}) told on true
    where p.phone = ${number} or p.other_phone = ${number} or a.contact_phone = ${number}
    order by "isToCome" desc, case when a.starts_at > ${toIso(now)}::timestamptz then told.at end desc nulls last,
      case when a.starts_at > ${toIso(now)}::timestamptz then a.starts_at end, a.starts_at desc, a.id limit 1`)
  if (!row) return null
  const { patient, name, clinic, id, reference, status, isToCome } = row
  return { patient, name, clinic, appointment: isToCome ? { id, reference, status } : null }
}

/** They are coming, said once. False where they had said so, or it is not to come any more. */
export async function markAttends(tx: Db, appointment: string, now: Instant): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: appointment, attendsAt: null, status: { in: ['requested', 'confirmed'] } }, data: { attendsAt: new Date(now) },
  })
  return count === 1
}

/** Everybody with that number is sent texts, or none. Answers whose record was changed. */
export async function setTexts(tx: Db, number: string, on: boolean): Promise<string[]> {
  const rows = await tx.patient.updateManyAndReturn({
    where: { texts: !on, OR: [{ phone: number }, { otherPhone: number }] }, data: { texts: on }, select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Whether somebody wants reminders; null where there is no such record. One that was merged is found as the one that goes on. */
export async function findReminders(patient: string): Promise<{ id: string; reminders: boolean } | null> {
  const [row] = await ask<{ id: string; reminders: boolean }>(sql`
    select kept.id, kept.reminders from patient p join patient kept on kept.id = coalesce(p.merged_into_id, p.id) where p.id = ${patient}::uuid`)
  return row ?? null
}

/** False where it was so before. */
export async function setReminders(tx: Db, patient: string, on: boolean): Promise<boolean> {
  const { count } = await tx.patient.updateMany({ where: { id: patient, reminders: !on }, data: { reminders: on } })
  return count === 1
}

/** What the text service could not deliver after all. Null where it is none of ours, or known. */
export async function failByProvider(tx: Db, providerId: string, error: string): Promise<string | null> {
  const [row] = await tx.message.updateManyAndReturn({
    where: { providerId, channel: 'text', status: 'sent' }, data: { status: 'failed', error }, select: { id: true },
  })
  return row?.id ?? null
}
