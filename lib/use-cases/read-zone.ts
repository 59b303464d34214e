import type { Actor } from '@/lib/auth/actor'
import type { Instant, Zone } from '@/lib/core/time'
import { findAppointment, type AppointmentRow } from '@/lib/store/appointments'
import { findCall } from '@/lib/store/calls'
import { readSetup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { zoneOf } from './absence-ground'
import { isSetUpWanted } from './open-set-up'
import { readClinics } from './read-clinics'

const zoneAt = async (row: AppointmentRow | null): Promise<Zone | null> =>
  row && clinicOf(await readSetup(), row.clinicId).timeZone

/** The zone that a call's times are told in: its clinic's. Tells nothing else of it, so anybody may ask. Null where there is none. */
export const readZoneOfCall = async (id: string): Promise<Zone | null> => zoneAt(await findCall(id))

/** The same of an appointment. */
export const readZoneOfAppointment = async (reference: string): Promise<Zone | null> => zoneAt(await findAppointment({ reference }))

/** The first clinic's, for whoever isn't at one yet: at the door, and before the practice is set up. */
export const readFirstZone = async (now: Instant): Promise<Zone> =>
  (await isSetUpWanted() ? [] : await readClinics(now))[0]?.timeZone ?? 'Europe/London'

/** The clock of the practitioner's own pages: of their first clinic. */
export async function readMyZone(actor: Actor): Promise<Zone> {
  return zoneOf(await readSetup(), actor.kind === 'staff' ? actor.practitionerId ?? '' : '')
}
