import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { parseDay, type Instant } from '@/lib/core/time'
import type { PatientBrief } from '@/lib/core/views'
import { db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { findPatients } from '@/lib/store/patients'
import { eventActorOf } from './subject'

const most = 12

/** Day, month, year as people say them, or year first; null where the text isn't a date. */
function bornOn(text: string): string | null {
  const british = /^(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4})$/.exec(text.trim())
  if (!british) return parseDay(text.trim())
  const [, day = '', month = '', year = ''] = british
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** The number without what differs between the ways of writing it: spaces, a leading 0, +44. */
const digitsOf = (text: string): string => /^[\d\s+()./-]+$/.test(text) ? text.replace(/\D/g, '').replace(/^(?:0044|44)?0?/, '') : ''

/**
 * Patients of one's clinics by part of a name (misspelt too), of a phone number, or by date of birth; at most twelve, the
 * likeliest first. That someone searched is an event; for what isn't kept, since it is a name. Refusal: `forbidden`.
 */
export async function searchPatients(actor: Actor, input: { q: string }, now: Instant): Promise<Result<PatientBrief[]>> {
  const clinics = clinicScopes(actor, 'patient.search')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const text = input.q.trim()
  if (text.length < 2) return done([])
  const born = bornOn(text)
  const digits = born ? '' : digitsOf(text)
  const found = await findPatients({ words: digits || born ? '' : text, digits, born }, clinics, most)
  await recordEvent(db(), { at: now, verb: 'search', actor: eventActorOf(actor), clinic: null, appointment: null, patient: null,
    detail: { found: found.length } })
  return done(found)
}
