import { nextStatus, type AppointmentStatus, type AppointmentVerb, type CancelReason, type Party } from '@/lib/core/appointment'
import { dueAt, type AttemptOutcome, type CallFacts } from '@/lib/core/call'
import { instantOf, toIso, type Instant } from '@/lib/core/time'
import type { Prisma } from '@/lib/store/generated/client'
import type { StaffSeed } from './accounts'
import type { Cast } from './casting'
import type { Random } from './random'
import type { Visit } from './visits'

/** What the tales are told in. */
export interface World {
  now: Instant
  random: Random
  facts: (clinic: string) => CallFacts
  desk: (clinic: string) => StaffSeed
  /** Who treats, where they have an account. */
  treating: (practitioner: string) => StaffSeed | null
  reference: () => string
}

export interface Teller {
  kind: 'patient' | 'staff' | 'policy' | 'clock'
  party: Party
  id: string | null
  name: string | null
}

export const byPatient: Teller = { kind: 'patient', party: 'patient', id: null, name: null }
export const byClock: Teller = { kind: 'clock', party: 'clock', id: null, name: null }
export const byRule: Teller = { kind: 'policy', party: 'policy', id: null, name: 'the practice’s rule' }
export const byStaff = ({ id, name, role }: StaffSeed): Teller =>
  ({ kind: 'staff', party: role === 'practitioner' ? 'practitioner' : 'reception', id, name })

/** One appointment's rows as they stand after what has been told, every change with its event. */
export interface Tale {
  visit: Visit
  status: AppointmentStatus | null
  before: AppointmentStatus | null
  appointment: Prisma.AppointmentCreateManyInput
  call: Prisma.CallCreateManyInput | null
  attempts: Prisma.AttemptCreateManyInput[]
  events: Prisma.EventCreateManyInput[]
}

export interface Details {
  reason: string | null
  note: string | null
  bookedByName: string | null
  bestTime: string
}

export function begin(world: World, visit: Visit, cast: Cast | null, details: Details | null): Tale {
  return {
    visit, status: null, before: null, call: null, attempts: [], events: [],
    appointment: {
      id: world.random.uuid(), reference: world.reference(), status: 'requested', clinicId: visit.clinic,
      practitionerId: visit.practitioner, serviceId: visit.service.id, roomId: visit.room, patientId: cast?.patient.id ?? null,
      startsAt: toIso(visit.start), endsAt: toIso(visit.end), busyUntil: toIso(visit.busyUntil), source: 'web',
      firstVisit: cast?.firstVisit ?? false, pregnant: (cast?.patient.pregnant ?? false) && visit.service.skill === 'pregnancy',
      ...details, createdAt: toIso(visit.start), changedAt: toIso(visit.start), version: 0,
    },
  }
}

type Detail = Record<string, string | number | null>

/** An event that changes nothing in the appointment itself: a claim, an attempt. */
export function note(tale: Tale, verb: string, by: Teller, at: Instant, detail: Detail = {}): void {
  tale.events.push({
    at: toIso(at), verb, actorKind: by.kind, actorId: by.id, actorName: by.name, clinicId: tale.visit.clinic,
    appointmentId: tale.appointment.id, patientId: tale.status === null || tale.status === 'held' ? null : tale.appointment.patientId ?? null, detail,
  })
}

function change(tale: Tale, at: Instant, data: Partial<Prisma.AppointmentCreateManyInput>): void {
  Object.assign(tale.appointment, { ...data, changedAt: toIso(at), version: (tale.appointment.version ?? 0) + 1 })
}

function become(tale: Tale, status: AppointmentStatus, at: Instant, data: Partial<Prisma.AppointmentCreateManyInput> = {}): void {
  if (tale.status === null) tale.appointment.createdAt = toIso(at)
  tale.status = status
  change(tale, at, { ...data, status })
}

export function hold(tale: Tale, at: Instant, hash: Uint8Array<ArrayBuffer>, until: Instant, start = tale.visit.start): void {
  become(tale, 'held', at, { holdHash: hash, holdExpiresAt: toIso(until) })
  note(tale, 'hold', byPatient, at, { start: toIso(start), source: 'web' })
}

export function ask(tale: Tale, at: Instant, source: 'web' | 'api', facts: CallFacts, id: string): void {
  const held = tale.status === 'held'
  become(tale, 'requested', at, { source, requestedAt: toIso(at), holdHash: null })
  tale.call = {
    id, appointmentId: tale.appointment.id, clinicId: tale.visit.clinic, openedAt: toIso(at),
    dueAt: toIso(dueAt(facts, at, tale.visit.start)),
  }
  note(tale, 'request', byPatient, at, held ? { source } : { start: toIso(tale.visit.start), source })
}

/** By phone: confirmed at once, nothing to ring for. */
export function book(tale: Tale, by: Teller, at: Instant): void {
  become(tale, 'confirmed', at, { source: 'phone', confirmedAt: toIso(at) })
  note(tale, 'book', by, at, { start: toIso(tale.visit.start), source: 'phone' })
}

export interface Try {
  at: Instant
  outcome: AttemptOutcome
  note: string | null
  callBackAt: Instant | null
}

/** Claimed, rung, and what came of it written down. What follows from it is told by `act`. */
export function ring(tale: Tale, by: StaffSeed, attempt: Try, id: string): void {
  if (!tale.call) return
  note(tale, 'claim', byStaff(by), attempt.at - instantOf(1))
  note(tale, 'attempt', byStaff(by), attempt.at, { outcome: attempt.outcome })
  tale.attempts.push({
    id, callId: tale.call.id, staffId: by.id, at: toIso(attempt.at), outcome: attempt.outcome, note: attempt.note,
    callBackAt: attempt.callBackAt === null ? null : toIso(attempt.callBackAt),
  })
}

function settle(tale: Tale, outcome: string, by: Teller, at: Instant): void {
  if (!tale.call || tale.call.closedAt) return
  Object.assign(tale.call, { closedAt: toIso(at), closedById: by.kind === 'staff' ? by.id : null, outcome, nextTryAt: null })
}

const undoable: readonly AppointmentVerb[] = ['arrive', 'complete', 'miss', 'cancel']

/** A verb of the life cycle. The table of the core is asked, so that no tale can be told that couldn't have happened. */
export function act(tale: Tale, verb: AppointmentVerb, by: Teller, at: Instant, reason?: CancelReason): void {
  const from = tale.status
  const to = from && nextStatus(from, verb, by.party, tale.before)
  if (!from || !to) throw new Error(`${by.party} can't ${verb} what is ${from ?? 'not there'}`)
  tale.before = undoable.includes(verb) ? from : null
  become(tale, to, at, {
    statusBefore: tale.before,
    ...(verb === 'confirm' && { confirmedAt: toIso(at) }),
    ...(verb === 'arrive' && { arrivedAt: toIso(at) }),
    ...(verb === 'cancel' && { cancelReason: reason ?? 'patient-asked' }),
    ...(verb === 'lapse' && { holdHash: null }),
  })
  if (to === 'confirmed' || to === 'cancelled' || to === 'released') settle(tale, to, by, at)
  note(tale, verb, by, at, verb === 'lapse' ? {} : { from, to, ...(verb === 'cancel' && { reason: reason ?? 'patient-asked' }) })
}

/** It was another time before: the rows show where it came to, the event both. */
export function move(tale: Tale, by: Teller, at: Instant, from: Instant): void {
  change(tale, at, {})
  const { practitioner, start } = tale.visit
  note(tale, 'move', by, at, { from: toIso(from), to: toIso(start), practitionerFrom: practitioner, practitionerTo: practitioner })
}
