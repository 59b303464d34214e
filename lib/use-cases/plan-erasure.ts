import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import type { Erasure, ErasurePlan } from '@/lib/core/erasure'
import { done, refused, type Result } from '@/lib/core/result'
import { isDue, keepFor, type Keep } from '@/lib/core/retention'
import { dayOf, type Day, type Instant } from '@/lib/core/time'
import { countHeld } from '@/lib/store/erase'
import { recordLook } from '@/lib/store/events'
import { findKeptOne, type KeptRow } from '@/lib/store/kept-records'
import { clinicsOf, type RecordRow } from '@/lib/store/patient-records'
import { readUnattendedDays } from '@/lib/store/practice-rules'
import { readSetup, type Setup } from '@/lib/store/setup'
import { findRecordFor } from './open-patient'
import { eventActorOf } from './subject'

/** The earliest day that it is at any of the clinics: nothing is due at one of them before. */
export const earliestToday = (setup: Setup, now: Instant): Day =>
  setup.clinics.map(({ timeZone }) => dayOf(now, timeZone)).sort()[0] ?? dayOf(now - 12 * 3_600_000, 'Etc/UTC')

/** By a person's own wish: whole where nothing must be kept (any more), else in part. */
export function howToErase(row: KeptRow, unattendedDays: number, today: Day): { how: Erasure; keep: Keep | null } {
  const keep = keepFor(row, unattendedDays)
  const mustStay = keep.rule !== 'unattended' && !isDue(keep, today)
  return mustStay ? { how: 'part', keep } : { how: 'whole', keep: null }
}

/**
 * A whole record is a matter for a manager of every clinic at which the patient is known: what they may not see they can't hand out or erase.
 * Refusals: as `findRecordFor`; `forbidden` where another clinic has appointments of theirs.
 */
export async function findWholeRecord(actor: Actor, action: 'patient.copy' | 'patient.erase', id: string): Promise<Result<{ row: RecordRow; clinics: readonly string[] }>> {
  const clinics: readonly string[] = clinicScopes(actor, action)
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const found = await findRecordFor(actor, 'patient.open', id)
  if (!found.ok) return found
  const all = await clinicsOf(id)
  return all.every((clinic) => clinics.includes(clinic)) ? found : refused({ reason: 'forbidden' })
}

/**
 * What erasing a record would do, before anything is written: what goes, what must stay and until when, and what has to be settled first.
 * That it was looked at is an event. Refusals: as `findWholeRecord`.
 */
export const planErasure = leisurely(async (actor: Actor, input: { id: string }, now: Instant): Promise<Result<ErasurePlan>> => {
  const found = await findWholeRecord(actor, 'patient.erase', input.id)
  if (!found.ok) return found
  const { row, clinics } = found.value
  const setup = await readSetup()
  const [kept, counts, unattendedDays] = await Promise.all([findKeptOne(row.id, now, clinics), countHeld(row.id), readUnattendedDays(),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id })])
  if (!kept) return refused({ reason: 'not-found' })
  const { how, keep } = howToErase(kept, unattendedDays, earliestToday(setup, now))
  return done({ id: row.id, version: row.version, name: row.details.name, how, keep, counts, blockers: kept.blockers, erasedAt: row.erased?.at ?? null })
})
