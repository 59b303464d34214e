import type { Channel, MessageKind, MessageStatus } from '@/lib/core/messages/kinds'
import type { PatientMessage } from '@/lib/core/messages/opened-message'
import { ask, sql } from './client'

interface Told {
  id: string
  kind: string
  channel: string
  status: string
  clinic: string | null
  reference: string | null
  address: string | null
  error: string | null
  created_at: Date
  due_at: Date
  next_try_at: Date | null
  sent_at: Date | null
  dealt_at: Date | null
}

const toPatientMessage = (row: Told): PatientMessage => ({
  id: row.id, kind: row.kind as MessageKind, channel: row.channel as Channel, status: row.status as MessageStatus, clinic: row.clinic,
  reference: row.reference, address: row.address, error: row.error, createdAt: row.created_at.getTime(), dueAt: row.due_at.getTime(),
  nextTryAt: row.next_try_at?.getTime() ?? null, sentAt: row.sent_at?.getTime() ?? null, dealtAt: row.dealt_at?.getTime() ?? null,
})

/** What a patient, or a record that was merged into theirs, was sent by these clinics; the last one made first. */
export async function findMessagesOf(patient: string, clinics: readonly string[], most: number): Promise<PatientMessage[]> {
  const rows = await ask<Told>(sql`
    with recursive theirs as (
      select ${patient}::uuid as id union select patient.id from patient join theirs on patient.merged_into_id = theirs.id)
    select m.id, m.kind, m.channel, m.status, m.clinic_id as clinic, a.reference, m.address, m.error, m.created_at, m.due_at, m.next_try_at,
      m.sent_at, m.dealt_at
    from message m join theirs on theirs.id = m.patient_id left join appointment a on a.id = m.appointment_id
    where m.clinic_id = any(${[...clinics]}) order by m.created_at desc, m.id limit ${most}`)
  return rows.map(toPatientMessage)
}
