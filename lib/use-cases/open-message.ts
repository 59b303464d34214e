import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import type { OpenedMessage } from '@/lib/core/messages/opened-message'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findAppointment } from '@/lib/store/appointments'
import { findListed, toEntry, type ListedRow } from '@/lib/store/message-lists'
import { findRecord } from '@/lib/store/patient-records'
import { statusOf } from '@/lib/store/shape'
import { renderPreview } from './render-message'

async function contactOf({ patientId }: ListedRow): Promise<OpenedMessage['contact']> {
  const record = patientId === null ? null : await findRecord(patientId)
  if (!record) return null
  const { name, phone, otherPhone, email, dateOfBirth, ringing, tellBy } = record.details
  return { id: record.id, name, phone, otherPhone, email, dateOfBirth, ringing, tellBy }
}

async function visitOf({ appointmentId }: ListedRow): Promise<OpenedMessage['visit']> {
  const row = appointmentId === null ? null : await findAppointment({ id: appointmentId })
  return row && { reference: row.reference, start: row.startsAt.getTime(), practitioner: row.practitioner.name, status: statusOf(row) }
}

/**
 * One message as its reader sees it, with what the desk needs to see to it. Looking at it is looking at its patient: an event, which
 * its preview writes.
 * Refusals: `forbidden`, `not-found` (also where it is another clinic's).
 */
export async function openMessage(actor: Actor, input: { id: string }, now: Instant): Promise<Result<OpenedMessage>> {
  const row = await findListed(input.id)
  if (!row || row.clinicId === null || !can(actor, 'messages.read', { clinic: row.clinicId })) return refused({ reason: 'not-found' })
  const [contact, visit, preview] = await Promise.all([contactOf(row), visitOf(row), renderPreview(actor, input, now)])
  return done({ entry: toEntry(row), preview: preview.ok ? preview.value : null, contact, visit })
}
