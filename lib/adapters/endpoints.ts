import { z } from 'zod'
import type { Action } from '@/lib/auth/can'
import * as input from '@/lib/input/api'
import * as answer from './answers'
import * as example from './examples'
import type { ProblemReason } from './problem'

export type Method = 'GET' | 'POST' | 'DELETE'

/** `link`: the Bearer secret of the appointment's link, or as `staff`: a session, or an API key with the scope that opens the action. */
export type Access = 'public' | 'link' | 'staff'

type Shape = z.ZodType<Record<string, unknown>>

/** One call of the API: routes serve by it, the documentation is written from it, tests walk it. */
export interface Endpoint<P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape> {
  method: Method
  path: string
  summary: string
  access: Access
  action: Action
  params: P
  query: Q
  /** Null where there is none. */
  body: B | null
  /** An empty body counts as `{}`. */
  bodyMayBeEmpty?: boolean
  /** `optional`: the same one again is the same request. */
  idempotencyKey?: 'needed' | 'optional'
  status: number
  answer: z.ZodType | null
  /** Server-sent events rather than JSON. */
  stream?: boolean
  example?: unknown
  bodyExample?: unknown
  refusals: readonly ProblemReason[]
}

const none = input.Nothing

const define = <P extends Shape = typeof none, Q extends Shape = typeof none, B extends Shape = typeof none>(
  given: Omit<Endpoint<P, Q, B>, 'params' | 'query' | 'body'> & { params?: P; query?: Q; body?: B },
): Endpoint<P, Q, B> => ({ ...given, params: given.params ?? (none as Shape as P), query: given.query ?? (none as Shape as Q),
  body: given.body ?? null })

const stale = ['status-forbids', 'changed-meanwhile'] as const

const verb = (name: 'confirm' | 'release' | 'arrive' | 'complete' | 'miss' | 'undo', summary: string) => define({
  method: 'POST', path: `/appointments/{reference}/${name}`, summary, access: 'staff', action: `appointment.${name}`,
  params: input.ReferenceParams, body: input.VerbBody, bodyMayBeEmpty: true, status: 200, answer: answer.Appointment,
  example: example.appointment, bodyExample: {},
  refusals: ['not-found', ...stale, ...(name === 'undo' ? ['slot-taken' as const] : [])],
})

export const endpoints = {
  listClinics: define({
    method: 'GET', path: '/clinics', summary: 'The clinics', access: 'public', action: 'practice.read',
    status: 200, answer: answer.Clinics, example: example.clinics, refusals: [],
  }),
  listServices: define({
    method: 'GET', path: '/services', summary: 'What can be booked', access: 'public', action: 'practice.read',
    query: input.ServicesQuery, status: 200, answer: answer.Services, example: example.services, refusals: ['invalid'],
  }),
  listPractitioners: define({
    method: 'GET', path: '/practitioners', summary: 'Who treats', access: 'public', action: 'practice.read',
    query: input.PractitionersQuery, status: 200, answer: answer.Practitioners, example: example.practitioners,
    refusals: ['invalid'],
  }),
  listSlots: define({
    method: 'GET', path: '/slots', access: 'public', action: 'practice.read', query: input.SlotsQuery,
    summary: 'Times that can be booked now, sorted; local dates of the clinic, both inclusive, at most 62 days',
    status: 200, answer: answer.Slots, example: example.slots, refusals: ['invalid'],
  }),
  makeHold: define({
    method: 'POST', path: '/holds', summary: 'Keeps a time for ten minutes', access: 'public', action: 'hold.make',
    body: input.HoldBody, status: 201, answer: answer.Held, example: example.held, bodyExample: example.holdBody,
    refusals: ['slot-taken', 'invalid', 'too-many-open'],
  }),
  dropHold: define({
    method: 'DELETE', path: '/holds/{hold}', summary: 'Gives a held time back', access: 'public', action: 'hold.drop',
    params: input.HoldParams, status: 204, answer: null, refusals: ['not-found'],
  }),
  requestAppointment: define({
    method: 'POST', path: '/appointments', access: 'public', action: 'appointment.request', idempotencyKey: 'needed',
    summary: 'Asks for a time: a held one, or a free one at once. Reception rings to confirm it',
    body: input.AppointmentBody, status: 201, answer: answer.Appointment, example: example.appointment,
    bodyExample: example.appointmentBody,
    refusals: ['idempotency-key-missing', 'slot-taken', 'hold-expired', 'idempotency-key-reused', 'invalid', 'too-many-open'],
  }),
  readAppointment: define({
    method: 'GET', path: '/appointments/{reference}', summary: 'One appointment', access: 'link',
    action: 'appointment.read', params: input.ReferenceParams, status: 200, answer: answer.Appointment,
    example: example.appointment, refusals: ['not-found'],
  }),
  moveAppointment: define({
    method: 'POST', path: '/appointments/{reference}/move', summary: 'Moves it to another time', access: 'link',
    action: 'appointment.move', params: input.ReferenceParams, body: input.MoveBody, status: 200,
    answer: answer.Appointment, example: example.appointment, bodyExample: example.moveBody,
    refusals: ['not-found', 'slot-taken', 'past-cutoff', ...stale, 'invalid'],
  }),
  cancelAppointment: define({
    method: 'POST', path: '/appointments/{reference}/cancel', summary: 'Cancels it', access: 'link',
    action: 'appointment.cancel', params: input.ReferenceParams, body: input.CancelBody, bodyMayBeEmpty: true,
    status: 200, answer: answer.Appointment, example: { ...example.appointment, status: 'cancelled', callBy: null },
    bodyExample: { reason: 'patient-unwell' }, refusals: ['not-found', 'past-cutoff', ...stale, 'invalid'],
  }),
  confirmAppointment: verb('confirm', 'The patient was reached and will come'),
  releaseAppointment: verb('release', 'Nobody was reached: the time is on offer again'),
  arriveAppointment: verb('arrive', 'The patient is here'),
  completeAppointment: verb('complete', 'Treatment is over'),
  missAppointment: verb('miss', 'The patient did not attend'),
  undoAppointment: verb('undo', 'Takes the last step back, on the same day; another step only with the version that the first left'),
  readDiary: define({
    method: 'GET', path: '/diary', summary: 'A clinic’s day: every column for the desk, one’s own for a practitioner', access: 'staff', action: 'diary.read',
    query: input.DiaryQuery, status: 200, answer: answer.Diary, example: example.diary, refusals: ['not-found', 'invalid'],
  }),
  listCalls: define({
    method: 'GET', path: '/calls', summary: 'A clinic’s worklist, most urgent first', access: 'staff',
    action: 'calls.read', query: input.CallsQuery, status: 200, answer: answer.Calls, example: example.calls,
    refusals: ['not-found', 'invalid'],
  }),
  claimCall: define({
    method: 'POST', path: '/calls/{id}/claim', summary: 'Takes a call on for five minutes', access: 'staff',
    action: 'call.claim', params: input.CallParams, body: input.Nothing, bodyMayBeEmpty: true, status: 200,
    answer: answer.Call, example: example.call, bodyExample: {}, refusals: ['not-found', 'call-claimed', 'call-closed'],
  }),
  recordAttempt: define({
    method: 'POST', path: '/calls/{id}/attempts', summary: 'What came of ringing', access: 'staff',
    action: 'call.attempt', params: input.CallParams, body: input.AttemptBody, status: 201, answer: answer.Attempted,
    example: example.attempted, bodyExample: { outcome: 'no-answer' }, idempotencyKey: 'optional',
    refusals: ['idempotency-key-missing', 'not-found', 'call-claimed', 'call-closed', 'slot-taken', ...stale, 'idempotency-key-reused', 'invalid'],
  }),
  searchPatients: define({
    method: 'GET', path: '/patients', summary: 'Patients of one’s clinics', access: 'staff', action: 'patient.search',
    query: input.PatientsQuery, status: 200, answer: answer.Patients, example: example.patients, refusals: ['invalid'],
  }),
  watchEvents: define({
    method: 'GET', path: '/events', access: 'staff', action: 'changes.watch', query: input.EventsQuery, status: 200,
    summary: 'Server-sent events: `change`, with the clinic, whenever a diary or worklist is to be read again; `away` and `back` when nothing can be read in between; `over` when you may no longer listen as you did',
    answer: null, stream: true, example: 'event: change\ndata: {"clinic":"hall-green"}\n\n', refusals: ['invalid'],
  }),
} as const

export type EndpointName = keyof typeof endpoints
