import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ownBackupFile } from './backup-file'
import { CannotRun, say } from './cannot-run.mjs'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { writeBackup } from './write-backup'

/** After the settings were read, which may say where the data folder is. */
const fileOf = (named: string | undefined, from: string): string =>
  named === undefined ? ownBackupFile() : path.resolve(from, named)

/**
 * `npm run backup [-- file]`: everything as it is at this moment, while the server goes on. The
 * database stays as it is, also where its migrations are older than this version. A relative name
 * is one from where the caller is.
 */
export async function run(words: string[], from = process.cwd()): Promise<number> {
  endOnSignal(1)
  const [named, ...more] = words
  if (more.length > 0) throw new CannotRun('Name one file: npm run backup -- plumbline.backup.gz')
  const config = readEnvironment()
  const file = fileOf(named, from)
  const { ownerUrl } = await reachDatabase(config, { make: false })
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const { head, rows, archives } = await writeBackup(ownerUrl, file)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Backed up ${count} rows as of ${head.at} into ${file}. `
    + 'It holds health data: keep it encrypted, and AUTH_SECRET apart from it.')
  say(archives ? 'PostgreSQL archives its log: from a base backup it can be restored to any moment '
    + `(this one is at ${head.wal}). The README says how.`
    : 'PostgreSQL does not archive its log: what is written after this moment is in the next backup only.')
  return 0
}
