import { isDeepStrictEqual } from 'node:util'
import { erasedName } from '@/lib/core/erasure'
import type { ImportSettings } from '@/lib/core/import/settings'
import { hasTheirContact, isTheirRow, namesThem } from '@/lib/core/whose'
import type { Db } from './client'
import type { Prisma } from './generated/client'
import type { Unfiled } from './unfiled'

/** Somebody is taken out of the files that were brought to Import. */

/** Names that were matched while a column was taken for another. */
function withoutNames(
  settings: ImportSettings | null,
  isAbout: (text: string) => boolean,
): ImportSettings | null {
  if (settings === null) return null
  const others = (said: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(said).filter(([name]) => !isAbout(name)))
  const { practitioner, service, clinic } = settings.names
  return {
    ...settings,
    names: { practitioner: others(practitioner), service: others(service), clinic: others(clinic) },
  }
}

/**
 * Deletes their rows of files that are open, and takes their name out of what any file is called, headed
 * by and set to. Anybody who has such a file on the screen is told that it changed.
 */
export async function eraseFromFiles(
  tx: Db,
  { them, rows }: Pick<Unfiled, 'them' | 'rows'>,
): Promise<void> {
  for (const { import: importId, place } of rows) {
    await tx.importRow.deleteMany({ where: { importId, place } })
    await tx.import.update({
      where: { id: importId },
      data: { rowCount: { decrement: 1 }, version: { increment: 1 } },
    })
  }
  const isAbout = (text: string): boolean => namesThem(text, them) || hasTheirContact(text, them)
  const clean = (text: string): string => (isAbout(text) ? erasedName : text)
  // A file without headings has somebody's details in their place.
  const headed = (columns: string[]): string[] =>
    isTheirRow(columns, them) ? columns.map(() => erasedName) : columns
  const files = await tx.import.findMany({
    select: { id: true, fileName: true, columns: true, settings: true },
  })
  for (const { id, fileName, columns, settings } of files) {
    const before = settings as unknown as ImportSettings | null
    const after = {
      fileName: clean(fileName),
      columns: headed(columns),
      settings: withoutNames(before, isAbout),
    }
    if (isDeepStrictEqual(after, { fileName, columns, settings: before })) continue
    const { settings: said, ...texts } = after
    const set = said && { settings: said as unknown as Prisma.InputJsonObject }
    await tx.import.update({ where: { id }, data: { ...texts, ...set, version: { increment: 1 } } })
  }
}
