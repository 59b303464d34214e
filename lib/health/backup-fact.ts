import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { BackupFact } from '@/lib/core/health/facts'
import { fromIso, type Instant } from '@/lib/core/time'

/** What of `backups.json` (lib/run/backup-record.ts, which writes it) tells how backups are. */
const Moment = z.iso.datetime({ offset: true })
const Record = z.object({
  lastAt: Moment.nullable(),
  lastError: z.object({ at: Moment }).nullable(),
  checkError: z.string().nullable(),
})

const none: z.infer<typeof Record> = { lastAt: null, lastError: null, checkError: null }

async function readRecord(file: string): Promise<z.infer<typeof Record>> {
  try {
    const read = Record.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return read.success ? read.data : none
  } catch (error) {
    // None was made yet, or one that is damaged: nothing is known of any backup.
    if (error instanceof SyntaxError || (error as { code?: unknown }).code === 'ENOENT') return none
    throw error
  }
}

const instant = (text: string | null | undefined): Instant | null => (text ? fromIso(text) : null)

/**
 * How the backups of the data folder are. `installedAt`: since when there is something to back up.
 * Throws where the record is there and may not be read.
 */
export async function readBackup(folder: string, installedAt: Instant | null): Promise<BackupFact> {
  const { lastAt, lastError, checkError } = await readRecord(path.join(folder, 'backups.json'))
  return {
    lastAt: instant(lastAt),
    failedAt: instant(lastError?.at),
    isUnreadable: checkError !== null,
    installedAt,
  }
}
