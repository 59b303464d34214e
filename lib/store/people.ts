import { randomUUID } from 'node:crypto'
import { staffRoles, type StaffRole } from '@/lib/auth/actor'
import { toIso, type Instant } from '@/lib/core/time'
import { db, type Db } from './client'

/** The accounts of whoever signs in, and what they may work as. */

export interface Grant {
  role: StaffRole
  /** Null for a manager, who is everywhere. */
  clinic: string | null
}

export interface PersonRow {
  id: string
  name: string
  email: string
  practitioner: string | null
  disabled: boolean
  grants: Grant[]
  hasTotp: boolean
  passkeys: number
  /** A link to set a password that is good until then; an invitation first. */
  link: { id: string; purpose: string; until: Instant } | null
}

export interface OpenSession {
  id: string
  since: Instant
  seenAt: Instant
}

const isRole = (text: string): text is StaffRole => (staffRoles as readonly string[]).includes(text)

export async function listPeople(now: Instant): Promise<PersonRow[]> {
  const rows = await db().staff.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { grants: { orderBy: [{ role: 'asc' }, { clinicId: 'asc' }] }, totp: { select: { staffId: true } }, passkeys: { select: { id: true } },
      links: { where: { usedAt: null, expiresAt: { gt: new Date(now) } }, orderBy: [{ purpose: 'asc' }, { madeAt: 'desc' }], take: 1 } },
  })
  return rows.map((row) => ({
    id: row.id, name: row.name, email: row.email, practitioner: row.practitionerId, disabled: row.disabledAt !== null,
    grants: row.grants.flatMap(({ role, clinicId }) => (isRole(role) ? [{ role, clinic: clinicId }] : [])), hasTotp: row.totp !== null, passkeys: row.passkeys.length,
    link: row.links[0] ? { id: row.links[0].id, purpose: row.links[0].purpose, until: row.links[0].expiresAt.getTime() } : null,
  }))
}

export async function findPerson(tx: Db, id: string): Promise<{ id: string; name: string; email: string; disabled: boolean } | null> {
  // Locked: of two managers at once one goes first.
  await tx.$queryRaw`select 1 from staff where id = ${id}::uuid for update`
  const row = await tx.staff.findUnique({ where: { id }, select: { id: true, name: true, email: true, disabledAt: true } })
  return row && { id: row.id, name: row.name, email: row.email, disabled: row.disabledAt !== null }
}

interface RolesRow {
  grants: Grant[]
  practitioner: string | null
}

/** What somebody may work as. */
export async function findRoles(tx: Db, staff: string): Promise<RolesRow> {
  const row = await tx.staff.findUniqueOrThrow({ where: { id: staff }, select: { practitionerId: true, grants: true } })
  return { practitioner: row.practitionerId, grants: row.grants.flatMap(({ role, clinicId }) => (isRole(role) ? [{ role, clinic: clinicId }] : [])) }
}

/** Who was invited at an address and has set no password yet. */
export async function findInvited(tx: Db, email: string): Promise<RolesRow & { id: string; name: string } | null> {
  const row = await tx.staff.findFirst({ where: { email, passwordHash: '-', disabledAt: null }, select: { id: true, name: true } })
  return row && { ...row, ...await findRoles(tx, row.id) }
}

export const isDisabled = async (tx: Db, staff: string): Promise<boolean> =>
  await tx.staff.count({ where: { id: staff, disabledAt: { not: null } } }) === 1

/** Whether the practice sent one of theirs for that, which is open, after an instant: what was asked for at the door is none. */
export async function isLinkSentSince(tx: Db, staff: string, purpose: NewLink['purpose'], since: Instant): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from staff_link l where l.staff_id = ${staff}::uuid and l.purpose = ${purpose}
    and l.used_at is null and l.made_at > ${toIso(since)}::timestamptz and not exists (select 1 from event
      where verb = 'staff.reset' and at = l.made_at and detail ->> 'link' = l.id::text and detail ? 'asked') limit 1`
  return rows.length > 0
}

/** Whether there is an event that somebody was shown this link. */
export async function isLinkShownTo(tx: Db, link: string, by: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from event where verb = 'staff.hand-link' and actor_id = ${by}
    and detail ->> 'link' = ${link} limit 1`
  return rows.length > 0
}

export const findIdByEmail = async (email: string): Promise<{ id: string; disabled: boolean } | null> => {
  const row = await db().staff.findUnique({ where: { email }, select: { id: true, disabledAt: true } })
  return row && { id: row.id, disabled: row.disabledAt !== null }
}

interface NewPerson {
  id: string
  name: string
  email: string
  role: StaffRole
  practitioner: string | null
}

/** False where the address has an account. Nobody has its password until one is set. */
export async function writePerson(tx: Db, { practitioner, ...person }: NewPerson, now: Instant): Promise<boolean> {
  const { count } = await tx.staff.createMany({
    data: [{ ...person, practitionerId: practitioner, passwordHash: '-', createdAt: new Date(now) }], skipDuplicates: true,
  })
  return count === 1
}

export async function writeGrants(tx: Db, staff: string, grants: readonly Grant[], practitioner: string | null): Promise<void> {
  await tx.staffGrant.deleteMany({ where: { staffId: staff } })
  await tx.staffGrant.createMany({ data: grants.map(({ role, clinic }) => ({ id: randomUUID(), staffId: staff, role, clinicId: clinic })) })
  const [first] = grants
  if (first) await tx.staff.update({ where: { id: staff }, data: { role: first.role, practitionerId: practitioner } })
}

/** Managers who can sign in, but for this one. They are locked: two can't take each other away at once. */
export async function otherManagers(tx: Db, staff: string): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select staff.id from staff where disabled_at is null and password_hash <> '-' and id <> ${staff}::uuid
    and exists (select 1 from staff_grant where staff_id = staff.id and role = 'manager') order by id for update`
  return rows.length
}

export async function setDisabled(tx: Db, staff: string, at: Instant | null): Promise<void> {
  await tx.staff.update({ where: { id: staff }, data: { disabledAt: at === null ? null : new Date(at) } })
}

/** No link to set one is good after that. */
export async function setPassword(tx: Db, staff: string, passwordHash: string, now: Instant): Promise<void> {
  await tx.staff.update({ where: { id: staff }, data: { passwordHash } })
  await endLinks(tx, staff, now)
}

async function endLinks(tx: Db, staff: string, now: Instant): Promise<void> {
  await tx.staffLink.updateMany({ where: { staffId: staff, usedAt: null }, data: { usedAt: new Date(now) } })
}

export async function openSessions(staff: string, openedAfter: Instant, seenAfter: Instant): Promise<OpenSession[]> {
  const rows = await db().staffSession.findMany({
    where: { staffId: staff, endedAt: null, createdAt: { gt: new Date(openedAfter) }, lastSeenAt: { gt: new Date(seenAfter) } }, orderBy: { lastSeenAt: 'desc' },
  })
  return rows.map((row) => ({ id: row.id, since: row.createdAt.getTime(), seenAt: row.lastSeenAt.getTime() }))
}

/** Ends sessions of theirs: this one, or all but that one. Answers how many. */
export async function endSessions(tx: Db, staff: string, which: { id?: string; but?: string }, now: Instant): Promise<number> {
  const { count } = await tx.staffSession.updateMany({
    where: { staffId: staff, endedAt: null, ...(which.id !== undefined && { id: which.id }), ...(which.but !== undefined && { id: { not: which.but } }) },
    data: { endedAt: new Date(now) },
  })
  return count
}

export async function workIn(tx: Db, session: string, role: StaffRole): Promise<void> {
  await tx.staffSession.update({ where: { id: session }, data: { role } })
}

/** In place of links that they had: those are over. */
export interface NewLink {
  id: string
  staff: string
  purpose: 'invite' | 'reset'
  until: Instant
}

/** A link that the practice sends, in place of those before. */
export async function writeLink(tx: Db, link: NewLink, now: Instant): Promise<void> {
  await endLinks(tx, link.staff, now)
  await addLink(tx, link, now)
}

/** One more beside those that there are: anybody may have asked for it, and ends nobody's link by that. */
export async function addLink(tx: Db, link: NewLink, now: Instant): Promise<void> {
  await tx.staffLink.create({ data: { id: link.id, staffId: link.staff, purpose: link.purpose, madeAt: new Date(now), expiresAt: new Date(link.until) } })
}

export async function isLinkOpen(id: string, now: Instant): Promise<boolean> {
  return (await db().staffLink.count({ where: { id, usedAt: null, expiresAt: { gt: new Date(now) }, staff: { disabledAt: null } } })) === 1
}

/** Uses it up: of several at once one has it. Answers whose it is, or null. */
export async function takeLink(tx: Db, id: string, now: Instant): Promise<string | null> {
  const [row] = await tx.staffLink.updateManyAndReturn({
    where: { id, usedAt: null, expiresAt: { gt: new Date(now) }, staff: { disabledAt: null } }, data: { usedAt: new Date(now) }, select: { staffId: true },
  })
  return row?.staffId ?? null
}
