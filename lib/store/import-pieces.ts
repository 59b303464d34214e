import type { ImportOutcome } from '@/lib/core/import/import-view'
import { db, type Db } from './client'
import type { Prisma } from './generated/client'
import type { ImportWork } from './import-apply'

/** What an accepted file still has to make, in the order in which it is made. */
export interface ImportPiece {
  work: ImportWork
  practitioners: string[]
  rooms: (string | null)[]
}

export async function writePieces(
  tx: Db,
  importId: string,
  pieces: readonly ImportPiece[],
): Promise<void> {
  const rows = pieces.map((work, place) => ({
    importId,
    place,
    work: work as unknown as Prisma.InputJsonObject,
  }))
  for (let from = 0; from < rows.length; from += 10)
    await tx.importPiece.createMany({ data: rows.slice(from, from + 10) })
}

/**
 * Takes the next one out, within the transaction that writes it: another server waits its turn.
 * Null where nothing is left to make.
 */
export async function takePiece(tx: Db, importId: string): Promise<ImportPiece | null> {
  await tx.$queryRaw`select 1 from import where id = ${importId}::uuid for update`
  const next = await tx.importPiece.findFirst({ where: { importId }, orderBy: { place: 'asc' } })
  if (!next) return null
  await tx.importPiece.delete({ where: { importId_place: { importId, place: next.place } } })
  return next.work as unknown as ImportPiece
}

/** Files that were accepted and are not made whole. */
export async function findUnfinished(): Promise<string[]> {
  return (
    await db().importPiece.findMany({ distinct: ['importId'], select: { importId: true } })
  ).map(({ importId }) => importId)
}

export async function writeOutcome(tx: Db, id: string, outcome: ImportOutcome): Promise<void> {
  await tx.import.update({
    where: { id },
    data: { outcome: outcome as unknown as Prisma.InputJsonObject },
  })
}
