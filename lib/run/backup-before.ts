import path from 'node:path'
import type { Config } from '@/lib/config'
import { firstWithRows } from './backup-tables'
import { openBackupFolder, ownName } from './backup-names'
import { publicKeysOf } from './backup-seal'
import { say } from './cannot-run.mjs'
import { connected } from './roles'
import { writeBackup } from './write-backup'

/**
 * Before migrations run on a database that somebody has filled: a backup, named by the first of
 * them. Where it can't be written nothing is migrated.
 */
export async function backUpBefore(
  config: Config, ownerUrl: string, pending: readonly string[],
): Promise<void> {
  if ((await connected(ownerUrl, firstWithRows)) === null) return
  const publicKeys = publicKeysOf(config)
  const name = ownName({ isSealed: publicKeys.length > 0 }, `-before-${pending[0] ?? ''}`)
  const file = path.join(openBackupFolder(config), name)
  const { rows } = await writeBackup(ownerUrl, file, publicKeys)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Backed up ${count} rows into ${file} before bringing the database up to date `
    + '(PLUMBLINE_BACKUP=no: not). It holds health data: delete it in its turn.')
}
