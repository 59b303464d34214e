import type { BestTime } from '@/lib/core/appointment'
import type { CallFacts } from '@/lib/core/call'
import type { RingBackEnd, RingBackOutcome } from '@/lib/core/ring-back'
import type { RingBackEntry } from '@/lib/core/ring-view'
import { toIso, type Instant } from '@/lib/core/time'
import { claimStanding, ringTime, urgency } from '@/lib/core/worklist'
import { db, sql, type Db } from './client'
import type { Prisma } from './generated/client'
import { seenFrom } from './patient-records'

const whole = {
  claimedBy: { select: { id: true, name: true } }, closedBy: { select: { name: true } },
  attempts: { include: { staff: { select: { name: true } } }, orderBy: { at: 'asc' } },
} as const satisfies Prisma.RingBackInclude

export type RingBackRow = Prisma.RingBackGetPayload<{ include: typeof whole }>

export const findRingBack = (id: string, tx: Db = db()): Promise<RingBackRow | null> =>
  tx.ringBack.findUnique({ where: { id }, include: whole })

export const findOpenRingBacks = (clinic: string): Promise<RingBackRow[]> =>
  db().ringBack.findMany({ where: { clinicId: clinic, closedAt: null }, include: whole, orderBy: { askedAt: 'asc' } })

/** The record of the same name and number, where there is one and those clinics may see it. */
export async function findPatientOf({ name, phone }: RingBackRow, clinics: readonly string[]): Promise<string | null> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select id from patient where phone = ${phone} and plain_text(name) = plain_text(${name}) and merged_into_id is null
      and ${seenFrom(clinics)} limit 2`
  return rows.length === 1 ? rows[0]?.id ?? null : null
}

export interface NewRingBack {
  id: string
  clinic: string
  name: string
  phone: string
  bestTime: BestTime
  about: string | null
  dueAt: Instant
}

/**
 * Writes it, or changes the one of the same name and number that is open: what they say last counts. The promise made first
 * stays, unless it was kept by trying: then they are rung within the new one. Asked of another clinic it begins there: what was said to the
 * first, and what came of ringing, is not told to the second. `again` says which of the two it was.
 */
export async function askToBeRung(tx: Db, asked: NewRingBack, now: Instant): Promise<{ id: string; dueAt: Instant; again: boolean }> {
  const stays = sql`(ring_back.clinic_id = excluded.clinic_id)`
  const [row] = await tx.$queryRaw<{ id: string; dueAt: Date }[]>`
    insert into ring_back (id, clinic_id, name, phone, best_time, about, asked_at, due_at)
    values (${asked.id}::uuid, ${asked.clinic}, ${asked.name}, ${asked.phone}, ${asked.bestTime}, ${asked.about},
      ${toIso(now)}::timestamptz, ${toIso(asked.dueAt)}::timestamptz)
    on conflict (phone, plain_text(name)) where closed_at is null do update
      set clinic_id = excluded.clinic_id, best_time = excluded.best_time, next_try_at = null,
        about = case when ${stays} then coalesce(excluded.about, ring_back.about) else excluded.about end,
        note = case when ${stays} then ring_back.note end, tries = case when ${stays} then ring_back.tries else 0 end,
        asked_at = case when ${stays} then ring_back.asked_at else excluded.asked_at end,
        claimed_by_id = case when ${stays} then ring_back.claimed_by_id end, claimed_until = case when ${stays} then ring_back.claimed_until end,
        due_at = case when ring_back.tries > 0 or not ${stays} then excluded.due_at else least(ring_back.due_at, excluded.due_at) end
    returning id, due_at as "dueAt"`
  if (!row) throw new Error('neither written nor changed')
  return { id: row.id, dueAt: row.dueAt.getTime(), again: row.id !== asked.id }
}

/** Claims it for one, unless another's claim still stands: true, or false when someone was quicker. */
export async function claimRingBack(tx: Db, id: string, staff: string, until: Instant, now: Instant, note?: string): Promise<boolean> {
  const { count } = await tx.ringBack.updateMany({
    where: { id, closedAt: null, OR: [{ claimedById: null }, { claimedById: staff }, { claimedUntil: { lte: new Date(now) } }] },
    data: { claimedById: staff, claimedUntil: new Date(until), ...(note !== undefined && { note }) },
  })
  return count === 1
}

export async function letGoOfRingBack(tx: Db, id: string, staff: string): Promise<boolean> {
  const { count } = await tx.ringBack.updateMany({
    where: { id, claimedById: staff, closedAt: null }, data: { claimedById: null, claimedUntil: null },
  })
  return count === 1
}

export async function writeRingBackTry(tx: Db, made: {
  id: string; ringBack: string; staff: string; at: Instant; outcome: RingBackOutcome; note: string | null
}): Promise<void> {
  const { ringBack, staff, at, ...rest } = made
  await tx.ringBackTry.create({ data: { ...rest, ringBackId: ringBack, staffId: staff, at: new Date(at) } })
}

const seenAs = ({ id, tries }: { id: string; tries: number }) => ({ id, tries, closedAt: null })

/** After a try without an answer: when the next is. False when somebody tried or closed it first. */
export async function planRingBack(tx: Db, seen: { id: string; tries: number }, nextTryAt: Instant): Promise<boolean> {
  const { count } = await tx.ringBack.updateMany({ where: seenAs(seen),
    data: { nextTryAt: new Date(nextTryAt), tries: { increment: 1 }, claimedById: null, claimedUntil: null } })
  return count === 1
}

/** Off the list. False when somebody tried or closed it first. */
export async function closeRingBack(
  tx: Db, seen: { id: string; tries: number }, close: { as: RingBackEnd; staff: string; note: string | null; tried: boolean }, now: Instant,
): Promise<boolean> {
  const { count } = await tx.ringBack.updateMany({ where: seenAs(seen), data: {
    closedAt: new Date(now), closedById: close.staff, outcome: close.as, claimedById: null, claimedUntil: null, nextTryAt: null,
    ...(close.note !== null && { note: close.note }), ...(close.tried && { tries: { increment: 1 } }),
  } })
  return count === 1
}

/** Who is on it just now: a claim lapses by itself. */
export function ringBackClaim({ claimedBy, claimedUntil }: RingBackRow, now: Instant): RingBackEntry['claim'] {
  const claim = claimedBy && claimedUntil ? { staff: claimedBy.id, by: claimedBy.name, until: claimedUntil.getTime() } : null
  return claimStanding(claim, now) ? claim : null
}

export function toRingBackEntry(row: RingBackRow, facts: CallFacts, now: Instant): RingBackEntry {
  const bestTime = row.bestTime as BestTime
  const times = { dueAt: row.dueAt.getTime(), nextTryAt: row.nextTryAt?.getTime() ?? null }
  const ring = ringTime(facts, { ...times, bestTime }, now)
  const claim = ringBackClaim(row, now)
  return {
    ...times, id: row.id, clinic: row.clinicId, name: row.name, phone: row.phone, bestTime, about: row.about,
    askedAt: row.askedAt.getTime(), ring, urgency: urgency(ring, now), claim, lapsedFrom: claim ? null : row.claimedById,
    tries: row.attempts.filter(({ at }) => at >= row.askedAt).map((made) => ({ at: made.at.getTime(), outcome: made.outcome as RingBackOutcome, by: made.staff.name, note: made.note })),
  }
}
