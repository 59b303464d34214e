import { randomUUID } from 'node:crypto'
import { patientFields, type PatientDetails } from '@/lib/core/patient-view'
import { toIso, type Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import { columnsOf, toRecord, type RecordRow } from './patient-records'

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
  const locked = await tx.$queryRaw<{ id: string }[]>`select id from patient where id = any(${[...ids]}::uuid[]) order by id for update`
  const rows = await tx.patient.findMany({ where: { id: { in: locked.map(({ id }) => id) } } })
  return new Map(rows.map((row) => [row.id, toRecord(row)]))
}

async function carry(tx: Db, from: string, to: string): Promise<Pick<Carried, 'appointments' | 'waits' | 'toTell'>> {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
  return {
    appointments: ids(await tx.$queryRaw`update appointment set patient_id = ${to}::uuid where patient_id = ${from}::uuid returning id`),
    waits: ids(await tx.$queryRaw`update wait set patient_id = ${to}::uuid where patient_id = ${from}::uuid returning id`),
    toTell: ids(await tx.$queryRaw`update to_tell set patient_id = ${to}::uuid where patient_id = ${from}::uuid returning id`),
  }
}

/** Everything of `gone` goes on under `kept`, which says `after` from now on. Both are locked. Answers the merge. */
export async function writeMerge(
  tx: Db, kept: RecordRow, gone: RecordRow, after: { details: PatientDetails; wrongNumberAt: Instant | null }, staff: string, now: Instant,
): Promise<{ id: string; carried: Carried }> {
  const moved = await carry(tx, gone.id, kept.id)
  const carried: Carried = { before: kept.details, after: after.details,
    wrongNumberAt: { before: kept.wrongNumberAt, after: after.wrongNumberAt }, ...moved }
  await tx.patient.update({ where: { id: kept.id }, data: { ...columnsOf(after.details), version: { increment: 1 },
    wrongNumberAt: after.wrongNumberAt === null ? null : new Date(after.wrongNumberAt) } })
  await tx.patient.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id, version: { increment: 1 } } })
  const id = randomUUID()
  await tx.$executeRaw`insert into patient_merge (id, kept_id, gone_id, staff_id, at, before)
    values (${id}::uuid, ${kept.id}::uuid, ${gone.id}::uuid, ${staff}::uuid, ${toIso(now)}::timestamptz, ${JSON.stringify(carried)}::jsonb)`
  return { id, carried }
}

export async function findMerge(id: string, tx: Db = db()): Promise<MergeRow | null> {
  const row = await tx.patientMerge.findUnique({ where: { id } })
  return row && { id: row.id, keptId: row.keptId, goneId: row.goneId, at: row.at.getTime(), undone: row.undoneAt !== null,
    carried: row.before as unknown as Carried }
}

/** Whether either of the two was merged after this merge, and still is. */
export async function mergedSince(tx: Db, merge: MergeRow): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from patient_merge m, patient_merge this where this.id = ${merge.id}::uuid and m.id <> this.id and m.undone_at is null
      and (m.at, m.id) > (this.at, this.id) and (m.kept_id in (this.kept_id, this.gone_id) or m.gone_id in (this.kept_id, this.gone_id)) limit 1`
  return rows.length > 0
}

/** What the record says after an undo: as before the merge, but for what somebody changed since. */
function saidAgain(now: PatientDetails, { before, after }: Carried): PatientDetails {
  const same = (field: keyof PatientDetails) => JSON.stringify(now[field]) === JSON.stringify(after[field])
  return Object.fromEntries(patientFields.map((field) => [field, same(field) ? before[field] : now[field]])) as unknown as PatientDetails
}

/** Exactly what went over goes back; what was made since stays with the record that was kept. Both are locked. */
export async function writeUndo(tx: Db, merge: MergeRow, kept: RecordRow, now: Instant): Promise<void> {
  const { carried, goneId, keptId } = merge
  const { wrongNumberAt } = carried
  const rang = kept.wrongNumberAt === wrongNumberAt.after ? wrongNumberAt.before : kept.wrongNumberAt
  // First the record itself: until then whatever is written under it goes to the other one.
  await tx.patient.update({ where: { id: goneId }, data: { mergedIntoId: null, version: { increment: 1 } } })
  await tx.$executeRaw`update appointment set patient_id = ${goneId}::uuid where id = any(${carried.appointments}::uuid[]) and patient_id = ${keptId}::uuid`
  await tx.$executeRaw`update wait set patient_id = ${goneId}::uuid where id = any(${carried.waits}::uuid[]) and patient_id = ${keptId}::uuid`
  await tx.$executeRaw`update to_tell set patient_id = ${goneId}::uuid where id = any(${carried.toTell}::uuid[]) and patient_id = ${keptId}::uuid`
  await tx.patient.update({ where: { id: keptId }, data: { ...columnsOf(saidAgain(kept.details, carried)), version: { increment: 1 },
    wrongNumberAt: rang === null ? null : new Date(rang) } })
  await tx.patientMerge.update({ where: { id: merge.id }, data: { undoneAt: new Date(now) } })
}

/** Merges into a record since an instant that still stand, the latest first. */
export async function standingMerges(kept: string, since: Instant): Promise<{ id: string; at: Instant; by: string }[]> {
  const rows = await db().patientMerge.findMany({
    where: { keptId: kept, undoneAt: null, at: { gt: new Date(since) } }, orderBy: { at: 'desc' }, include: { staff: { select: { name: true } } },
  })
  return rows.map((row) => ({ id: row.id, at: row.at.getTime(), by: row.staff.name }))
}

/** What would go over: how much of it, also where the reader may not look. */
export async function countUnder(patient: string, clinics: readonly string[]): Promise<{ elsewhere: number; calls: number; waits: number; toTell: number }> {
  const [elsewhere, calls, waits, toTell] = await Promise.all([
    db().appointment.count({ where: { patientId: patient, clinicId: { notIn: [...clinics] } } }),
    db().call.count({ where: { closedAt: null, appointment: { patientId: patient, status: 'requested' } } }),
    db().wait.count({ where: { patientId: patient, closedAt: null } }),
    db().toTell.count({ where: { patientId: patient, closedAt: null } }),
  ])
  return { elsewhere, calls, waits, toTell }
}
