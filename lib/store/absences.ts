import type { AbsenceReason, AbsenceStatus, AbsenceTimes, Part } from '@/lib/core/absence'
import { minuteOf, type Day, type Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import type { Prisma } from './generated/client'
import { dayOfDate } from './shape'

/** Time away that is asked for and decided; what is granted stands as absences. */

const withPeople = {
  practitioner: { select: { id: true, name: true } }, askedBy: { select: { name: true } }, decidedBy: { select: { name: true } },
} as const satisfies Prisma.AbsenceRequestInclude
export type AbsenceRow = Prisma.AbsenceRequestGetPayload<{ include: typeof withPeople }>

export const timesOf = (row: AbsenceRow): AbsenceTimes => ({
  from: dayOfDate(row.fromDay) ?? '', until: dayOfDate(row.untilDay) ?? '', fromMinute: row.fromMinute, toMinute: row.toMinute,
  everyWeeks: row.everyWeeks, repeatUntil: dayOfDate(row.repeatUntil),
})

const timeColumns = ({ from, until, fromMinute, toMinute, everyWeeks, repeatUntil }: AbsenceTimes) => ({
  fromDay: new Date(from), untilDay: new Date(until), fromMinute, toMinute, everyWeeks, repeatUntil: repeatUntil === null ? null : new Date(repeatUntil),
})

export interface NewAbsence {
  id: string
  practitioner: string
  reason: AbsenceReason
  note: string | null
  times: AbsenceTimes
  by: string
  /** Entered by a manager, it is granted with it. */
  status: Extract<AbsenceStatus, 'asked' | 'granted'>
}

/** False when this very one was written before: the form was sent twice. */
export async function writeRequest(tx: Db, { id, practitioner, reason, note, times, by, status }: NewAbsence, now: Instant): Promise<boolean> {
  const at = new Date(now)
  const { count } = await tx.absenceRequest.createMany({ skipDuplicates: true, data: [{
    id, practitionerId: practitioner, reason, note, ...timeColumns(times), status, askedAt: at, askedById: by,
    ...(status === 'granted' && { decidedAt: at, decidedById: by }),
  }] })
  return count === 1
}

/** Two who ask for the same person come one after the other. */
export async function lockRequests(tx: Db, practitioner: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`absence requests ${practitioner}`}, 0))`
}

/** Whether the same time away is asked for already, and nobody has decided it. */
export async function isAsked(tx: Db, { practitioner, reason, times }: Pick<NewAbsence, 'practitioner' | 'reason' | 'times'>): Promise<boolean> {
  return await tx.absenceRequest.count({ where: { practitionerId: practitioner, reason, status: 'asked', ...timeColumns(times) } }) > 0
}

export const findRequest = (id: string, tx: Db = db()): Promise<AbsenceRow | null> => tx.absenceRequest.findUnique({ where: { id }, include: withPeople })

/** Of these practitioners, asked since then or not decided or not over by then; by first day. */
export const findRequests = (practitioners: readonly string[], since: Instant): Promise<AbsenceRow[]> => db().absenceRequest.findMany({
  where: { practitionerId: { in: [...practitioners] }, OR: [
    { status: 'asked' }, { askedAt: { gte: new Date(since) } }, { untilDay: { gte: new Date(since) } }, { repeatUntil: { gte: new Date(since) } },
  ] },
  include: withPeople, orderBy: [{ fromDay: 'asc' }, { id: 'asc' }],
})

interface Settlement {
  status: AbsenceStatus
  times?: AbsenceTimes
  changed?: boolean
  word?: string | null
  endedFrom?: Day
  /** Null: the practitioner's own doing, which decides nothing. */
  by: string | null
}

/** Guarded by what was seen; false when somebody was quicker. */
export async function settleRequest(tx: Db, seen: { id: string; status: AbsenceStatus; version: number }, to: Settlement, now: Instant): Promise<boolean> {
  const { status, times, changed, word, endedFrom, by } = to
  const { count } = await tx.absenceRequest.updateMany({ where: seen, data: {
    status, version: { increment: 1 }, ...(times && timeColumns(times)), ...(changed !== undefined && { changed }), ...(word !== undefined && { word }),
    ...(endedFrom !== undefined && { endedFrom: new Date(endedFrom) }), ...(by !== null && { decidedAt: new Date(now), decidedById: by }),
  } })
  return count === 1
}

/** The absences that came of it and aren't over. */
export async function findParts(request: string, now: Instant, tx: Db = db()): Promise<Part[]> {
  const rows = await tx.absence.findMany({ where: { requestId: request, endsAt: { gt: new Date(now) } }, orderBy: { startsAt: 'asc' } })
  return rows.map(({ id, startsAt, endsAt }) => ({ id, start: minuteOf(startsAt.getTime()), end: minuteOf(endsAt.getTime()) }))
}

/** What the absences were granted for. */
export async function linkParts(tx: Db, request: string, ids: readonly string[]): Promise<void> {
  await tx.absence.updateMany({ where: { id: { in: [...ids] } }, data: { requestId: request } })
}

/** Whether a decision was carried out before: its form was sent twice. */
export const isDecided = async (id: string): Promise<boolean> => await db().practiceChange.count({ where: { id } }) > 0
