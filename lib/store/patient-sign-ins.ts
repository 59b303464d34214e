import { overBefore } from '@/lib/core/growth'
import { toIso, type Instant } from '@/lib/core/time'
import { db, sql, type Db } from './client'
import { eventOf, recordEvent, type EventActor } from './events'
import { deleteOver, deleteWhere, isOver } from './old-rows'

const patientActor: EventActor = { kind: 'patient', id: null, name: null }
const about = { actor: patientActor, clinic: null, appointment: null, patient: null } as const

export interface NewSignIn {
  id: string
  /** In lower case. */
  email: string
  tokenHash: Buffer<ArrayBuffer>
  expiresAt: Instant
}

/** Keeps what a one-time link will prove, known or not. */
export async function writeSignIn(tx: Db, { id, email, tokenHash, expiresAt }: NewSignIn, now: Instant): Promise<void> {
  await tx.patientSignIn.create({ data: { id, email, tokenHash, askedAt: new Date(now), expiresAt: new Date(expiresAt) } })
}

/** Where somebody is known under its address: the event that it is mailed by. */
export async function recordSignInAsked(tx: Db, id: string, now: Instant): Promise<void> {
  await tx.$executeRaw`
    with known as (select 1 from patient_sign_in asked where asked.id = ${id}::uuid and (
      exists (select 1 from patient where lower(patient.email) = asked.email and merged_into_id is null)
      or exists (select 1 from appointment where lower(contact_email) = asked.email)))
    ${eventOf({ at: now, verb: 'sign-in-link.ask', ...about, detail: { signIn: id } }, sql`known`)}`
}

export interface SignInRow {
  id: string
  email: string
  expiresAt: Instant
  used: boolean
}

export async function findSignIn(id: string): Promise<SignInRow | null> {
  const row = await db().patientSignIn.findUnique({ where: { id } })
  return row && { id, email: row.email, expiresAt: row.expiresAt.getTime(), used: row.usedAt !== null }
}

/** Uses it up: of several at once one has it. Answers whose address it proves, or null. */
export async function takeSignIn(tokenHash: Buffer<ArrayBuffer>, email: string, now: Instant): Promise<string | null> {
  const [row] = await db().patientSignIn.updateManyAndReturn({
    where: { tokenHash, email, usedAt: null, expiresAt: { gt: new Date(now) } }, data: { usedAt: new Date(now) }, select: { email: true },
  })
  return row?.email ?? null
}

export async function openMailboxSession(tx: Db, session: { id: string; secretHash: Buffer<ArrayBuffer>; email: string }, now: Instant): Promise<void> {
  const at = new Date(now)
  await tx.patientSession.create({ data: { ...session, createdAt: at, lastSeenAt: at } })
  await recordEvent(tx, { at: now, verb: 'sign-in', ...about, detail: { session: session.id } })
}

export interface MailboxSessionRow {
  id: string
  email: string
  createdAt: Instant
  lastSeenAt: Instant
  ended: boolean
}

export async function findMailboxSession(secretHash: Buffer<ArrayBuffer>): Promise<MailboxSessionRow | null> {
  const row = await db().patientSession.findUnique({ where: { secretHash } })
  return row && { id: row.id, email: row.email, createdAt: row.createdAt.getTime(), lastSeenAt: row.lastSeenAt.getTime(), ended: row.endedAt !== null }
}

export async function touchMailboxSession(id: string, now: Instant): Promise<void> {
  await db().patientSession.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt: new Date(now) } })
}

/** Ends it, once: a second time changes nothing and records nothing. */
export async function endMailboxSession(tx: Db, secretHash: Buffer<ArrayBuffer>, now: Instant): Promise<void> {
  const open = await tx.patientSession.updateManyAndReturn({ where: { secretHash, endedAt: null }, data: { endedAt: new Date(now) }, select: { id: true } })
  for (const { id } of open) await recordEvent(tx, { at: now, verb: 'sign-out', ...about, detail: { session: id } })
}

/** Forgets links that are over, where they were sent, and sessions that have ended or are older than any may be. */
export async function dropMailboxSessions(now: Instant): Promise<void> {
  const ended = sql`ended_at is not null`
  await deleteWhere('patient_session', sql`${ended} or ${isOver('patient_session', now)}`)
  await deleteOver('patient_sign_in', now)
  // The message that took the link there is of no record that it could go with.
  await db().$executeRaw`
    update message set address = null, sent_to_hash = null, provider_id = null, next_try_at = null,
      error = case when status in ('due', 'no-server') then 'over' else error end,
      status = case when status in ('due', 'no-server') then 'unwanted' else status end
    where kind = 'sign-in-link' and address is not null and status <> 'sending'
      and until <= ${toIso(overBefore('patient_sign_in', now))}::timestamptz`
}
