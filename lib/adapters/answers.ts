import { z } from 'zod'
import { appointmentStatuses, appointmentVerbs, bestTimes } from '@/lib/core/appointment'
import { attemptOutcomes } from '@/lib/core/call'

/** What the API answers, as schemas: documentation and tests read them; nothing is parsed on the way out. */

const id = z.string().meta({ examples: ['hall-green'] })
const at = z.iso.datetime({ offset: true }).meta({ examples: ['2026-08-06T17:30:00+01:00'] })
const day = z.iso.date()
const clock = z.string().regex(/^\d\d:\d\d$/).meta({ examples: ['08:30'] })
const status = z.enum(appointmentStatuses)

export const Clinics = z.strictObject({
  clinics: z.array(z.strictObject({
    id, name: z.string(), phone: z.string(), address: z.string(),
    timeZone: z.string().meta({ examples: ['Europe/London'] }),
    openingHours: z.array(z.strictObject({
      weekday: z.int().min(1).max(7).describe('ISO 8601: 1 is Monday'), opens: clock, closes: clock,
    })),
    professions: z.array(id),
  })),
})

export const Services = z.strictObject({
  services: z.array(z.strictObject({
    id, name: z.string(), profession: id, minutes: z.int(), pricePence: z.int(), newPatients: z.boolean(),
    online: z.boolean().describe('False: booked by phone only'), skill: id.nullable(),
  })),
})

export const Practitioners = z.strictObject({
  practitioners: z.array(z.strictObject({ id, name: z.string(), professions: z.array(id), skills: z.array(id) })),
})

export const WireSlot = z.strictObject({ start: at, end: at, practitioner: id })
export const Slots = z.strictObject({ timeZone: z.string(), slots: z.array(WireSlot) })

export const Held = z.strictObject({
  hold: z.string().describe('A secret: it goes into POST /appointments'), practitioner: id, start: at, end: at, expiresAt: at,
})

export const Appointment = z.strictObject({
  reference: z.string().meta({ examples: ['PL-7K4M6G'] }), status, start: at, end: at, clinic: id, practitioner: id,
  service: id, callBy: at.nullable().describe('By when reception rings; null once nothing is to be rung for'),
  manageUrl: z.url().describe('The patient’s own link; to staff without its secret'),
})

const patient = z.strictObject({ id: z.guid(), name: z.string(), phone: z.string(), dateOfBirth: day.nullable() })
export const Patients = z.strictObject({ patients: z.array(patient) })

const stretch = { start: at, end: at }

const entry = z.strictObject({
  reference: z.string(), status, version: z.int(), ...stretch, busyUntil: at, practitioner: id, room: z.string().nullable(),
  service: id, patient: patient.nullable(), bookedBy: z.string().nullable(), firstVisit: z.boolean(),
  pregnant: z.boolean(), reason: z.string().nullable(), note: z.string().nullable(), requestedAt: at.nullable(),
  arrivedAt: at.nullable(), verbs: z.array(z.enum(appointmentVerbs)),
})

export const Diary = z.strictObject({
  clinic: id, date: day, timeZone: z.string(),
  closed: z.array(z.strictObject({ from: clock, to: clock, reason: z.string() })),
  columns: z.array(z.strictObject({
    practitioner: z.strictObject({ id, name: z.string() }), room: z.string().nullable(),
    open: z.array(z.strictObject(stretch)),
    away: z.array(z.strictObject({ ...stretch, reason: z.string() })),
    elsewhere: z.array(z.strictObject({ ...stretch, place: z.string() })),
    appointments: z.array(entry),
  })),
  counts: z.record(status, z.int()),
})

export const Call = z.strictObject({
  id: z.guid(), reference: z.string(), status, version: z.int(), patient, bookedBy: z.string().nullable(),
  bestTime: z.enum(bestTimes), ...stretch, practitioner: id, service: id, firstVisit: z.boolean(), pregnant: z.boolean(),
  reason: z.string().nullable(), requestedAt: at, dueAt: at, nextTryAt: at.nullable(),
  urgency: z.enum(['ring-now', 'overdue', 'within-hour', 'later']), flagged: z.boolean(),
  attempts: z.array(z.strictObject({
    at, outcome: z.enum(attemptOutcomes), by: z.string(), note: z.string().nullable(), callBackAt: at.nullable(),
  })),
  claim: z.strictObject({ by: z.string(), until: at }).nullable(),
})

export const Calls = z.strictObject({
  clinic: id, timeZone: z.string(), calls: z.array(Call),
  today: z.strictObject({
    rung: z.int(), confirmed: z.int(), moved: z.int(), unanswered: z.int(), medianMinutesToConfirm: z.number().nullable(),
  }),
})

export const Attempted = z.strictObject({ call: z.guid(), nextTryAt: at.nullable(), closed: z.boolean(), status })

export const ProblemAnswer = z.looseObject({
  type: z.string().meta({ examples: ['/problems/slot-taken'] }), title: z.string(), status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.array(z.union([z.string(), z.int()])), message: z.string() })).optional()
    .describe('With 422: each wrong field'),
  alternatives: z.array(WireSlot).optional().describe('With slot-taken: up to five nearest free times'),
})
