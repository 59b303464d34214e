import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '@/lib/config'
import { whyNoBackup } from './backup-failure'
import { writeNewKey } from './backup-identity'
import { backupFolder, openBackupFolder, ownName } from './backup-names'
import { publicKeysOf } from './backup-seal'
import { CannotRun, say } from './cannot-run.mjs'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { keepBackup } from './keep-backup'
import { writeBackup } from './write-backup'

type Wish = Readonly<{
  /** Null where nobody named it. */
  file: string | null
  keep: boolean
  whenDue: boolean
  newKey: string | null
}>

const usage = 'Usage: npm run backup, or with -- and one of '
  + 'FILE, --keep, --keep --when-due, --new-key FILE'

function wishOf(words: string[]): Wish {
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = (() => {
    try {
      const options = { keep: flag, 'when-due': flag, 'new-key': { type: 'string' } } as const
      return parseArgs({ args: words, options, allowPositionals: true })
    } catch {
      throw new CannotRun(usage)
    }
  })()
  const { keep, 'when-due': whenDue, 'new-key': newKey = null } = values
  const wishes = positionals.length + Number(keep) + Number(newKey !== null)
  if (wishes > 1 || (whenDue && !keep)) throw new CannotRun(usage)
  return { file: positionals[0] ?? null, keep, whenDue, newKey }
}

/** The folder that a backup goes to. */
const placeOf = (named: string | null, config: Config, from: string): string =>
  (named === null ? backupFolder(config) : path.dirname(path.resolve(from, named)))

/** Where the file goes; that of a backup that nobody named, into the folder of backups. */
function fileOf(named: string | null, isSealed: boolean, config: Config, from: string): string {
  if (named === null) return path.join(openBackupFolder(config), ownName({ isSealed }))
  const file = path.resolve(from, named)
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CannotRun(`${file} is a folder: name a file in it.`)
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  return file
}

async function backUpNow(config: Config, named: string | null, from: string): Promise<void> {
  const publicKeys = publicKeysOf(config)
  const isSealed = publicKeys.length > 0
  const file = fileOf(named, isSealed, config, from)
  const { ownerUrl } = await reachDatabase(config, { make: false })
  const { head, rows, archives } = await writeBackup(ownerUrl, file, publicKeys)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Backed up ${count} rows as of ${head.at} into ${file}. ${isSealed
    ? 'It is encrypted to BACKUP_PUBLIC_KEY: keep its secret key, and AUTH_SECRET, apart from it.'
    : 'It holds health data: keep it encrypted, and AUTH_SECRET apart from it.'}`)
  say(archives ? 'PostgreSQL archives its log: from a base backup it can be restored to any moment '
    + `(this one is at ${head.wal}). The README says how.`
    : 'PostgreSQL does not archive its log: what is written after this moment is in the next backup only.')
}

/**
 * `npm run backup [-- file]`: everything as it is at this moment, while the server goes on. The
 * database stays as it is, also where its migrations are older than this version. A relative name
 * is one from where the caller is. `-- --keep` is one of those that are kept by the rule (7 daily,
 * 4 weekly, 12 monthly), with `--when-due` only where it is time for it. `-- --new-key file` makes
 * the keys by which backups are encrypted.
 */
export async function run(words: string[], from = process.cwd()): Promise<number> {
  endOnSignal(1)
  const { file, keep, whenDue, newKey } = wishOf(words)
  if (newKey !== null) {
    await writeNewKey(path.resolve(from, newKey))
    return 0
  }
  // Before any folder is chosen: .env may say which.
  const config = readEnvironment()
  if (keep) return keepBackup(config, { whenDue })
  try {
    await backUpNow(config, file, from)
  } catch (error) {
    throw whyNoBackup(error, placeOf(file, config, from)) ?? error
  }
  return 0
}
