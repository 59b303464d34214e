import { statSync } from 'node:fs'
import { readWholeHead, type BackupHead, type BackupSource } from './backup-file'
import { CannotRun } from './cannot-run.mjs'
import type { Access } from './database-access'
import { finishedMigrations, migrate, migrationNames } from './migrations'
import { withProgress } from './progress.mjs'
import { assertEmpty, readBackup } from './read-backup'
import { connected } from './roles'

type Addresses = Pick<Access, 'ownerUrl' | 'url'>

export interface Restored {
  head: BackupHead
  rows: Record<string, number>
  /** How many migrations came after those that the rows are by. */
  added: number
}

/**
 * Rows go into the tables of their own version: those have to be known here, and be the newest
 * there.
 */
function assertCanReach({ migrations }: BackupHead, here: readonly string[], file: string): void {
  const known = new Set(migrationNames())
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new CannotRun(`${file} was made by a newer version, or another: this one doesn't know `
      + `its migration ${unknown}. Restore it with that version.`)
  }
  const ahead = here.find((name) => !migrations.includes(name))
  if (ahead !== undefined) {
    throw new CannotRun(`${file} was made by an older version, before the migration ${ahead}, `
      + 'which this database has already. Restore it into a new database without any tables; what came after is made there.')
  }
}

/** Does `work` with a backup, and says how much of its file was read. */
function followed<T>(
  label: string, source: BackupSource, work: (source: BackupSource) => Promise<T>,
): Promise<T> {
  const all = statSync(source.file).size
  let done = 0
  const onRead = (bytes: number) => void (done = bytes)
  return withProgress({ label }, () => ({ done, all }), () => work({ ...source, onRead }))
}

/**
 * Restores a backup into an empty database, as the version had it that it was taken by. The whole
 * file is read first: of one that is damaged nothing is made. `label` says what that is, to whoever
 * watches how far it is. Throws CannotRun.
 */
export async function restoreAsTaken(
  { ownerUrl, url }: Addresses, source: BackupSource, label = 'Restoring',
): Promise<Omit<Restored, 'added'>> {
  const whole = await followed('Checking the backup', source, readWholeHead)
  await connected(ownerUrl, async (client) => {
    await assertEmpty(client)
    assertCanReach(whole, await finishedMigrations(client), source.file)
  })
  await migrate(ownerUrl, url, whole.migrations)
  return followed(label, source, (one) => readBackup(ownerUrl, one))
}

/** The same of this version or an older one, and then brings it up to this version. */
export async function restoreBackup(
  access: Addresses, source: BackupSource,
): Promise<Restored> {
  const restored = await restoreAsTaken(access, source)
  return { ...restored, added: await migrate(access.ownerUrl, access.url) }
}
