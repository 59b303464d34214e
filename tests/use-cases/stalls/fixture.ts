import { randomUUID } from 'node:crypto'
import type { PatientActor, StaffActor } from '@/lib/auth/actor'
import { anybody } from '@/lib/auth/actor'
import { makeSecret } from '@/lib/auth/hold-secret'
import { addDays } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { findStaff } from '@/lib/use-cases/find-staff'
import { signIn } from '@/lib/use-cases/sign-in'
import { createAppointment, createPatient } from '../../factories/appointments'
import { createStaff } from '../../factories/staff'
import { account, freshAddress, password } from '../../auth/accounts'
import { asked } from '../asking'
import { at, first, monday } from '../small-practice'

/**
 * One use-case that writes: what it needs is made, then it is answered how it is asked, as often as
 * it likes.
 */
export type Row = () => Promise<() => Promise<unknown>>
export type Rows = Record<string, Row>

/** Who asks; made once, with a session that gave its password just now, whenever that is. */
export interface Desk {
  una: StaffActor
  mona: StaffActor
  ann: StaffActor
}

export const desk = {} as Desk

export async function openDesk(): Promise<void> {
  const clinics = ['hall-green', 'tamworth']
  desk.una = await createStaff({ now: monday, name: 'Una Desk', clinics })
  desk.mona = (await signedIn('manager')).actor
  await db().staffSession.updateMany({
    where: { id: desk.mona.sessionId },
    data: { provedAt: new Date('2100-01-01') },
  })
  desk.ann = await createStaff({
    now: monday,
    name: 'Ann Ash',
    practitioner: 'ann',
    clinics: ['hall-green'],
  })
}

export async function signedIn(role: 'reception' | 'manager' = 'reception') {
  const who = await account(role)
  const signed = await signIn({ email: who.email, password, address: freshAddress() }, monday)
  const found = signed.ok ? await findStaff(signed.value.secret, monday) : null
  if (!signed.ok || !found) throw new Error('not signed in')
  return { ...who, secret: signed.value.secret, actor: found.actor }
}

let taken = 0
/** A time of Ann's that nobody else of the table has: nine a day, from a Wednesday on. */
export function free(): Instant {
  const nth = taken
  taken += 1
  const days = Math.floor(nth / 9)
  const day = addDays('2027-03-03', Math.floor((days + 2) / 5) * 7 + ((days + 2) % 5) - 2)
  return at(day, 540 + (nth % 9) * 60)
}

export const someone = () => ({
  name: `Grace ${randomUUID().slice(0, 8)}`,
  phone: `+4477009${String(1e5 + taken).slice(1)}`,
})
export const wish = () => ({ ...first, practitioner: 'ann', start: free() })

export interface Made {
  id: string
  reference: string
  version: number
  patient: string
  call: string
  start: Instant
  secret: string
  actor: PatientActor
}

/** Asked for by a patient, with its open call. */
export async function requested(): Promise<Made> {
  const start = free()
  const { appointment, secret } = await asked(start, {
    practitioner: 'ann',
    patient: { ...someone(), email: 'grace@example.org' },
  })
  const row = await db().appointment.findUniqueOrThrow({
    where: { reference: appointment.reference },
    include: { call: true },
  })
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    patient: row.patientId ?? '',
    call: row.call?.id ?? '',
    start,
    secret,
    actor: { kind: 'patient', appointmentId: row.id },
  }
}

export const confirmed = () =>
  createAppointment({
    now: monday,
    at: free(),
    clinic: 'hall-green',
    practitioner: 'ann',
    service: 'first',
  })
export const patient = () => createPatient({ now: monday })

export async function ringBack(): Promise<string> {
  const made = await askRingBack({ clinic: 'hall-green', ...someone(), bestTime: 'any' }, monday)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

export async function ringNow(): Promise<string> {
  const { id: appointmentId } = await confirmed()
  const row = {
    id: randomUUID(),
    appointmentId,
    clinicId: 'hall-green',
    flags: ['bladder'],
    raisedAt: new Date(monday),
  }
  return (await db().ringNow.create({ data: row })).id
}

export async function toTell(): Promise<{ id: string; version: number; reference: string }> {
  const visit = await requested()
  const row = {
    id: randomUUID(),
    appointmentId: visit.id,
    patientId: visit.patient,
    clinicId: 'hall-green',
    why: 'moved',
    openedAt: new Date(monday),
  }
  return {
    id: (await db().toTell.create({ data: row })).id,
    version: visit.version,
    reference: visit.reference,
  }
}

/** A message that did not arrive. */
export async function failedMessage(): Promise<string> {
  const [id, visit] = [randomUUID(), await requested()]
  const about = { clinicId: 'hall-green', appointmentId: visit.id, patientId: visit.patient }
  const event = await db().event.create({
    data: { at: new Date(monday), verb: 'note', actorKind: 'clock', ...about },
  })
  await db().message.create({
    data: {
      id,
      dedupeKey: id,
      eventId: event.id,
      kind: 'confirmed',
      channel: 'email',
      recipient: 'patient',
      address: 'grace@example.org',
      facts: { visit: { start: visit.start, end: visit.start + 2_700_000, practitioner: 'ann' } },
      status: 'failed',
      error: 'wrong-address',
      createdAt: new Date(monday),
      dueAt: new Date(monday),
      tries: 1,
      ...about,
    },
  })
  return id
}

export { anybody, freshAddress, makeSecret, monday, password }
