import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { BackupSource } from './backup-file'
import { askIdentity, readIdentities } from './backup-identity'
import { isSealed } from './backup-seal'
import { CannotRun, say } from './cannot-run.mjs'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { restoreBackup } from './restore-backup'

const usage = 'Name the backup: npm run restore -- FILE, and for one that is encrypted '
  + 'the file with its secret key: npm run restore -- FILE --identity KEY_FILE'

function wordsOf(words: string[]): { named: string; keyFile: string | undefined } {
  const { values, positionals } = (() => {
    try {
      const options = { identity: { type: 'string' } } as const
      return parseArgs({ args: words, options, allowPositionals: true })
    } catch {
      throw new CannotRun(usage)
    }
  })()
  const [named, ...more] = positionals
  if (named === undefined || more.length > 0) throw new CannotRun(usage)
  return { named, keyFile: values.identity }
}

/** The secret keys for a backup that is encrypted: from a file, or asked for. */
async function identitiesFor(
  file: string, keyFile: string | undefined, from: string,
): Promise<string[]> {
  if (keyFile?.startsWith('AGE-SECRET-KEY-')) {
    throw new CannotRun('Name a file after --identity, not the secret key itself: others can read '
      + 'what a command is given, and the shell remembers it. Take it out of its history.')
  }
  if (!isSealed(file)) return []
  return keyFile === undefined ? askIdentity(file) : readIdentities(path.resolve(from, keyFile))
}

function assertReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOENT', 'ENOTDIR'].includes(code)) throw new CannotRun(`There is no ${file}.`)
    throw new CannotRun(`${file} can’t be read by this account (${code}): give it the file, `
      + 'or restore as the account that it belongs to.')
  }
  if (!statSync(file).isFile()) throw new CannotRun(`There is no ${file}.`)
}

async function sourceOf(words: string[], from: string): Promise<BackupSource> {
  const { named, keyFile } = wordsOf(words)
  const file = path.resolve(from, named)
  assertReadable(file)
  return { file, identities: await identitiesFor(file, keyFile, from) }
}

/**
 * `npm run restore -- file [--identity file]`: into the database that the variables name, or the
 * embedded one, which must be empty. A relative name is one from where the caller is.
 */
export async function run(words: string[], from = process.cwd()): Promise<number> {
  endOnSignal(1)
  const source = await sourceOf(words, from)
  const access = await reachDatabase(readEnvironment())
  const { head, rows, added } = await restoreBackup(access, source)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Restored ${count} rows as of ${head.at}. Patients’ links are good again with the AUTH_SECRET of that time.`)
  if (added > 0) say(`It was made by an older version; brought up to date (${added} ${added === 1 ? 'migration' : 'migrations'}).`)
  say('Whoever was erased after that moment stands in it again: erase them once more. Records whose time is over go by themselves.')
  return 0
}
