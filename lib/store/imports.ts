import type { ImportKind } from '@/lib/core/import/fields'
import type { ImportLine, ImportOutcome, ImportState } from '@/lib/core/import/import-view'
import type { HowRead } from '@/lib/core/import/read-file'
import type { ImportSettings } from '@/lib/core/import/settings'
import type { TableRow } from '@/lib/core/import/table'
import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import type { Prisma } from './generated/client'

/** Files from elsewhere. Their rows are somebody's details, and are there only while their import is open. */

const withPeople = {
  staff: { select: { name: true } },
  closedBy: { select: { name: true } },
  pieces: { select: { place: true }, orderBy: { place: 'desc' }, take: 1 },
  _count: { select: { pieces: true } },
} as const
type Row = Prisma.ImportGetPayload<{ include: typeof withPeople }>

const toLine = (row: Row): ImportLine => ({
  id: row.id, kind: row.kind as ImportKind, clinic: row.clinicId, state: row.state as ImportState, version: row.version, fileName: row.fileName,
  how: row.reading as unknown as HowRead, columns: row.columns, rows: row.rowCount, settings: row.settings as unknown as ImportSettings | null,
  outcome: row.outcome as unknown as ImportOutcome | null, by: row.staff.name, at: row.readAt.getTime(), closedBy: row.closedBy?.name ?? null,
  closedAt: row.closedAt?.getTime() ?? null, pieces: row._count.pieces,
  // They are made from the first to the last.
  allPieces: (row.pieces[0]?.place ?? -1) + 1,
})

export interface NewImport {
  id: string
  kind: ImportKind
  clinic: string
  fileName: string
  how: HowRead
  columns: string[]
  rows: readonly TableRow[]
  staff: string
}

/** As many rows as one statement writes. */
const chunk = 2_000

export async function writeImport(tx: Db, given: NewImport, now: Instant): Promise<void> {
  const { id, kind, clinic, fileName, how, columns, rows, staff } = given
  await tx.import.create({ data: {
    id, kind, clinicId: clinic, fileName, reading: { ...how }, columns, rowCount: rows.length, staffId: staff, readAt: new Date(now),
  } })
  for (let from = 0; from < rows.length; from += chunk) {
    await tx.importRow.createMany({ data: rows.slice(from, from + chunk).map(({ line, cells }, i) => ({ importId: id, place: from + i, line, cells })) })
  }
}

export async function findImport(id: string, tx: Db = db()): Promise<ImportLine | null> {
  const row = await tx.import.findUnique({ where: { id }, include: withPeople })
  return row && toLine(row)
}

/** The latest first. */
export async function findImports(clinics: readonly string[], most: number): Promise<ImportLine[]> {
  const rows = await db().import.findMany({ where: { clinicId: { in: [...clinics] } }, include: withPeople, orderBy: [{ readAt: 'desc' }, { id: 'asc' }], take: most })
  return rows.map(toLine)
}

export async function findImportRows(id: string, most?: number): Promise<TableRow[]> {
  return db().importRow.findMany({ where: { importId: id }, select: { line: true, cells: true }, orderBy: { place: 'asc' }, ...(most !== undefined && { take: most }) })
}

/** Until the transaction ends nobody else changes or applies it. */
export async function lockImport(tx: Db, id: string): Promise<ImportLine | null> {
  await tx.$queryRaw`select 1 from import where id = ${id}::uuid for update`
  return findImport(id, tx)
}

/** False where somebody changed or closed it since it was seen. */
export async function writeSettings(tx: Db, seen: { id: string; version: number }, settings: ImportSettings): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id: seen.id, version: seen.version, state: 'open' },
    data: { settings: settings as unknown as Prisma.InputJsonObject, version: { increment: 1 } },
  })
  return count === 1
}

interface Closing {
  state: Exclude<ImportState, 'open'>
  staff: string | null
  outcome?: ImportOutcome
}

/**
 * A trigger deletes its rows with it. Names that were matched go too, since a column may have been taken for another, and so do
 * the headings, which are somebody's details where a file has none. False where it was closed before.
 */
export async function closeImport(tx: Db, id: string, { state, staff, outcome }: Closing, now: Instant): Promise<boolean> {
  await tx.$executeRaw`update import set settings = settings || '{"names": {"practitioner": {}, "service": {}, "clinic": {}}}'::jsonb
    where id = ${id}::uuid and state = 'open' and settings is not null`
  const { count } = await tx.import.updateMany({
    where: { id, state: 'open' },
    data: { state, closedById: staff, closedAt: new Date(now), columns: [], ...(outcome && { outcome: outcome as unknown as Prisma.InputJsonObject }) },
  })
  return count === 1
}

/** Those that have been open since before `before`. */
export async function findStaleImports(before: Instant): Promise<{ id: string; clinic: string }[]> {
  const rows = await db().import.findMany({ where: { state: 'open', readAt: { lt: new Date(before) } }, select: { id: true, clinicId: true } })
  return rows.map(({ id, clinicId }) => ({ id, clinic: clinicId }))
}
