import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { securityDays, type SecurityDay, type SecurityLine } from '@/lib/core/security-event'
import { addDays, dayOf, instantAt, type Instant, type Zone } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { countSecurity, findSecurity, type SecurityFilter } from '@/lib/store/security-lists'
import { eventActorOf } from './subject'

export const securityShown = 50
/** How far back days are counted where nothing is asked. */
export const securityDaysShown = 14

export interface SecurityPage {
  lines: SecurityLine[]
  more: boolean
  days: SecurityDay[]
}

/**
 * Sign-ins and refusals of the whole practice, the last first, and how many there were on each day of the span (of the last two weeks
 * where there is none), by a clinic's clock. That it was looked at is an event. Refusal: `forbidden`.
 */
export async function readSecurity(actor: Actor, input: SecurityFilter, zone: Zone, now: Instant): Promise<Result<SecurityPage>> {
  if (clinicScopes(actor, 'events.read').length === 0) return refused({ reason: 'forbidden' })
  const until = input.until ?? now + 60_000
  const from = input.from ?? instantAt(addDays(dayOf(until, zone), 1 - securityDaysShown), 0, zone)
  const [found, counted] = await Promise.all([findSecurity(input, securityShown + 1), countSecurity(zone, from, until)])
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'security' } })
  return done({ lines: found.slice(0, securityShown), more: found.length > securityShown, days: securityDays(counted) })
}
