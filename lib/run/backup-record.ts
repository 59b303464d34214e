import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { inData } from './places'

const Moment = z.iso.datetime({ offset: true })
const Failure = z.object({ at: Moment, words: z.string() })

/** As it is in backups.json. Moments are RFC 3339; null is what never happened, or isn't known. */
const Stored = z.object({
  /** When the last backup that went well was taken, and the file that it is in (absolute). */
  lastAt: Moment.nullable(),
  lastFile: z.string().nullable(),
  /** Why the last try failed, in words for people; null once one has gone well. */
  lastError: Failure.nullable(),
  /** When a backup was last restored on trial, and what was wrong with it; null where all was well. */
  checkedAt: Moment.nullable(),
  checkError: z.string().nullable(),
})
export type BackupRecord = z.infer<typeof Stored>

const unknown: BackupRecord = {
  lastAt: null, lastFile: null, lastError: null, checkedAt: null, checkError: null,
}

const recordFile = () => inData('backups.json')

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * What is known of this installation's backups. A record that is missing, or damaged, says that
 * nothing is known: then one is missed, and made, which is the harmless way to be wrong. Throws
 * where the file is there and may not be read.
 */
export function readBackupRecord(): BackupRecord {
  const text = readText(recordFile())
  const stored = Stored.safeParse(text === null ? null : parsed(text))
  return stored.success ? stored.data : unknown
}

/** Changes some of it, and leaves the rest. Written beside the record, which is whole at any time. */
export function updateBackupRecord(change: Partial<BackupRecord>): void {
  const file = recordFile()
  const part = `${file}.${process.pid}.part`
  const text = `${JSON.stringify({ ...readBackupRecord(), ...change }, null, 2)}\n`
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    writeFileSync(part, text, { mode: 0o600, flush: true })
    renameSync(part, file)
  } finally {
    rmSync(part, { force: true })
  }
}
