import { randomUUID } from 'node:crypto'
import type { RingNowEnd, RingNowEntry, RingNowOutcome, RingNowView } from '@/lib/core/ring-now'
import { toIso, type Instant } from '@/lib/core/time'
import { claimStanding } from '@/lib/core/worklist'
import { db, type Db } from './client'
import type { Prisma } from './generated/client'
import { reachedAt, statusOf } from './shape'

const whole = {
  claimedBy: { select: { id: true, name: true } }, closedBy: { select: { name: true } },
  attempts: { include: { staff: { select: { name: true } } }, orderBy: { at: 'asc' } },
  appointment: { include: { patient: true, practitioner: { select: { name: true } }, questionnaire: { select: { redFlags: true } },
    call: { include: { claimedBy: { select: { id: true, name: true } }, claimedByKey: { select: { id: true, name: true } } } } } },
} as const satisfies Prisma.RingNowInclude

export type RingNowRow = Prisma.RingNowGetPayload<{ include: typeof whole }>

export const findRingNow = (id: string, tx: Db = db()): Promise<RingNowRow | null> =>
  tx.ringNow.findUnique({ where: { id }, include: whole })

export const findOpenRingNows = (clinic: string): Promise<RingNowRow[]> =>
  db().ringNow.findMany({ where: { clinicId: clinic, closedAt: null }, include: whole, orderBy: { raisedAt: 'asc' } })

/**
 * Puts them at the top of the list; where they stand there already, the signs join those that are known. One statement, which the
 * partial unique index judges: two pages sent at once make one entry.
 */
export async function raiseRingNow(
  tx: Db, given: { appointment: string; clinic: string; flags: readonly string[] }, now: Instant,
): Promise<{ id: string; again: boolean }> {
  const id = randomUUID()
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into ring_now (id, appointment_id, clinic_id, flags, raised_at)
    values (${id}::uuid, ${given.appointment}::uuid, ${given.clinic}, ${[...given.flags]}, ${toIso(now)}::timestamptz)
    on conflict (appointment_id) where closed_at is null do update
      set flags = array(select distinct unnest(ring_now.flags || excluded.flags))
    returning id`
  if (!row) throw new Error('neither written nor changed')
  return { id: row.id, again: row.id !== id }
}

/** As a call is claimed: `new`, `again` where it was theirs, or null when someone was quicker. */
export async function claimRingNow(
  tx: Db, id: string, { staff, until }: { staff: string; until: Instant }, now: Instant,
): Promise<'new' | 'again' | null> {
  const data = { claimedById: staff, claimedUntil: new Date(until) }
  const free = [{ claimedById: null }, { claimedUntil: { lte: new Date(now) } }]
  if ((await tx.ringNow.updateMany({ where: { id, closedAt: null, OR: free }, data })).count === 1) return 'new'
  return (await tx.ringNow.updateMany({ where: { id, closedAt: null, claimedById: staff }, data })).count === 1 ? 'again' : null
}

export async function letGoOfRingNow(tx: Db, id: string, staff: string): Promise<boolean> {
  const { count } = await tx.ringNow.updateMany({
    where: { id, claimedById: staff, closedAt: null }, data: { claimedById: null, claimedUntil: null },
  })
  return count === 1
}

/**
 * One try and what comes of it: off the list, or still at its top for whoever rings next. False when somebody tried or closed it
 * first: of the same form sent twice, one counts.
 */
export async function writeRingNowTry(
  tx: Db, seen: { id: string; tries: number }, made: { staff: string; outcome: RingNowOutcome; end: RingNowEnd | null; note: string | null }, now: Instant,
): Promise<boolean> {
  const { staff, outcome, end, note } = made
  const { count } = await tx.ringNow.updateMany({ where: { id: seen.id, tries: seen.tries, closedAt: null }, data: {
    tries: { increment: 1 }, claimedById: null, claimedUntil: null,
    ...(end !== null && { closedAt: new Date(now), closedById: staff, outcome: end }),
  } })
  if (count !== 1) return false
  await tx.ringNowTry.create({ data: { id: randomUUID(), ringNowId: seen.id, staffId: staff, at: new Date(now), outcome, note } })
  return true
}

const openCall = ({ appointment: { call, status } }: RingNowRow) => (call && !call.closedAt && status === 'requested' ? call : null)

/** The call that carries it, where one is open for the appointment. */
export const callOf = (row: RingNowRow): string | null => openCall(row)?.id ?? null

/** Who is on it just now: with an open call that one's claim counts, since one conversation settles both. */
export function ringNowClaim(row: RingNowRow, now: Instant): RingNowEntry['claim'] {
  const call = openCall(row)
  const { claimedUntil } = call ?? row
  const claimedBy = call ? call.claimedBy ?? call.claimedByKey : row.claimedBy
  const claim = claimedBy && claimedUntil ? { staff: claimedBy.id, by: claimedBy.name, until: claimedUntil.getTime() } : null
  return claimStanding(claim, now) ? claim : null
}

export const toRingNowView = (row: RingNowRow): RingNowView => ({
  id: row.id, flags: row.flags, raisedAt: row.raisedAt.getTime(),
  takenBack: !row.flags.some((code) => row.appointment.questionnaire?.redFlags.includes(code)),
  tries: row.attempts.map((made) => ({ at: made.at.getTime(), outcome: made.outcome as RingNowOutcome, by: made.staff.name, note: made.note })),
})

/** What an appointment is to be rung for at once, or null. */
export async function findRingNowOf(appointment: string): Promise<RingNowView | null> {
  const row = await db().ringNow.findFirst({ where: { appointmentId: appointment, closedAt: null }, include: whole })
  return row && toRingNowView(row)
}

/** Since when the number that they are rung on is known for a wrong one. */
const wrongSince = ({ contactPhone, contactPhoneWrongAt, patient }: RingNowRow['appointment']): Instant | null =>
  (contactPhone === null ? patient?.wrongNumberAt : contactPhoneWrongAt)?.getTime() ?? null

/** An entry of its own; null where an open call carries it, or nobody is known to be rung. */
export function toRingNowEntry(row: RingNowRow, now: Instant): RingNowEntry | null {
  const { appointment } = row
  if (!appointment.patient || openCall(row)) return null
  const claim = ringNowClaim(row, now)
  const { reference, firstVisit, pregnant, bookedByName, startsAt, practitioner, patient } = appointment
  return {
    ...toRingNowView(row), patient: reachedAt(appointment, patient), bookedByName, wrongNumberAt: wrongSince(appointment),
    appointment: { reference, status: statusOf(appointment), start: startsAt.getTime(), practitioner: practitioner.name, firstVisit, pregnant },
    bestTime: 'any', nextTryAt: null, ring: { from: null, by: row.raisedAt.getTime() }, urgency: 'ring-now',
    claim, lapsedFrom: claim ? null : row.claimedById,
  }
}
