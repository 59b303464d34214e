import { z } from 'zod'
import * as field from './fields'

/** What the API takes: query and body of each call. Unknown members are refused. */

const id = (what: string, example: string) => field.slug.meta({ description: `The id of ${what}`, examples: [example] })
const clinic = id('a clinic', 'hall-green')
const profession = id('a profession', 'osteopath')
const service = id('a service', 'osteopathy-first')
const practitioner = id('a practitioner', 'imogen-hale')
const skill = id('a skill that the practitioner must have', 'pregnancy')
const start = field.instant.describe('A start that the slots list, with its offset')

export const Nothing = z.strictObject({})

export const ServicesQuery = z.strictObject({ clinic: clinic.optional(), profession: profession.optional() })
export const PractitionersQuery = z.strictObject({ clinic: clinic.optional(), profession: profession.optional() })

export const SlotsQuery = z.strictObject({
  clinic, service, from: field.day, to: field.day, practitioner: practitioner.optional(), skill: skill.optional(),
})

export const HoldBody = z.strictObject({
  clinic, service, start, practitioner: practitioner.optional(), skill: skill.optional(),
})

const PatientBody = z.strictObject({
  name: field.personName, phone: field.phoneNumber, email: field.emailAddress.optional(),
  dateOfBirth: field.dateOfBirth.optional(),
}, { error: 'Say who the patient is: name and phone' })

const needed = 'Give either a hold, or a clinic, service and start'

export const AppointmentBody = z.strictObject({
  hold: field.secret.optional().describe('What POST /holds answered; or else clinic, service and start'),
  clinic: clinic.optional(), service: service.optional(), start: start.optional(),
  practitioner: practitioner.optional(), skill: skill.optional(),
  patient: PatientBody,
  reason: field.reason.optional(),
  bookedBy: field.personName.optional().describe('Who books, where it is not the patient'),
  bestTime: field.bestTime.optional().describe('When the patient would like to be rung'),
  pregnant: z.boolean().optional(), firstVisit: z.boolean().optional(),
}).superRefine((body, context) => {
  const missing = (['clinic', 'service', 'start'] as const).filter((name) => body[name] === undefined)
  if (body.hold === undefined) {
    for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: needed })
  } else {
    const both = (['clinic', 'service', 'start', 'practitioner', 'skill'] as const).filter((name) => body[name] !== undefined)
    for (const name of both) context.addIssue({ code: 'custom', path: [name], message: 'Leave this out: the hold says it' })
  }
}).meta({ anyOf: [{ required: ['hold'] }, { required: ['clinic', 'service', 'start'] }] })

export const MoveBody = z.strictObject({
  start, practitioner: practitioner.optional(), version: field.version.optional(),
})
export const CancelBody = z.strictObject({ reason: field.cancelReason.optional(), version: field.version.optional() })
export const VerbBody = z.strictObject({ version: field.version.optional() })

export const DiaryQuery = z.strictObject({ clinic, date: field.day })
export const CallsQuery = z.strictObject({ clinic })
export const PatientsQuery = z.strictObject({
  q: z.string({ error: 'Say whom to look for' }).trim().min(2, { error: 'Give at least two characters' })
    .max(field.nameMost, { error: 'Give at most 200 characters' }).refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), {
      error: 'Take out the characters that cannot be shown' })
    .meta({ description: 'Part of a name or of a phone number, or a date of birth', examples: ['rosa'] }),
})
export const EventsQuery = z.strictObject({
  clinic: clinic.optional(),
  since: z.string().max(40).regex(/^[\w.-]+$/, { error: 'since has to be the id of an event' }).optional()
    .describe('The id of the last event that was heard, as Last-Event-ID; what changed since is told at once'),
})

export const AttemptBody = z.strictObject({
  outcome: field.attemptOutcome,
  callBackAt: field.instant.optional().describe('With call-back: when to ring again'),
  note: field.note.optional(),
  moveTo: z.strictObject({ start, practitioner: practitioner.optional() }).optional()
    .describe('With moved: the time that was agreed on'),
  version: field.version.optional(),
})

export const HoldParams = z.strictObject({ hold: field.secret })
export const ReferenceParams = z.strictObject({ reference: field.reference })
export const CallParams = z.strictObject({ id: field.uuid })
