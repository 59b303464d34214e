import { isOfPractice, type Actor } from '@/lib/auth/actor'
import type { Instant, Zone } from '@/lib/core/time'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readZoneOfCall } from '@/lib/use-cases/read-zone'

/** The zone of a clinic; of the practice's first one where there is no such clinic (then no time is told). */
export async function zoneOf(clinic: string | undefined, now: Instant): Promise<Zone> {
  const clinics = await readClinics(now)
  return (clinics.find((known) => known.id === clinic) ?? clinics[0])?.timeZone ?? 'Etc/UTC'
}

/** The zone of the clinic that a call is for. */
export const zoneOfCall = async (id: string, now: Instant): Promise<Zone> => await readZoneOfCall(id) ?? zoneOf(undefined, now)

/** The zone of the clinic that an appointment is at, as far as this actor may see it. */
export async function zoneOfAppointment(actor: Actor, reference: string, now: Instant): Promise<Zone> {
  const found = await readAppointment(actor, reference, now)
  return found.ok ? found.value.clinic.timeZone : zoneOf(isOfPractice(actor) ? actor.clinics[0] : undefined, now)
}
