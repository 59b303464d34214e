import type { Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { PatientBrief } from '@/lib/core/views'
import { findCallers } from './find-callers'

/**
 * Patients of one's clinics by part of a name (misspelt too), of a phone number, or by date of birth, or some of each; at most
 * twelve, the likeliest first. Recorded as `findCallers` does. Refusal: `forbidden`.
 */
export async function searchPatients(actor: Actor, input: { q: string }, now: Instant): Promise<Result<PatientBrief[]>> {
  const found = await findCallers(actor, input, now)
  if (!found.ok) return found
  return done(found.value.hits.map(({ id, name, phone, dateOfBirth }) => ({ id, name, phone, dateOfBirth })))
}
