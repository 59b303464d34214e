import type { Slot } from '@/lib/core/diary-facts'
import { hoursOn } from '@/lib/core/opening'
import { dayOf, formatInstant, wallClock24, type Instant, type Zone } from '@/lib/core/time'
import type {
  AppointmentView, CallEntry, CallsView, ClinicDay, ClinicView, DiaryEntry, PatientBrief, PractitionerView, ServiceView, SlotsView,
} from '@/lib/core/views'

/** What views look like in the API: ids, RFC 3339 in the clinic's offset, nothing that the contract doesn't name. */

const wireSlot = ({ start, end, practitioner }: Slot, zone: Zone) =>
  ({ start: formatInstant(start, zone), end: formatInstant(end, zone), practitioner })

export const wireSlots = (slots: readonly Slot[], zone: Zone) => slots.map((slot) => wireSlot(slot, zone))

/** The same view is the same object until something changes: what was written of it is kept with it. */
const written = new WeakMap<SlotsView, string>()

export function slotsJson(view: SlotsView): string {
  const known = written.get(view)
  if (known !== undefined) return known
  const json = JSON.stringify({ timeZone: view.timeZone, slots: wireSlots(view.slots, view.timeZone) })
  written.set(view, json)
  return json
}

export const wireClinic = (clinic: ClinicView, now: Instant) => ({
  id: clinic.id, name: clinic.name, phone: clinic.phone, address: [...clinic.address, clinic.postcode].join(', '),
  timeZone: clinic.timeZone,
  openingHours: hoursOn(clinic.openingHours, dayOf(now, clinic.timeZone)).map(({ weekday, opens, closes }) =>
    ({ weekday, opens: wallClock24(opens), closes: closes === 1440 ? '24:00' : wallClock24(closes) })),
  professions: clinic.professions,
})

export const wireService = ({ id, name, profession, minutes, pricePence, patients, channel, skill }: ServiceView) =>
  ({ id, name, profession, minutes, pricePence, newPatients: patients !== 'returning', online: channel === 'online', skill })

export const wirePractitioner = ({ id, name, professions, skills }: PractitionerView) => ({ id, name, professions, skills })

const maybe = (at: Instant | null, zone: Zone) => (at === null ? null : formatInstant(at, zone))

export const wireAppointment = (view: AppointmentView, manageUrl: string) => {
  const zone = view.clinic.timeZone
  return {
    reference: view.reference, status: view.status, start: formatInstant(view.start, zone),
    end: formatInstant(view.end, zone), clinic: view.clinic.id, practitioner: view.practitioner.id,
    service: view.service.id, callBy: maybe(view.callBy, zone), manageUrl,
  }
}

const wirePatient = ({ id, name, phone, dateOfBirth }: PatientBrief) => ({ id, name, phone, dateOfBirth })

const wireEntry = (entry: DiaryEntry, zone: Zone) => ({
  reference: entry.reference, status: entry.status, version: entry.version, start: formatInstant(entry.start, zone),
  end: formatInstant(entry.end, zone), busyUntil: formatInstant(entry.busyUntil, zone), practitioner: entry.practitioner,
  room: entry.room, service: entry.service.id, patient: entry.patient && wirePatient(entry.patient), bookedBy: entry.bookedByName,
  firstVisit: entry.firstVisit, pregnant: entry.pregnant, reason: entry.reason, note: entry.note,
  requestedAt: maybe(entry.requestedAt, zone), arrivedAt: maybe(entry.arrivedAt, zone), verbs: entry.verbs,
})

export const wireDiary = (view: ClinicDay) => {
  const zone = view.clinic.timeZone
  const stretch = ({ start, end }: { start: Instant; end: Instant }) =>
    ({ start: formatInstant(start, zone), end: formatInstant(end, zone) })
  return {
    clinic: view.clinic.id, date: view.day, timeZone: zone,
    closed: view.closed.map(({ from, to, reason }) => ({ from: wallClock24(from), to: to === 1440 ? '24:00' : wallClock24(to), reason })),
    columns: view.columns.map((column) => ({
      practitioner: { id: column.practitioner.id, name: column.practitioner.name },
      room: column.room,
      open: column.open.map(stretch),
      away: column.away.map((away) => ({ ...stretch(away), reason: away.reason })),
      elsewhere: column.elsewhere.map((away) => ({ ...stretch(away), place: away.place })),
      appointments: column.entries.map((entry) => wireEntry(entry, zone)),
    })),
    counts: view.counts,
  }
}

export const wireCall = (call: CallEntry, zone: Zone) => ({
  id: call.id, reference: call.reference, status: call.status, version: call.version, patient: wirePatient(call.patient),
  bookedBy: call.bookedByName, bestTime: call.bestTime, start: formatInstant(call.start, zone),
  end: formatInstant(call.end, zone), practitioner: call.practitioner.id, service: call.service.id,
  firstVisit: call.firstVisit, pregnant: call.pregnant, reason: call.reason,
  requestedAt: formatInstant(call.requestedAt, zone), dueAt: formatInstant(call.dueAt, zone),
  nextTryAt: maybe(call.nextTryAt, zone), urgency: call.urgency, flagged: call.flagged,
  attempts: call.attempts.map((attempt) => ({
    at: formatInstant(attempt.at, zone), outcome: attempt.outcome, by: attempt.by, note: attempt.note,
    callBackAt: maybe(attempt.callBackAt, zone),
  })),
  claim: call.claim && { by: call.claim.by, until: formatInstant(call.claim.until, zone) },
})

export const wireCalls = (view: CallsView) => ({
  clinic: view.clinic.id, timeZone: view.clinic.timeZone,
  calls: view.calls.map((call) => wireCall(call, view.clinic.timeZone)),
  today: view.today,
})
