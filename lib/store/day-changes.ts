import { randomUUID } from 'node:crypto'
import type { Change } from '@/lib/core/change-view'
import { addDays, toIso, type Instant, type WallMinute } from '@/lib/core/time'
import { whole, type AppointmentRow } from './appointments'
import { lapseInTheWay } from './book'
import { ask, askIn, db, sql, type Db } from './client'

/** A day that changes: the absence or the closure itself, and the appointments in it. */

export interface DayChangeRow {
  id: string
  change: Change
  start: Instant
  end: Instant
  /** What is written of it on the diary. */
  reason: string
  staff: string
}

/** Writes that the day changed. False when this very change was written before: the form was sent twice. */
export async function writeChange(tx: Db, row: DayChangeRow, now: Instant): Promise<boolean> {
  const { id, change, start, end, reason, staff } = row
  const { count } = await tx.dayChange.createMany({ skipDuplicates: true, data: [{
    id, clinicId: change.clinic, practitionerId: change.practitioner, startsAt: new Date(start), endsAt: new Date(end), reason,
    staffId: staff, at: new Date(now),
  }] })
  return count === 1
}

/** Days that are shut: the first from its time on, the last until its time, those between all day. */
function shutDays({ from, until, fromMinute, untilMinute }: Change): { from: string; until: string; fromMinute: WallMinute; toMinute: WallMinute }[] {
  if (from === until) return [{ from, until, fromMinute, toMinute: untilMinute }]
  const between = { from: addDays(from, 1), until: addDays(until, -1), fromMinute: 0, toMinute: 1440 }
  return [
    { from, until: from, fromMinute, toMinute: 1440 }, ...(between.from <= between.until ? [between] : []),
    { from: until, until, fromMinute: 0, toMinute: untilMinute },
  ]
}

/** Who made a change of the same time, or of a longer one. */
export interface MadeBefore {
  change: string | null
  staff: string | null
  by: string
  at: Instant
}

/** How many of the days of a change are shut by now, each by a closure of the clinic or the practice. */
async function countShut(tx: Db, change: Change): Promise<number> {
  const days = JSON.stringify(shutDays(change))
  const [row] = await askIn(tx)<{ shut: number }>(sql`
    select count(*)::int as shut from jsonb_to_recordset(${days}::jsonb)
      as d("from" date, "until" date, "fromMinute" int, "toMinute" int)
    where exists (select 1 from closure c where (c.clinic_id is null or c.clinic_id = ${change.clinic}) and c.from_day <= d."from"
      and c.until_day >= d."until" and c.from_minute <= d."fromMinute" and c.to_minute >= d."toMinute")`)
  return row?.shut ?? 0
}

/** Whether what a change would write is written: they are away, or the clinic is shut, for all of its time. */
export async function isCovered(tx: Db, { change, start, end }: Pick<DayChangeRow, 'change' | 'start' | 'end'>): Promise<boolean> {
  if (change.practitioner === null) return await countShut(tx, change) === shutDays(change).length
  const covering = { practitionerId: change.practitioner, startsAt: { lte: new Date(start) }, endsAt: { gte: new Date(end) } }
  return await tx.absence.count({ where: covering }) > 0
}

/** The last change, but this one, of all of that time; null where it came about otherwise. */
export async function findMadeBefore(tx: Db, { id, change, start, end }: DayChangeRow): Promise<MadeBefore | null> {
  const row = await tx.dayChange.findFirst({
    where: { id: { not: id }, practitionerId: change.practitioner, startsAt: { lte: new Date(start) }, endsAt: { gte: new Date(end) },
      ...(change.practitioner === null && { clinicId: change.clinic }) },
    include: { staff: { select: { name: true } } }, orderBy: { at: 'desc' },
  })
  return row && { change: row.id, staff: row.staffId, by: row.staff.name, at: row.at.getTime() }
}

/** The absence, or the closure, that the diary and every list of free times go by. */
export async function writeAbsence(tx: Db, { change, start, end, reason }: DayChangeRow): Promise<void> {
  if (change.practitioner !== null) {
    await tx.absence.create({ data: { id: randomUUID(), practitionerId: change.practitioner, startsAt: new Date(start), endsAt: new Date(end), reason } })
    return
  }
  await tx.closure.createMany({ data: shutDays(change).map(({ from, until, fromMinute, toMinute }) => ({
    id: randomUUID(), clinicId: change.clinic, fromDay: new Date(from), untilDay: new Date(until), fromMinute, toMinute, reason,
  })) })
}

/** The appointments of a practitioner (wherever) or of a clinic that are asked for or agreed on and lie in the time, locked; by start. */
export async function lockAffected(tx: Db, of: { practitioner: string } | { clinic: string }, from: Instant, to: Instant): Promise<AppointmentRow[]> {
  const whose = 'practitioner' in of ? sql`practitioner_id = ${of.practitioner}` : sql`clinic_id = ${of.clinic}`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from appointment where ${whose} and status in ('requested', 'confirmed')
      and starts_at < ${toIso(to)}::timestamptz and ends_at > ${toIso(from)}::timestamptz order by id for update`
  return tx.appointment.findMany({
    where: { id: { in: rows.map(({ id }) => id) } }, include: whole, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
}

/** Where one appointment goes. */
export interface Move {
  id: string
  reference: string
  practitioner: string
  room: string | null
  start: Instant
  end: Instant
  busyUntil: Instant
}

const asJson = (moves: readonly Move[]): string => JSON.stringify(moves.map(({ start, end, busyUntil, ...rest }) =>
  ({ ...rest, start: toIso(start), end: toIso(end), busy: toIso(busyUntil) })))

/**
 * All that go free their time first, in this transaction alone: they may take each other's places, and the constraints judge
 * row by row. Nobody else sees it; whoever wants one of the times waits for the end.
 */
export async function takeOut(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`update appointment set status_before = status, status = 'released' where id = any(${[...ids]}::uuid[])`
}

/** Which of them find somebody in their place. Expired holds there are lapsed. */
export async function findTaken(tx: Db, moves: readonly Move[], now: Instant): Promise<string[]> {
  const look = () => tx.$queryRaw<{ reference: string; held: boolean }[]>`
    select t.reference, (a.status = 'held' and a.hold_expires_at <= ${toIso(now)}::timestamptz) as held
    from jsonb_to_recordset(${asJson(moves)}::jsonb)
      as t(reference text, practitioner text, room text, start timestamptz, busy timestamptz)
    join appointment a on (a.practitioner_id = t.practitioner or a.room_id = t.room)
      and a.status in ('held', 'requested', 'confirmed', 'arrived', 'completed')
      and tstzrange(a.starts_at, a.busy_until) && tstzrange(t.start, t.busy)`
  const found = await look()
  const held = new Set(found.filter((row) => row.held).map(({ reference }) => reference))
  for (const move of moves) if (held.has(move.reference)) await lapseInTheWay(tx, move, now)
  return [...new Set(found.filter((row) => !row.held).map(({ reference }) => reference))]
}

/** Puts all that were taken out where they go, as what they were; throws the database's overlap where somebody was quicker. */
export async function putIn(tx: Db, moves: readonly Move[], now: Instant): Promise<void> {
  await tx.$executeRaw`
    update appointment a set status = a.status_before, status_before = null, practitioner_id = t.practitioner, room_id = t.room,
      starts_at = t.start, ends_at = t."end", busy_until = t.busy, version = a.version + 1, changed_at = ${toIso(now)}::timestamptz
    from jsonb_to_recordset(${asJson(moves)}::jsonb)
      as t(id uuid, practitioner text, room text, start timestamptz, "end" timestamptz, busy timestamptz)
    where a.id = t.id`
}

/** Sessions of a person, or in a room, at whichever clinic, as they stand in this transaction. */
export interface SessionRow {
  practitioner: string
  clinic: string
  room: string | null
  weekday: number
  from: WallMinute
  to: WallMinute
  validFrom: string
  validUntil: string | null
  everyWeeks: number
}

export async function findSessions(tx: Db, of: { practitioner: string; room: string | null }): Promise<SessionRow[]> {
  return askIn(tx)(sql`
    select practitioner_id as practitioner, clinic_id as clinic, room_id as room, weekday, from_minute as from, to_minute as to,
      valid_from::text as "validFrom", valid_until::text as "validUntil", every_weeks as "everyWeeks"
    from rota_session where practitioner_id = ${of.practitioner} or room_id = ${of.room}`)
}

/** Time that is open once, on one day. */
export async function writeSession(tx: Db, session: {
  practitioner: string; clinic: string; room: string | null; weekday: number; day: string; from: WallMinute; to: WallMinute
}): Promise<void> {
  const day = new Date(session.day)
  await tx.rotaSession.create({ data: {
    id: randomUUID(), practitionerId: session.practitioner, clinicId: session.clinic, roomId: session.room, weekday: session.weekday,
    fromMinute: session.from, toMinute: session.to, validFrom: day, validUntil: day, everyWeeks: 1,
  } })
}

/** One that is to come, as far as it takes to see whether anybody is there for it. */
export interface UpcomingRow {
  id: string
  practitioner: string
  start: Instant
  end: Instant
}

/** What is asked for or agreed on at a clinic between two instants; by start. */
export async function findUpcoming(clinic: string, from: Instant, to: Instant): Promise<UpcomingRow[]> {
  return ask(sql`
    select id, practitioner_id as practitioner, extract(epoch from starts_at)::float8 * 1000 as start,
      extract(epoch from ends_at)::float8 * 1000 as end
    from appointment where clinic_id = ${clinic} and status in ('requested', 'confirmed')
      and ends_at > ${toIso(from)}::timestamptz and starts_at < ${toIso(to)}::timestamptz
      and starts_at > ${toIso(from - 12 * 3_600_000)}::timestamptz
    order by starts_at, id`)
}

/** With everything, by their ids; by start. */
export const findWhole = (ids: readonly string[], tx: Db = db()): Promise<AppointmentRow[]> =>
  tx.appointment.findMany({ where: { id: { in: [...ids] } }, include: whole, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
