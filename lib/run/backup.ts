import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ownBackupFile } from './backup-file'
import { CannotRun, say } from './cannot-run.mjs'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { writeBackup } from './write-backup'

const fileOf = (words: readonly string[]): string => {
  if (words.length > 1) throw new CannotRun('Name one file: npm run backup -- plumbline.backup.gz')
  return path.resolve(words[0] ?? ownBackupFile())
}

/**
 * `npm run backup [-- file]`: everything as it is at this moment, while the server goes on. The database
 * stays as it is, also where its migrations are older than this version.
 */
export async function run(words: string[]): Promise<number> {
  endOnSignal(1)
  const file = fileOf(words)
  const { ownerUrl } = await reachDatabase(readEnvironment(), { make: false })
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const { head, rows, archives } = await writeBackup(ownerUrl, file)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Backed up ${count} rows as of ${head.at} into ${file}. It holds health data: keep it encrypted, and AUTH_SECRET apart from it.`)
  say(archives ? `PostgreSQL archives its log: from a base backup it can be restored to any moment (this one stands at ${head.wal}). The README says how.`
    : 'PostgreSQL does not archive its log: what is written after this moment is in the next backup only.')
  return 0
}
