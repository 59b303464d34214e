import type { Instant } from '@/lib/core/time'
import type { Db } from './client'

/** The number found somebody else. Not where it was put right since it was dialled. */
export async function markWrongNumber(tx: Db, patient: { id: string; phone: string }, now: Instant): Promise<void> {
  await tx.patient.updateMany({ where: { id: patient.id, phone: patient.phone }, data: { wrongNumberAt: new Date(now), version: { increment: 1 } } })
}

/** The same of the number that was given by the appointment's link. */
export async function markWrongContact(tx: Db, appointment: { id: string; contactPhone: string | null }, now: Instant): Promise<void> {
  const { id, contactPhone } = appointment
  await tx.appointment.updateMany({ where: { id, contactPhone }, data: { contactPhoneWrongAt: new Date(now) } })
}

/** From now on the record's number is the one for this appointment. */
export async function dropContactPhone(tx: Db, appointment: string): Promise<void> {
  await tx.appointment.updateMany({ where: { id: appointment, contactPhone: { not: null } }, data: { contactPhone: null, contactPhoneWrongAt: null } })
}

/** The same for every appointment of a patient that is to come: reception wrote down a number later than they did. */
export async function dropContactPhones(tx: Db, patient: string, now: Instant): Promise<void> {
  await tx.appointment.updateMany({
    where: { patientId: patient, contactPhone: { not: null }, endsAt: { gt: new Date(now) } }, data: { contactPhone: null, contactPhoneWrongAt: null },
  })
}

/** The call is to be rung at once. */
export async function ringAtOnce(tx: Db, call: string, now: Instant): Promise<void> {
  await tx.call.updateMany({ where: { id: call, closedAt: null }, data: { nextTryAt: new Date(now) } })
}
