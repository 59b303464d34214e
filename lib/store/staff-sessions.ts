import { staffRoles, type StaffRole } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { ask, db, sql, type Db } from './client'
import { recordEvent } from './events'

export interface StaffRow {
  id: string
  email: string
  name: string
  role: StaffRole
  practitionerId: string | null
  clinics: string[]
  disabled: boolean
}

export interface SessionRow {
  id: string
  createdAt: Instant
  lastSeenAt: Instant
  ended: boolean
  staff: StaffRow
}

interface Found {
  id: string
  email: string
  name: string
  role: string
  practitionerId: string | null
  disabledAt: Date | null
  clinics: { clinicId: string }[]
}

const staffParts = {
  id: true, email: true, name: true, role: true, practitionerId: true, disabledAt: true,
  clinics: { select: { clinicId: true }, orderBy: { clinicId: 'asc' } },
} as const

async function toStaff(row: Found): Promise<StaffRow> {
  const role = staffRoles.find((known) => known === row.role)
  if (!role) throw new Error('a staff role that nobody knows')
  const clinics = role === 'manager' ? await everyClinic() : row.clinics.map((one) => one.clinicId)
  return {
    id: row.id, email: row.email, name: row.name, role, practitionerId: row.practitionerId, clinics,
    disabled: row.disabledAt !== null,
  }
}

const everyClinic = async (): Promise<string[]> =>
  (await db().clinic.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map((clinic) => clinic.id)

/** Who has this email (in lower case), with the hash of the password. */
export async function findAccount(email: string): Promise<{ staff: StaffRow; passwordHash: string } | null> {
  const row = await db().staff.findUnique({ where: { email }, select: { ...staffParts, passwordHash: true } })
  return row && { staff: await toStaff(row), passwordHash: row.passwordHash }
}

type SessionFound = Omit<Found, 'clinics' | 'id'> & { id: string; staffId: string; createdAt: Date; lastSeenAt: Date; endedAt: Date | null; clinics: string[] }

/** The sign-in that the hash of a cookie's secret names, ended or not. Every staff page begins with it: one statement. */
export async function findSession(secretHash: Buffer<ArrayBuffer>): Promise<SessionRow | null> {
  const [row] = await ask<SessionFound>(sql`
    select sign_in.id, sign_in.created_at as "createdAt", sign_in.last_seen_at as "lastSeenAt", sign_in.ended_at as "endedAt",
      staff.id as "staffId", staff.email, staff.name, staff.role, staff.practitioner_id as "practitionerId", staff.disabled_at as "disabledAt",
      array(select clinic_id from staff_clinic where staff_id = staff.id order by clinic_id) as clinics
    from staff_session sign_in join staff on staff.id = sign_in.staff_id where sign_in.secret_hash = ${secretHash}`)
  return row ? {
    id: row.id, createdAt: row.createdAt.getTime(), lastSeenAt: row.lastSeenAt.getTime(), ended: row.endedAt !== null,
    staff: await toStaff({ ...row, id: row.staffId, clinics: row.clinics.map((clinicId) => ({ clinicId })) }),
  } : null
}

const signEvent = (verb: 'sign-in' | 'sign-out', staff: { id: string; name: string }, now: Instant) => ({
  at: now, verb, actor: { kind: 'staff', id: staff.id, name: staff.name }, clinic: null, appointment: null, patient: null,
} as const)

export async function openSession(
  tx: Db, secretHash: Buffer<ArrayBuffer>, staff: { id: string; name: string }, now: Instant,
): Promise<void> {
  const at = new Date(now)
  await tx.staffSession.create({
    data: { id: crypto.randomUUID(), secretHash, staffId: staff.id, createdAt: at, lastSeenAt: at },
  })
  await recordEvent(tx, signEvent('sign-in', staff, now))
}

/** Ends it, once: a second time changes nothing and records nothing. Answers whose it was. */
export async function endSession(tx: Db, secretHash: Buffer<ArrayBuffer>, now: Instant): Promise<{ id: string; name: string } | null> {
  const open = await tx.staffSession.updateManyAndReturn({
    where: { secretHash, endedAt: null }, data: { endedAt: new Date(now) },
    select: { staff: { select: { id: true, name: true } } },
  })
  for (const { staff } of open) await recordEvent(tx, signEvent('sign-out', staff, now))
  return open[0]?.staff ?? null
}

export async function touchSession(id: string, now: Instant): Promise<void> {
  await db().staffSession.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt: new Date(now) } })
}

/** Forgets sign-ins that are over: who came and went stays in the events. Answers how many. */
export async function dropSessions(openedBefore: Instant): Promise<number> {
  const { count } = await db().staffSession.deleteMany({
    where: { OR: [{ endedAt: { not: null } }, { createdAt: { lte: new Date(openedBefore) } }] },
  })
  return count
}
