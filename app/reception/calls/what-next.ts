import type { Route } from 'next'
import { callsAt } from '@/app/_staff/addresses'
import type { Trouble } from '@/app/_staff/staff-action'
import type { StaffActor } from '@/lib/auth/actor'
import type { Refusal } from '@/lib/core/refusal'
import type { Instant, Zone } from '@/lib/core/time'
import { nextToRing } from '@/lib/core/worklist'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { entriesOf } from './entries'

export const zoneAt = async (clinic: string, now: Instant): Promise<Zone> =>
  (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'

export const troubleAt = async (clinic: string, refusal: Refusal, now: Instant): Promise<Trouble> =>
  ({ refusal, zone: await zoneAt(clinic, now) })

/** Whoever is to be rung next by this receptionist, other than the one just dealt with. */
export async function nextCall(actor: StaffActor, clinic: string, dealtWith: string, now: Instant): Promise<Route> {
  const list = await readCalls(actor, { clinic }, now)
  if (!list.ok) return callsAt(clinic)
  const next = nextToRing(entriesOf(list.value), actor.id, dealtWith)
  const isFree = next !== undefined && (next.claim === null || next.claim.staff === actor.id)
  return callsAt(clinic, isFree ? next.id : undefined)
}
