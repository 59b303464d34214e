import { randomUUID } from 'node:crypto'
import { fieldsThatDiffer, type PatientDetails } from '@/lib/core/patient-view'
import { toIso, type Instant } from '@/lib/core/time'
import { db, raw, sql, type Db } from './client'
import { columnsOf, isProven, toRecord, type RecordRow } from './patient-records'

/** What a record was and what went over to it: all that an undo needs. Kept as JSON with the merge. */
export interface Carried {
  before: PatientDetails
  after: PatientDetails
  wrongNumberAt: { before: Instant | null; after: Instant | null }
  appointments: string[]
  waits: string[]
  toTell: string[]
}

export interface MergeRow {
  id: string
  keptId: string
  goneId: string
  at: Instant
  undone: boolean
  carried: Carried
}

/** Both rows whole, always in one order: whoever writes under either of them waits, or was first. */
export async function lockRecords(tx: Db, ids: readonly [string, string]): Promise<Map<string, RecordRow>> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from patient where id = any(${[...ids]}::uuid[]) order by id for update`
  const rows = await tx.patient.findMany({ where: { id: { in: locked.map(({ id }) => id) } } })
  return new Map(rows.map((row) => [row.id, toRecord(row)]))
}

/** The tables in which something stands under a patient. */
const under = { appointments: raw('appointment'), waits: raw('wait'), toTell: raw('to_tell') } as const
type Under = keyof typeof under

/** Whatever stands under one record, or of that only `ids`, goes under another. Answers what went. */
async function carry(tx: Db, table: Under, from: string, to: string, ids?: readonly string[]): Promise<string[]> {
  const these = ids ? sql`and id = any(${[...ids]}::uuid[])` : sql``
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update ${under[table]} set patient_id = ${to}::uuid where patient_id = ${from}::uuid ${these} returning id`
  return rows.map(({ id }) => id).sort()
}

/** What the record says from now on; it is locked. */
async function writeRecord(tx: Db, id: string, { details, wrongNumberAt }: Pick<RecordRow, 'details' | 'wrongNumberAt'>): Promise<void> {
  const rang = wrongNumberAt === null ? null : new Date(wrongNumberAt)
  await tx.patient.update({ where: { id }, data: { ...columnsOf(details), wrongNumberAt: rang, version: { increment: 1 } } })
}

/** Everything of `gone` goes on under `kept`, which says `after` from now on. Both are locked. Answers the merge. */
export async function writeMerge(
  tx: Db, kept: RecordRow, gone: RecordRow, after: Pick<RecordRow, 'details' | 'wrongNumberAt'>, staff: string, now: Instant,
): Promise<{ id: string; carried: Carried }> {
  const carried: Carried = {
    before: kept.details, after: after.details, wrongNumberAt: { before: kept.wrongNumberAt, after: after.wrongNumberAt },
    appointments: await carry(tx, 'appointments', gone.id, kept.id), waits: await carry(tx, 'waits', gone.id, kept.id),
    toTell: await carry(tx, 'toTell', gone.id, kept.id),
  }
  await writeRecord(tx, kept.id, after)
  await tx.patient.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id, version: { increment: 1 } } })
  const id = randomUUID()
  await tx.$executeRaw`insert into patient_merge (id, kept_id, gone_id, staff_id, at, before)
    values (${id}::uuid, ${kept.id}::uuid, ${gone.id}::uuid, ${staff}::uuid, ${toIso(now)}::timestamptz,
      ${JSON.stringify(carried)}::jsonb)`
  return { id, carried }
}

/**
 * The record of the same name, number and date of birth that stood before this one, where this one is of nothing but what was asked for on
 * the website, and `confirmed` the first of that to be confirmed. Null where there is none, where there are several, where somebody said
 * that they are two people, or where the birth wasn't given.
 */
export async function findKnownTwin(tx: Db, id: string, confirmed: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select other.id from patient own join patient other on other.phone = own.phone and plain_text(other.name) = plain_text(own.name)
      and other.date_of_birth = own.date_of_birth and other.id <> own.id
    where own.id = ${id}::uuid and own.merged_into_id is null and other.merged_into_id is null and other.erased_at is null
      and not exists (select 1 from appointment a where a.patient_id = own.id and a.id <> ${confirmed}::uuid and ${isProven})
      and exists (select 1 from appointment a where a.patient_id = other.id and ${isProven})
      and not exists (select 1 from patients_apart p where p.one_id = least(own.id, other.id) and p.other_id = greatest(own.id, other.id))
    limit 2`
  return rows.length === 1 ? rows[0]?.id ?? null : null
}

/** The merge that somebody made by which one record leads to the other; null where none stands, or it is a colleague's. */
export async function findStandingMerge(kept: string, gone: string, staff: string): Promise<string | null> {
  const where = { keptId: kept, goneId: gone, staffId: staff, undoneAt: null }
  return (await db().patientMerge.findFirst({ where, select: { id: true } }))?.id ?? null
}

export async function findMerge(id: string, tx: Db = db()): Promise<MergeRow | null> {
  const row = await tx.patientMerge.findUnique({ where: { id } })
  if (!row) return null
  const { keptId, goneId, at, undoneAt } = row
  return { id, keptId, goneId, at: at.getTime(), undone: undoneAt !== null, carried: row.before as unknown as Carried }
}

/** Whether either of the two was merged after this merge, and still is. */
export async function mergedSince(tx: Db, merge: MergeRow): Promise<boolean> {
  const both = [merge.keptId, merge.goneId]
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from patient_merge where id <> ${merge.id}::uuid and undone_at is null and at >= ${toIso(merge.at)}::timestamptz
      and (kept_id = any(${both}::uuid[]) or gone_id = any(${both}::uuid[])) limit 1`
  return rows.length > 0
}

/** What the record says after an undo: as before the merge, but for what somebody changed since. */
function saidAgain(now: PatientDetails, { before, after }: Carried): PatientDetails {
  const since = fieldsThatDiffer(now, after)
  return { ...before, ...Object.fromEntries(since.map((field) => [field, now[field]])) }
}

/** Exactly what went over goes back; what was made since stays with the record that was kept. Both are locked. */
export async function writeUndo(tx: Db, merge: MergeRow, kept: RecordRow, now: Instant): Promise<void> {
  const { carried, goneId, keptId } = merge
  const { wrongNumberAt } = carried
  const rang = kept.wrongNumberAt === wrongNumberAt.after ? wrongNumberAt.before : kept.wrongNumberAt
  // First the record itself: until then whatever is written under it goes to the other one.
  await tx.patient.update({ where: { id: goneId }, data: { mergedIntoId: null, version: { increment: 1 } } })
  for (const table of ['appointments', 'waits', 'toTell'] as const) await carry(tx, table, keptId, goneId, carried[table])
  await writeRecord(tx, keptId, { details: saidAgain(kept.details, carried), wrongNumberAt: rang })
  await tx.patientMerge.update({ where: { id: merge.id }, data: { undoneAt: new Date(now) } })
}

/** Merges into a record since an instant that still stand, the latest first. */
export async function standingMerges(kept: string, since: Instant): Promise<{ id: string; at: Instant; by: string }[]> {
  const rows = await db().patientMerge.findMany({
    where: { keptId: kept, undoneAt: null, at: { gt: new Date(since) } }, orderBy: { at: 'desc' },
    include: { staff: { select: { name: true } } },
  })
  return rows.map((row) => ({ id: row.id, at: row.at.getTime(), by: row.staff.name }))
}

export interface CountedUnder {
  elsewhere: number
  calls: number
  waits: number
  toTell: number
}

/** What would go over: how much of it, also where the reader may not look. */
export async function countUnder(patient: string, clinics: readonly string[]): Promise<CountedUnder> {
  const [elsewhere, calls, waits, toTell] = await Promise.all([
    db().appointment.count({ where: { patientId: patient, clinicId: { notIn: [...clinics] } } }),
    db().call.count({ where: { closedAt: null, appointment: { patientId: patient, status: 'requested' } } }),
    db().wait.count({ where: { patientId: patient, closedAt: null } }),
    db().toTell.count({ where: { patientId: patient, closedAt: null } }),
  ])
  return { elsewhere, calls, waits, toTell }
}
