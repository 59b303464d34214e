import type { Actor } from '@/lib/auth/actor'
import { leisurely } from '@/lib/budget'
import type { PatientCopy } from '@/lib/core/patient-copy'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findEvents } from '@/lib/store/event-lists'
import { recordLook } from '@/lib/store/events'
import { readHeldAbout, readStaffNames } from '@/lib/store/held-about'
import { findWholeRecord } from './plan-erasure'
import { eventActorOf } from './subject'

/** More lines than a record has in a lifetime. */
const mostEvents = 20_000

/**
 * Everything that is held about a patient, for them to have (UK GDPR, articles 15 and 20): the rows of every table, and who did and who saw
 * what. That it was made is an event, and says in which form. Refusals: as `findWholeRecord`.
 */
export const copyPatient = leisurely(async (actor: Actor, input: { id: string; form: 'page' | 'json' }, now: Instant): Promise<Result<PatientCopy>> => {
  const found = await findWholeRecord(actor, 'patient.copy', input.id)
  if (!found.ok) return found
  const { row, clinics } = found.value
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id, detail: { copy: input.form } })
  const [sections, events, staff] = await Promise.all([readHeldAbout(row.id), findEvents({ clinics, patient: row.id }, mostEvents), readStaffNames()])
  return done({ madeAt: now, patient: { id: row.id, name: row.details.name }, sections, events, staff })
})
