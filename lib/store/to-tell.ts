import { randomUUID } from 'node:crypto'
import type { TellOutcome, TellReason, Whereabouts } from '@/lib/core/change-view'
import { toIso, type Instant } from '@/lib/core/time'
import { whole } from './appointments'
import { ask, db, sql, type Db } from './client'
import type { Prisma } from './generated/client'

/** Whoever has to be told that the practice changed their appointment. */

const withAppointment = { appointment: { include: whole }, closedBy: { select: { name: true } } } as const satisfies Prisma.ToTellInclude
export type ToTellRow = Prisma.ToTellGetPayload<{ include: typeof withAppointment }>

export interface NewTell {
  appointment: string
  patient: string
  clinic: string
  why: TellReason
  change: string | null
  was: Whereabouts
}

/**
 * One line an appointment until they are told: where one stands already (open, or never reached) it goes on, with what they
 * knew first. The appointment is locked by whoever writes this.
 */
export async function writeTells(tx: Db, tells: readonly NewTell[], now: Instant): Promise<void> {
  const json = JSON.stringify(tells.map((tell) => ({ ...tell, id: randomUUID(), was: { start: toIso(tell.was.start), practitioner: tell.was.practitioner } })))
  await tx.$executeRaw`
    with given as (select * from jsonb_to_recordset(${json}::jsonb)
        as t(id uuid, appointment uuid, patient uuid, clinic text, why text, change uuid, was jsonb)),
    known as (update to_tell set why = given.why, change_id = coalesce(given.change, change_id), closed_at = null, closed_by_id = null, outcome = null
      from given where appointment_id = given.appointment
        and (closed_at is null or (outcome = 'unreachable' and detail ->> 'givenUp' is null)) returning appointment_id)
    insert into to_tell (id, appointment_id, patient_id, clinic_id, why, change_id, detail, opened_at)
    select id, appointment, patient, clinic, why, change, jsonb_build_object('was', was), ${toIso(now)}::timestamptz
    from given where appointment not in (select appointment_id from known)`
}

/** Open ones and those who weren't reached, the soonest appointment first. Who came all the same needs no telling. */
export async function findTells(clinic: string, most: number): Promise<ToTellRow[]> {
  const ids = await ask<{ id: string }>(sql`
    select t.id from to_tell t join appointment a on a.id = t.appointment_id
    where t.clinic_id = ${clinic} and a.status not in ('arrived', 'completed')
      and (t.closed_at is null or (t.outcome = 'unreachable' and t.detail ->> 'givenUp' is null))
    order by a.starts_at, t.id limit ${most}`)
  return db().toTell.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, include: withAppointment,
    orderBy: [{ appointment: { startsAt: 'asc' } }, { id: 'asc' }] })
}

/** The appointments of a clinic about which somebody is to be told still. */
export async function findOpenTells(clinic: string): Promise<{ appointment: string }[]> {
  return ask(sql`
    select t.appointment_id as appointment from to_tell t join appointment a on a.id = t.appointment_id
    where t.clinic_id = ${clinic} and t.closed_at is null and a.status not in ('arrived', 'completed')`)
}

export async function findTell(id: string, tx: Db = db()): Promise<ToTellRow | null> {
  return tx.toTell.findUnique({ where: { id }, include: withAppointment })
}

/** Told, or not reached. False when somebody has told them already, or the line is open anew. */
export async function closeTell(
  tx: Db, seen: { id: string; outcome: string | null }, outcome: TellOutcome, staff: string, now: Instant,
): Promise<boolean> {
  const { count } = await tx.toTell.updateMany({
    where: { id: seen.id, outcome: seen.outcome }, data: { outcome, closedAt: new Date(now), closedById: staff },
  })
  return count === 1
}

/** Whether a line about an appointment is open. */
export const isOpenTell = async (tx: Db, appointment: string): Promise<boolean> =>
  await tx.toTell.count({ where: { appointmentId: appointment, closedAt: null } }) > 0

/** Nobody tries any more. */
export async function giveUpTell(tx: Db, id: string, staff: string, now: Instant): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update to_tell set detail = detail || '{"givenUp": true}', closed_at = ${toIso(now)}::timestamptz, closed_by_id = ${staff}::uuid
    where id = ${id}::uuid and outcome = 'unreachable' and detail ->> 'givenUp' is null`
  return changed === 1
}

/** How many lines one change made, by why. */
export async function countTells(change: string, clinics: readonly string[]): Promise<{ why: string; count: number }[]> {
  return ask(sql`
    select why, count(*)::int as count from to_tell where change_id = ${change}::uuid and clinic_id = any(${[...clinics]}) group by why`)
}

/** Whoever writes a line of an appointment holds it first. */
export async function lockAppointment(tx: Db, id: string): Promise<void> {
  await tx.$queryRaw`select id from appointment where id = ${id}::uuid for update`
}

/** They were told in writing, and so are on the list no more. Answers why they stood there. */
export async function tellByMessage(tx: Db, appointment: string, now: Instant): Promise<{ why: string }[]> {
  return tx.$queryRaw`
    update to_tell set outcome = 'message', closed_at = ${toIso(now)}::timestamptz, closed_by_id = null
    where appointment_id = ${appointment}::uuid and (closed_at is null or (outcome = 'unreachable' and detail ->> 'givenUp' is null)) returning why`
}

/** What was written to them since then didn't arrive: lines that it closed stand open again. */
export async function reopenTells(tx: Db, appointment: string, since: Instant): Promise<void> {
  await tx.$executeRaw`
    update to_tell set outcome = null, closed_at = null where appointment_id = ${appointment}::uuid and outcome = 'message' and closed_by_id is null
      and closed_at >= ${toIso(since)}::timestamptz
      and not exists (select 1 from to_tell other where other.appointment_id = to_tell.appointment_id and other.closed_at is null)`
}
