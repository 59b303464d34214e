import { randomInt, randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, type Day, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { createStaff } from '@/tests/factories/staff'

/** What the tests of the desk need in the seeded practice: people and appointments of their own, out of each other's way. */

process.env['DATABASE_URL'] = process.env['PLUMBLINE_DATABASE_URL'] ?? process.env['DATABASE_URL']

export const clinic = 'hall-green'
export const zone = 'Europe/London'
/** The later one is made, the longer ago it was due: what an earlier run left open comes after it. */
const longAgo = (at: Instant): Instant => 3_200_000_000_000 - at

export interface Desk {
  actor: Actor
  email: string
  password: string
}

export async function makeReceptionist(name: string, clinics = [clinic]): Promise<Desk> {
  const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]
  return { actor: await createStaff({ now: now(), name, email, password, clinics }), email, password }
}

interface Made {
  reference: string
  name: string
  practitioner: string
  start: Instant
  day: Day
}

/** Who treats at the clinic, and a service of theirs that takes half an hour. */
async function whoAndWhat(): Promise<{ practitioner: string; service: string }> {
  const session = await db().rotaSession.findFirstOrThrow({ where: { clinicId: clinic }, orderBy: { practitionerId: 'asc' } })
  const given = await db().practitionerService.findFirstOrThrow({
    where: { practitionerId: session.practitionerId, service: { minutes: 30, skill: null } },
  })
  return { practitioner: session.practitionerId, service: given.serviceId }
}

const tries = 30

/** An appointment in the small hours of a day to come, where nothing else ever is. */
export async function makeAppointment(status: 'requested' | 'confirmed', name: string, order = 0, phone?: string): Promise<Made> {
  const { practitioner, service } = await whoAndWhat()
  const at = now()
  const patient = await createPatient({ now: at, name, ...(phone && { phone }) })
  for (let i = 0; i < tries; i += 1) {
    const day = addDays(dayOf(at, zone), randomInt(25, 40))
    const start = instantAt(day, randomInt(1, 12) * 30, zone)
    try {
      // Due years ago, in order: these head the list whatever else is on it.
      const made = await createAppointment({
        now: at, at: start, clinic, practitioner, service, patient: patient.id, traits: [status], dueAt: longAgo(at) + order * 60_000,
      })
      return { reference: made.reference, name, practitioner, start, day }
    } catch (error) {
      if (i === tries - 1) throw error
    }
  }
  throw new Error('no room in the small hours')
}

interface Standing {
  status: string
  note: string | null
  outcomes: string[]
  nextTryAt: Date | null
}

export async function statusOf(reference: string): Promise<Standing> {
  const row = await db().appointment.findUniqueOrThrow({
    where: { reference }, include: { call: { include: { attempts: { orderBy: { at: 'asc' } } } } },
  })
  return {
    status: row.status, note: row.note, outcomes: row.call?.attempts.map(({ outcome }) => outcome) ?? [], nextTryAt: row.call?.nextTryAt ?? null,
  }
}
