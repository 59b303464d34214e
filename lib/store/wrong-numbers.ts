import type { Instant } from '@/lib/core/time'
import type { Db } from './client'

/** The number found somebody else. Not where it was put right since it was dialled. */
export async function markWrongNumber(tx: Db, patient: { id: string; phone: string }, now: Instant): Promise<void> {
  await tx.patient.updateMany({ where: { id: patient.id, phone: patient.phone }, data: { wrongNumberAt: new Date(now), version: { increment: 1 } } })
}

/** The call is to be rung at once. */
export async function ringAtOnce(tx: Db, call: string, now: Instant): Promise<void> {
  await tx.call.updateMany({ where: { id: call, closedAt: null }, data: { nextTryAt: new Date(now) } })
}
