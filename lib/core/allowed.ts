import { verbsFor, type AppointmentStatus, type AppointmentVerb, type Party } from './appointment'
import { dayOf, type Instant, type Zone } from './time'

const hourMs = 3_600_000

/** An undo is for the clinic-local day on which the status changed. */
export const mayUndo = (changedAt: Instant, now: Instant, zone: Zone): boolean => dayOf(changedAt, zone) === dayOf(now, zone)

/** What a party may do with an appointment now: the life-cycle table, with the undo limited to the same day. */
export const allowedVerbs = (
  appointment: { status: AppointmentStatus; changedAt: Instant }, party: Party, now: Instant, zone: Zone,
): AppointmentVerb[] => verbsFor(appointment.status, party)
  .filter((verb) => verb !== 'undo' || mayUndo(appointment.changedAt, now, zone))

/** The last instant at which a patient may move or cancel online. */
export const cutoffAt = (start: Instant, cutoffHours: number): Instant => start - cutoffHours * hourMs
