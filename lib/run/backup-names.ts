import { mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { now } from '@/lib/clock'
import type { Config } from '@/lib/config'
import { fromIso, toIso, type Instant } from '@/lib/core/time'
import { CannotRun } from './cannot-run.mjs'
import { inData, root } from './places'

type Settings = Pick<Config, 'BACKUP_FOLDER'>

/** Whether it is encrypted is seen by its name. */
const ending = ({ isSealed }: { isSealed: boolean }) => (isSealed ? '.backup.gz.age' : '.backup.gz')

/** The folder of the practice's choice; relative to the checkout, as the data folder is. */
export const backupFolder = ({ BACKUP_FOLDER }: Settings): string =>
  BACKUP_FOLDER === undefined ? inData('backups') : path.resolve(root, BACKUP_FOLDER)

/**
 * The folder, ready to be written to. One that was chosen is not made: where its disk isn't
 * mounted, backups would go onto this one, and nobody would notice. Throws CannotRun.
 */
export function openBackupFolder(settings: Settings): string {
  const folder = backupFolder(settings)
  if (settings.BACKUP_FOLDER === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 })
  else if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CannotRun(`${folder}, which BACKUP_FOLDER names, isn’t there: `
      + 'mount its disk, or make the folder.')
  }
  return folder
}

const stamp = (at: Instant) => toIso(at).slice(0, 19).replaceAll(':', '')

/** The name of a backup that nobody named: by its time, and by what it was taken for. */
export const ownName = (how: { isSealed: boolean }, reason = '') =>
  `plumbline-${stamp(now())}${reason}${ending(how)}`

/** The name of one that is kept by the rule, and deleted by it. */
export const nightlyName = (how: { isSealed: boolean }, at: Instant) =>
  `plumbline-nightly-${stamp(at)}Z${ending(how)}`

const nightly =
  /^plumbline-nightly-(\d{4}-\d{2}-\d{2}T)(\d{2})(\d{2})(\d{2})Z\.backup\.gz(?:\.age)?$/

export interface NightlyBackup {
  file: string
  at: Instant
}

/**
 * The backups in a folder that the rule may delete: by their whole names, so that it never touches
 * another file, nor a backup that somebody made by hand or that was made before migrating.
 */
export function nightlyBackups(folder: string): NightlyBackup[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [, day, ...time] = nightly.exec(entry.name) ?? []
    if (day === undefined || !entry.isFile()) return []
    return [{ file: path.join(folder, entry.name), at: fromIso(`${day}${time.join(':')}Z`) }]
  })
}

/** What a try that was killed left behind. */
export const unfinishedBackups = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.part') && nightly.test(name.slice(0, -5)))
    .map((name) => path.join(folder, name))
