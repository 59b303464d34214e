import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { habitOf } from '@/lib/core/habit'
import type { CallerView } from '@/lib/core/phone-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { isPatientOf } from '@/lib/store/patients'
import { readSetup } from '@/lib/store/setup'
import { dayOfDate } from '@/lib/store/shape'
import { findKept, readVisits } from '@/lib/store/visits'
import { eventActorOf } from './subject'

const visitsLookedAt = 40

/**
 * Who is on the line, with the visits at the reader's clinics; the kept record where the named one was merged. That it was
 * opened is an event. Refusals: `forbidden`, `not-found` (also where the patient is another clinic's).
 */
export async function openCaller(actor: Actor, input: { id: string }, now: Instant): Promise<Result<CallerView>> {
  const clinics = clinicScopes(actor, 'patient.open')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const row = await findKept(input.id)
  if (!row || !await isPatientOf(row.id, clinics)) return refused({ reason: 'not-found' })
  const [setup, visits] = await Promise.all([readSetup(), readVisits([row.id], clinics, visitsLookedAt)])
  const own = visits.get(row.id) ?? []
  const zoneOf = (id: string) => setup.clinics.find((clinic) => clinic.id === id)?.timeZone ?? 'Europe/London'
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: row.id })
  return done({
    id: row.id, name: row.name, phone: row.phone, dateOfBirth: dayOfDate(row.dateOfBirth), email: row.email, note: row.note,
    otherPhone: row.otherPhone, ringing: row.ringing as CallerView['ringing'], tellBy: row.tellBy as CallerView['tellBy'], flags: row.flags,
    carerName: row.carerName, isWrongNumber: row.wrongNumberAt !== null,
    last: own.find(({ start, status }) => start <= now && status !== 'no_show') ?? null,
    upcoming: own.filter(({ start }) => start > now).reverse(),
    habit: habitOf(own, zoneOf),
    knownIn: [...new Set(own.filter(({ status }) => status !== 'no_show').map(({ profession }) => profession))],
  })
}
