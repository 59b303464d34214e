import type { ChangeOf } from '@/lib/core/practice-change'
import type { KnownAway, KnownClosure, ClinicSession } from '@/lib/core/practice-state'
import { fromIso, instantOf, type Instant } from '@/lib/core/time'
import { askIn, sql, type Db } from './client'

/** Changes of the practice's set-up, as they are written. */

/** The kinds that are written here. An absence has a reason of its own. */
export type WrittenChange = ChangeOf<'rota'> | ChangeOf<'closure'> | (Omit<ChangeOf<'absence'>, 'adds'> & { adds: (KnownAway & { reason: string })[] })

/** That it was made, once: false when this very change was written before, since the form was sent twice. */
export async function writePracticeChange(tx: Db, row: { id: string; kind: string; staff: string }, now: Instant): Promise<boolean> {
  const { count } = await tx.practiceChange.createMany({
    skipDuplicates: true, data: [{ id: row.id, kind: row.kind, staffId: row.staff, at: new Date(now) }],
  })
  return count === 1
}

const sessionRow = ({ id, practitioner, clinic, room, weekday, from, to, validFrom, validUntil, everyWeeks }: ClinicSession) => ({
  id, practitionerId: practitioner, clinicId: clinic, roomId: room, weekday, fromMinute: from, toMinute: to, everyWeeks,
  validFrom: new Date(validFrom), validUntil: validUntil === null ? null : new Date(validUntil),
})

async function writeRota(tx: Db, { ends, adds }: ChangeOf<'rota'>): Promise<void> {
  for (const { id, until } of ends) {
    const last = new Date(until)
    const { count } = await tx.rotaSession.deleteMany({ where: { id, validFrom: { gt: last } } })
    if (count === 0) await tx.rotaSession.update({ where: { id }, data: { validUntil: last } })
  }
  await tx.rotaSession.createMany({ data: adds.map(sessionRow) })
}

const closureRow = ({ id, clinic, from, until, fromMinute, toMinute, reason }: KnownClosure) =>
  ({ id, clinicId: clinic, fromDay: new Date(from), untilDay: new Date(until), fromMinute, toMinute, reason })

/** Writes what is changed, as it is in memory after `alterPractice`. */
export async function writeSetupChange(tx: Db, change: WrittenChange): Promise<void> {
  if (change.kind === 'rota') return writeRota(tx, change)
  if (change.kind === 'closure') {
    await tx.closure.deleteMany({ where: { id: { in: change.drops } } })
    await tx.closure.createMany({ data: change.adds.map(closureRow) })
    return
  }
  await tx.absence.deleteMany({ where: { id: { in: change.drops } } })
  await tx.absence.createMany({ data: change.adds.map(({ id, practitioner, start, end, reason }) =>
    ({ id, practitionerId: practitioner, startsAt: new Date(instantOf(start)), endsAt: new Date(instantOf(end)), reason })) })
}

/** Changes of the set-up are made one after the other: each is judged by what the one before has left. */
export async function lockSetup(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('practice set-up', 0))`
}

export const setupVerbs = ['change-rota', 'change-closures', 'change-absence', 'open-session', 'change-day'] as const

/** Who changed the set-up at one of the clinics last, and when. */
export async function lastSetupChange(tx: Db, clinics: readonly string[]): Promise<{ by: string; at: Instant } | null> {
  const [row] = await askIn(tx)<{ by: string | null; at: string }>(sql`
    select actor_name as by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from event
    where verb = any(${[...setupVerbs]}) and clinic_id = any(${[...clinics]}) order by id desc limit 1`)
  return row?.by ? { by: row.by, at: fromIso(row.at) } : null
}
