import { staffRoles, type StaffRole } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { ask, db, sql, type Db } from './client'
import { recordEvent } from './events'
import { deleteWhere, isOver } from './old-rows'

export interface StaffRow {
  id: string
  email: string
  name: string
  role: StaffRole
  practitionerId: string | null
  clinics: string[]
  disabled: boolean
}

/** What second factors somebody has, and whether they must have one. */
export interface FactorsHad {
  totp: boolean
  passkeys: number
  demanded: boolean
}

export interface SessionRow {
  id: string
  createdAt: Instant
  lastSeenAt: Instant
  ended: boolean
  provedAt: Instant | null
  /** Everything that they may work as. */
  roles: StaffRole[]
  factors: FactorsHad
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

/** In the practice's order: the first is where somebody comes in who has been at none of them here. */
const everyClinic = async (): Promise<string[]> =>
  (await db().clinic.findMany({ select: { id: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map((clinic) => clinic.id)

export interface AccountRow {
  staff: StaffRow
  passwordHash: string
  /** An authenticator app is set up: the password alone isn't enough. A passkey alone asks for no code. */
  hasTotp: boolean
  hasPasskey: boolean
}

/** Who has this email (in lower case) or this id, with the hash of the password. */
export async function findAccount(where: { email: string } | { id: string }): Promise<AccountRow | null> {
  const row = await db().staff.findUnique({
    where, select: { ...staffParts, passwordHash: true, totp: { select: { staffId: true } }, passkeys: { select: { id: true }, take: 1 } },
  })
  return row && { staff: await toStaff(row), passwordHash: row.passwordHash, hasTotp: row.totp !== null, hasPasskey: row.passkeys.length > 0 }
}

/** The hash of the password of whoever has this email (in lower case), and no more. One statement, whoever they are. */
export async function findPassword(email: string): Promise<{ staff: string; passwordHash: string; disabled: boolean } | null> {
  const [row] = await ask<{ staff: string; passwordHash: string; disabled: boolean }>(sql`
    select id as staff, password_hash as "passwordHash", disabled_at is not null as disabled from staff where email = ${email}`)
  return row ?? null
}

type SessionFound = Omit<Found, 'clinics' | 'id' | 'role'> & FactorsHad & { role: string | null; id: string; provedAt: Date | null; roles: string[]; staffId: string; createdAt: Date; lastSeenAt: Date; endedAt: Date | null; clinics: string[] }

/**
 * The sign-in that the hash of a cookie's secret names, ended or not. Every staff page begins with it: one statement. They work as what
 * they chose for this session while that is granted to them; else as their account's own role, or whatever else is. Who is granted
 * nothing any more has no session.
 */
export async function findSession(secretHash: Buffer<ArrayBuffer>): Promise<SessionRow | null> {
  const [row] = await ask<SessionFound>(sql`
    select sign_in.id, sign_in.created_at as "createdAt", sign_in.last_seen_at as "lastSeenAt", sign_in.ended_at as "endedAt",
      sign_in.proved_at as "provedAt", staff.id as "staffId", staff.email, staff.name, granted.role,
      staff.practitioner_id as "practitionerId", staff.disabled_at as "disabledAt",
      array(select clinic_id from staff_grant had where had.staff_id = staff.id and had.role = granted.role
        and clinic_id is not null order by clinic_id) as clinics,
      array(select distinct had.role from staff_grant had where had.staff_id = staff.id order by 1) as roles,
      exists (select 1 from staff_totp where staff_id = staff.id) as totp,
      (select count(*)::int from staff_passkey where staff_id = staff.id) as passkeys,
      coalesce((select second_factor = 'demanded' from practice limit 1), false) as demanded
    from staff_session sign_in join staff on staff.id = sign_in.staff_id
      left join lateral (select had.role from staff_grant had where had.staff_id = staff.id
        order by had.role = sign_in.role desc nulls last, had.role = staff.role desc, had.role limit 1) granted on true
    where sign_in.secret_hash = ${secretHash}`)
  return row?.role ? {
    id: row.id, createdAt: row.createdAt.getTime(), lastSeenAt: row.lastSeenAt.getTime(), ended: row.endedAt !== null,
    provedAt: row.provedAt?.getTime() ?? null, roles: staffRoles.filter((role) => row.roles.includes(role)),
    factors: { totp: row.totp, passkeys: row.passkeys, demanded: row.demanded },
    staff: await toStaff({ ...row, role: row.role, id: row.staffId, clinics: row.clinics.map((clinicId) => ({ clinicId })) }),
  } : null
}

const signEvent = (verb: 'sign-in' | 'sign-out', staff: { id: string; name: string }, now: Instant) => ({
  at: now, verb, actor: { kind: 'staff', id: staff.id, name: staff.name }, clinic: null, appointment: null, patient: null,
} as const)

interface NewSession {
  secretHash: Buffer<ArrayBuffer>
  device?: string
  /** Nobody signed in to this account on it before. */
  newDevice?: boolean
}

export async function openSession(tx: Db, { secretHash, device, newDevice = false }: NewSession, staff: { id: string; name: string }, now: Instant): Promise<void> {
  const at = new Date(now)
  await tx.staffSession.create({
    data: { id: crypto.randomUUID(), secretHash, staffId: staff.id, deviceId: device ?? null, createdAt: at, lastSeenAt: at, provedAt: at },
  })
  await recordEvent(tx, { ...signEvent('sign-in', staff, now), ...(newDevice && { detail: { newDevice } }) })
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

/** They gave their password or a passkey just now: the session goes on under another secret, and the one before is dead. False where it is over. */
export async function proveSession(tx: Db, id: string, secretHash: Buffer<ArrayBuffer>, now: Instant): Promise<boolean> {
  const { count } = await tx.staffSession.updateMany({ where: { id, endedAt: null }, data: { provedAt: new Date(now), secretHash } })
  return count === 1
}

export async function findProvedAt(id: string): Promise<Instant | null> {
  const row = await db().staffSession.findUnique({ where: { id }, select: { provedAt: true, endedAt: true } })
  return row?.endedAt === null ? row.provedAt?.getTime() ?? null : null
}

/** Forgets sign-ins that are over: who came and went stays in the events. Answers how many. */
export const dropSessions = (now: Instant): Promise<number> =>
  deleteWhere('staff_session', sql`ended_at is not null or ${isOver('staff_session', now)}`)
