import { randomBytes } from 'node:crypto'
import {
  existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync,
} from 'node:fs'
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

/**
 * Six letters and digits that tell this installation's backups from those of another that has the
 * same folder, such as on a disk in the network. Made once; a lost one lets old backups be.
 */
function installation(): string {
  const file = inData('backup-name')
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (/^[0-9a-f]{6}$/.test(known)) return known
  const made = randomBytes(3).toString('hex')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${made}\n`)
  return made
}

const prefix = () => `plumbline-nightly-${installation()}-`

/** The name of one that is kept by the rule, and deleted by it. */
export const nightlyName = (how: { isSealed: boolean }, at: Instant) =>
  `${prefix()}${stamp(at)}Z${ending(how)}`

const rest = /^(\d{4}-\d{2}-\d{2}T)(\d{2})(\d{2})(\d{2})Z\.backup\.gz(?:\.age)?$/

/** When one of this installation's was taken, by its whole name; null for any other file. */
function takenAt(name: string, own: string): Instant | null {
  const [, day, ...time] = (name.startsWith(own) && rest.exec(name.slice(own.length))) || []
  return day === undefined ? null : fromIso(`${day}${time.join(':')}Z`)
}

export interface NightlyBackup {
  file: string
  at: Instant
}

/**
 * The backups in a folder that the rule may delete: by their whole names, so that it never touches
 * another file, another installation's, nor one that was made by hand or before migrating.
 */
export function nightlyBackups(folder: string): NightlyBackup[] {
  const own = prefix()
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = entry.isFile() ? takenAt(entry.name, own) : null
    return at === null ? [] : [{ file: path.join(folder, entry.name), at }]
  })
}

/** What a try that was killed left behind. */
export function unfinishedBackups(folder: string): string[] {
  const own = prefix()
  const isOne = (name: string) => name.endsWith('.part') && takenAt(name.slice(0, -5), own) !== null
  return readdirSync(folder).filter(isOne).map((name) => path.join(folder, name))
}
