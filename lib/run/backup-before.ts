import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { firstWithRows } from './backup-tables'
import { ownBackupFile } from './backup-file'
import { say } from './cannot-run.mjs'
import { connected } from './roles'
import { writeBackup } from './write-backup'

/**
 * Before migrations run on a database that somebody has filled: a backup, named by the first of
 * them. Where it can't be written nothing is migrated.
 */
export async function backUpBefore(ownerUrl: string, pending: readonly string[]): Promise<void> {
  if ((await connected(ownerUrl, firstWithRows)) === null) return
  const file = ownBackupFile(`-before-${pending[0] ?? ''}`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const { rows } = await writeBackup(ownerUrl, file)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Backed up ${count} rows into ${file} before bringing the database up to date `
    + '(PLUMBLINE_BACKUP=no: not). It holds health data: delete it in its turn.')
}
