import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import type { Db } from '@/lib/store/client'
import type { EventActor } from '@/lib/store/events'
import { findKnownTwin, lockRecords, writeMerge } from '@/lib/store/patient-merges'
import { tellMerged } from './merge-patients'

/**
 * Somebody of the staff has found out who asked for an appointment on the website, by ringing the
 * number that was given: from now on it is under the record of the same name, number and date of
 * birth, where another clinic has one. Where its link has put another number in that one's place,
 * whoever answers there may be anybody. What the record says stays as it is, the email given with
 * the request included, which nobody has proven. To be undone within a day, as any merge.
 */
export async function joinKnownRecord(
  tx: Db, row: AppointmentRow, by: EventActor, now: Instant,
): Promise<void> {
  if (by.kind !== 'staff' || by.id === null) return
  if (row.source === 'phone' || row.patientId === null || row.contactPhone !== null) return
  const known = await findKnownTwin(tx, row.patientId, row.id)
  if (known === null) return
  const rows = await lockRecords(tx, [known, row.patientId])
  const [kept, gone] = [rows.get(known), rows.get(row.patientId)]
  if (!kept || !gone || kept.mergedIntoId !== null || gone.mergedIntoId !== null) return
  const { details, wrongNumberAt } = kept
  const written = await writeMerge(tx, kept, gone, { details, wrongNumberAt }, by.id, now)
  await tellMerged(tx, by, { kept, gone }, written, now)
}
