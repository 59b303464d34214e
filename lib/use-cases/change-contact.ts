import type { Actor } from '@/lib/auth/actor'
import type { BestTime } from '@/lib/core/appointment'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { changeContact as writeContact, findAppointment, type AppointmentRow, type Contact } from '@/lib/store/appointments'
import { recordEvent } from '@/lib/store/events'
import { statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { again } from './repeated'
import { changedMeanwhile, eventActorOf, findFor } from './subject'

export interface ContactInput {
  reference: string
  /** The version that was on the screen. */
  version: number
  /** E.164 */
  phone: string
  /** Null: none with this appointment. */
  email: string | null
  bestTime: BestTime
}

/** With the appointment, not with the record: the link proves no more than the appointment. The record's own number is none of it. */
const contactOf = (row: AppointmentRow, { phone, email, bestTime }: ContactInput): Contact =>
  ({ phone: phone === (row.givenPhone ?? row.patient?.phone) ? null : phone, email, bestTime: row.status === 'requested' ? bestTime : row.bestTime as BestTime })

const changedFields = (row: AppointmentRow, contact: Contact): string[] => [
  ...(contact.phone === row.contactPhone ? [] : ['phone']), ...(contact.email === row.contactEmail ? [] : ['email']),
  ...(contact.bestTime === row.bestTime ? [] : ['best-time']),
]

/**
 * Another number to ring, another email, another time to ring at: for this appointment. The event names the fields and never
 * what they say. Nothing is opened again by it; a call that is still to be made goes to the new number. At any time before the
 * appointment is over, the cut-off or not. Refusals: `not-found`, `status-forbids`, `changed-meanwhile`.
 */
export async function changeContact(actor: Actor, input: ContactInput, now: Instant): Promise<Result<null>> {
  const found = await findFor(actor, 'appointment.contact', input.reference)
  if (!found.ok) return found
  const row = found.value
  const status = statusOf(row)
  if (status !== 'requested' && status !== 'confirmed') return refused({ reason: 'status-forbids', status })
  const contact = contactOf(row, input)
  const fields = changedFields(row, contact)
  if (fields.length === 0) return again(null) // it is so already
  if (input.version !== row.version) return changedMeanwhile(row.id)
  const written = await transact<null>(async (tx) => {
    if (!await writeContact(tx, row, contact, fields.includes('phone'))) return refused({ reason: 'changed-meanwhile', status, by: '', at: now })
    await recordEvent(tx, { at: now, verb: 'contact', actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId,
      detail: { fields: fields.join(', '), version: row.version + 1 } })
    return done(null)
  })
  if (written.ok) return written
  const after = await findAppointment({ id: row.id })
  return after && changedFields(after, contact).length === 0 ? again(null) : changedMeanwhile(row.id)
}
