import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { AppointmentStatus } from '@/lib/core/appointment'
import { instantOf, type Day, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { newReference } from '@/lib/store/new-reference'

interface PatientInput {
  now: Instant
  name?: string
  phone?: string
  email?: string | null
  tellBy?: string
  dateOfBirth?: Day | null
}

export async function createPatient({ now, dateOfBirth = '1980-04-12', ...given }: PatientInput) {
  return db().patient.create({ data: {
    id: randomUUID(), name: 'Joanne Pettifer', phone: `+447700900${String(randomInt(1000)).padStart(3, '0')}`, email: null,
    ...given, dateOfBirth: dateOfBirth === null ? null : new Date(dateOfBirth), createdAt: new Date(now),
  } })
}

type AppointmentTrait = AppointmentStatus | 'expired' | 'first-visit' | 'pregnant' | 'by-phone'

interface AppointmentInput {
  now: Instant
  at: Instant
  clinic: string
  practitioner: string
  service: string
  room?: string | null
  patient?: string
  traits?: readonly AppointmentTrait[]
  /** When the call of a requested one is due; an hour from now where not said. */
  dueAt?: Instant
}

const statusIn = (traits: readonly AppointmentTrait[]): AppointmentStatus =>
  traits.find((trait): trait is AppointmentStatus => !['expired', 'first-visit', 'pregnant', 'by-phone'].includes(trait)) ?? 'confirmed'

const before: Partial<Record<AppointmentStatus, AppointmentStatus>> =
  { arrived: 'confirmed', completed: 'arrived', no_show: 'confirmed', cancelled: 'confirmed' }

function holdOf(status: AppointmentStatus, traits: readonly AppointmentTrait[], now: Instant) {
  const until = now + instantOf(traits.includes('expired') ? -1 : 10)
  return status === 'held' ? { holdHash: new Uint8Array(randomBytes(32)), holdExpiresAt: new Date(until) } : {}
}

/**
 * Confirmed unless traits name another status: `['requested', 'first-visit']`; `['held', 'expired']` for a hold that is over.
 * With the first event, and for a requested one with its open call. The constraints judge it like any other.
 */
export async function createAppointment({ now, at, traits = [], ...given }: AppointmentInput) {
  const status = statusIn(traits)
  const { minutes, bufferMinutes } = await db().service.findUniqueOrThrow({ where: { id: given.service } })
  const patientId = status === 'held' ? null : given.patient ?? (await createPatient({ now })).id
  const verb = status === 'held' ? 'hold' : status === 'requested' ? 'request' : 'book'
  const end = at + instantOf(minutes)
  const appointment = await db().appointment.create({
    include: { call: true },
    data: {
      id: randomUUID(), reference: newReference(), status, statusBefore: before[status] ?? null, clinicId: given.clinic,
      practitionerId: given.practitioner, serviceId: given.service, roomId: given.room ?? null, patientId, startsAt: new Date(at),
      endsAt: new Date(end), busyUntil: new Date(end + instantOf(bufferMinutes)), source: traits.includes('by-phone') ? 'phone' : 'web',
      firstVisit: traits.includes('first-visit'), pregnant: traits.includes('pregnant'), createdAt: new Date(now), changedAt: new Date(now),
      ...(status === 'requested' ? { requestedAt: new Date(now) } : {}), ...(status === 'confirmed' ? { confirmedAt: new Date(now) } : {}),
      ...(status === 'arrived' ? { arrivedAt: new Date(now) } : {}), ...holdOf(status, traits, now),
      events: { create: { at: new Date(now), verb, actorKind: verb === 'book' ? 'staff' : 'patient', clinicId: given.clinic, patientId } },
      ...(status === 'requested' ? { call: { create: {
        id: randomUUID(), openedAt: new Date(now), dueAt: new Date(given.dueAt ?? now + instantOf(60)), clinic: { connect: { id: given.clinic } },
      } } } : {}),
    },
  })
  forgetAll()
  return appointment
}
