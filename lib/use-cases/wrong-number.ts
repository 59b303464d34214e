import type { Actor, PracticeActor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { mayRing } from '@/lib/core/reach'
import type { WrongNumberView } from '@/lib/core/ring-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { claim } from '@/lib/store/calls'
import { recordEvent, recordLook } from '@/lib/store/events'
import { changeRecord, findRecord, type RecordRow } from '@/lib/store/patient-records'
import { readSetup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { dropContactPhone, ringAtOnce } from '@/lib/store/wrong-numbers'
import { claimedByOther, findOpenCall } from './claim-call'
import { recordChangedMeanwhile } from './edit-patient'
import { alikeTo } from './read-alike-patients'
import { again } from './repeated'
import { eventActorOf } from './subject'

/**
 * How to reach a patient whose number is somebody else's: another number, an email, another record of the same person. That
 * the record was looked at is an event. Refusals: as `claimCall`.
 */
export async function readWrongNumber(actor: Actor, input: { call: string }, now: Instant): Promise<Result<WrongNumberView>> {
  const found = await findOpenCall(actor, 'call.correct-phone', input.call)
  if (!found.ok) return found
  const { row, staff } = found.value
  const record = row.patientId === null ? null : await findRecord(row.patientId)
  if (!record) return refused({ reason: 'not-found' })
  const [alike] = await Promise.all([alikeTo(record, clinicScopes(actor, 'patient.open')),
    recordLook({ at: now, actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id, patient: record.id })])
  const { email } = record.details
  const phone = row.contactPhone ?? record.details.phone
  // The other number too is rung only as far as they want to be; beside one given by the link, the record's own.
  const otherPhone = mayRing(record.details).numbers.find((number) => number !== phone) ?? null
  return done({
    version: record.version, otherPhone, email: row.contactEmail ?? email,
    alike: alike.filter(({ details }) => details.phone !== phone)
      .map(({ id, details }) => ({ id, name: details.name, phone: details.phone, dateOfBirth: details.dateOfBirth })),
  })
}

interface PhoneInput {
  call: string
  phone: string
  version: number
}

const isPutRight = (
  record: RecordRow, row: AppointmentRow, { version, phone }: PhoneInput,
): boolean =>
  record.version === version + 1 && record.details.phone === phone && row.contactPhone === null

async function findToPutRight(
  actor: Actor, input: PhoneInput, now: Instant,
): Promise<Result<{ row: AppointmentRow; staff: PracticeActor; record: RecordRow }>> {
  const found = await findOpenCall(actor, 'call.correct-phone', input.call)
  if (!found.ok) return found
  const { row, staff } = found.value
  const theirs = claimedByOther(row, staff, now)
  if (theirs) return theirs
  const record = row.patientId === null ? null : await findRecord(row.patientId)
  return record ? done({ row, staff, record }) : refused({ reason: 'not-found' })
}

/**
 * Puts the patient's number right where the call is open, and has it rung at once by whoever did. The event doesn't say the
 * number. Refusals: `record-changed` (who and when), `call-claimed`, `call-closed`, `forbidden`, `not-found`.
 */
export async function correctPhone(actor: Actor, input: PhoneInput, now: Instant): Promise<Result<null>> {
  const found = await findToPutRight(actor, input, now)
  if (!found.ok) return found
  const { row, staff, record } = found.value
  if (isPutRight(record, row, input)) return again(null)
  if (record.version !== input.version) return recordChangedMeanwhile(record.id)
  const until = now + (await readSetup()).practice.policy.claimMinutes * 60_000
  const written = await transact<null>(async (tx) => {
    if (!await changeRecord(tx, record, { ...record.details, phone: input.phone }, null)) return refused({ reason: 'record-changed', by: '', at: now })
    await dropContactPhone(tx, row.id)
    await ringAtOnce(tx, input.call, now)
    await claim(tx, input.call, staff, until, now)
    await recordEvent(tx, { at: now, verb: 'patient-phone', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id,
      patient: record.id, detail: { fields: 'phone', version: record.version + 1 } })
    return done(null)
  })
  if (written.ok) return written
  // Somebody was quicker: whoever asks, with another press, or a colleague, who rings it.
  const after = await findToPutRight(actor, input, now)
  if (!after.ok) return after
  return isPutRight(after.value.record, after.value.row, input) ? again(null)
    : recordChangedMeanwhile(after.value.record.id)
}
