import { timeTakingStatuses, type AppointmentStatus, type BestTime, type CancelReason } from '@/lib/core/appointment'
import type { Instant } from '@/lib/core/time'
import { ask, db, sql, type Db } from './client'
import type { Prisma } from './generated/client'
import { longestVisitMs } from './taken'

/** An appointment with everything that any reader may be shown of it; who may see what is the use-case's to say. */
export type AppointmentRow = Prisma.AppointmentGetPayload<{ include: typeof whole }>

export const whole = {
  patient: true,
  service: true,
  practitioner: { select: { id: true, name: true } },
  room: { select: { name: true } },
  call: { include: { attempts: { include: { staff: { select: { name: true } }, key: { select: { name: true } } }, orderBy: { at: 'asc' } },
    claimedBy: { select: { id: true, name: true } }, closedBy: { select: { name: true } },
    claimedByKey: { select: { id: true, name: true } }, closedByKey: { select: { name: true } } } },
} as const satisfies Prisma.AppointmentInclude

export async function findAppointment(
  by: { id: string } | { reference: string }, tx: Db = db(),
): Promise<AppointmentRow | null> {
  return tx.appointment.findUnique({ where: by, include: whole })
}

/** What a link's secret is judged by; a hold has no link. One short statement: whoever guesses costs little. */
export async function findLinked(reference: string): Promise<{ id: string; generation: number } | null> {
  const [row] = await ask<{ id: string; generation: number }>(sql`
    select id, link_generation as generation from appointment where reference = ${reference} and patient_id is not null`)
  return row ?? null
}

/** Without the earliest start every visit that there ever was would be read. */
const overlapping = (from: Instant, to: Instant) => ({
  startsAt: { gt: new Date(from - longestVisitMs), lt: new Date(to) },
  busyUntil: { gt: new Date(from) },
})

/** Of a clinic, or of a practitioner at every clinic, that overlap the time; by start. */
export async function findAppointments(
  of: { clinic: string } | { practitioner: string }, from: Instant, to: Instant,
): Promise<AppointmentRow[]> {
  const whose = 'clinic' in of ? { clinicId: of.clinic } : { practitionerId: of.practitioner }
  return db().appointment.findMany({
    where: { ...whose, ...overlapping(from, to) },
    include: whole, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
}

/** What a change of status also sets. */
export interface StatusChange {
  to: AppointmentStatus
  before: AppointmentStatus | null
  arrivedAt?: Instant | null
  confirmedAt?: Instant
  cancelReason?: CancelReason | null
}

/** Moves the status on, provided that it is still as it was seen: true, or false when someone was quicker. */
export async function changeStatus(
  tx: Db, seen: { id: string; status: string; version: number }, change: StatusChange, now: Instant,
): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: seen.id, status: seen.status, version: seen.version },
    data: {
      status: change.to, statusBefore: change.before, version: { increment: 1 }, changedAt: new Date(now),
      ...(change.arrivedAt !== undefined && { arrivedAt: change.arrivedAt === null ? null : new Date(change.arrivedAt) }),
      ...(change.confirmedAt !== undefined && { confirmedAt: new Date(change.confirmedAt) }),
      ...(change.cancelReason !== undefined && { cancelReason: change.cancelReason }),
    },
  })
  return count === 1
}

/** New time for the same appointment, by the same guard; throws the database's overlap when it is taken. */
export async function changeTime(
  tx: Db, seen: { id: string; status: string; version: number },
  time: { practitioner: string; room: string | null; start: Instant; end: Instant; busyUntil: Instant }, now: Instant,
): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: seen.id, status: seen.status, version: seen.version },
    data: {
      practitionerId: time.practitioner, roomId: time.room, startsAt: new Date(time.start), endsAt: new Date(time.end),
      busyUntil: new Date(time.busyUntil), version: { increment: 1 }, changedAt: new Date(now),
    },
  })
  return count === 1
}

/** The note, unless someone changed the appointment first. */
export async function writeNote(tx: Db, seen: { id: string; version: number }, note: string | null): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({ where: { id: seen.id, version: seen.version }, data: { note, version: { increment: 1 } } })
  return count === 1
}

/** How the patient is reached about this appointment; null leaves it to their record. */
export interface Contact {
  phone: string | null
  email: string | null
  bestTime: BestTime
}

/** What the patient said of reaching them, by the same guard. A new number is no wrong one. */
export async function changeContact(tx: Db, seen: { id: string; status: string; version: number }, contact: Contact, newPhone: boolean): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: seen.id, status: seen.status, version: seen.version },
    data: {
      contactPhone: contact.phone, contactEmail: contact.email, bestTime: contact.bestTime, version: { increment: 1 },
      ...(newPhone && { contactPhoneWrongAt: null }),
    },
  })
  return count === 1
}

/** Ends every link there is: the next one is of the next generation. False when somebody was quicker. */
export async function raiseLinkGeneration(tx: Db, seen: { id: string; linkGeneration: number }): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: seen.id, linkGeneration: seen.linkGeneration }, data: { linkGeneration: { increment: 1 } },
  })
  return count === 1
}

/** What somebody has booked for a start since an instant, and is as it was booked. */
export async function findBookedBy(
  by: string, booked: { clinic: string; service: string; start: Instant }, since: Instant,
): Promise<AppointmentRow[]> {
  return db().appointment.findMany({
    where: { clinicId: booked.clinic, serviceId: booked.service, startsAt: new Date(booked.start), status: 'confirmed', version: 1,
      events: { some: { verb: 'book', actorId: by, at: { gt: new Date(since) } } } },
    include: whole,
  })
}

/** Something happened that leaves status and time alone; a form that was open before it is stale. */
export async function raiseVersion(tx: Db, seen: { id: string; status: string; version: number }): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: seen.id, status: seen.status, version: seen.version }, data: { version: { increment: 1 } },
  })
  return count === 1
}

/**
 * Who changed it last (or who did this with it last), and when: what a stale action is told. Answering questions and being rung
 * about them changes nothing in it.
 */
export async function lastChange(id: string, tx: Db = db(), verb: string | null = null): Promise<{ by: string; at: Instant } | null> {
  const [row] = await tx.$queryRaw<{ name: string | null; kind: string; at: Date }[]>`
    select actor_name as name, actor_kind as kind, at from event
    where appointment_id = ${id}::uuid and verb <> 'look' and verb not like 'questions-%' and verb not like 'ring-now%'
      and (${verb}::text is null or verb = ${verb}) order by id desc limit 1`
  return row ? { by: row.name ?? row.kind, at: row.at.getTime() } : null
}

/** The story of one appointment, oldest first; looks are left out. */
export async function readStoryLines(id: string): Promise<{ at: Date; verb: string; by: string; detail: unknown }[]> {
  return db().$queryRaw`
    select at, verb, coalesce(actor_name, actor_kind) as by, detail from event
    where appointment_id = ${id}::uuid and verb <> 'look' order by id`
}

/** Taken time at a clinic between two instants, for how full its days are. */
export async function readBusy(clinic: string, from: Instant, to: Instant): Promise<{ start: Instant; end: Instant }[]> {
  const rows = await db().appointment.findMany({
    where: { clinicId: clinic, status: { in: [...timeTakingStatuses] }, ...overlapping(from, to) },
    select: { startsAt: true, busyUntil: true },
  })
  return rows.map((row) => ({ start: row.startsAt.getTime(), end: row.busyUntil.getTime() }))
}
