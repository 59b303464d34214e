import { existsSync } from 'node:fs'
import path from 'node:path'
import { CannotRun, say } from './cannot-run.mjs'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { restoreBackup } from './restore-backup'

/**
 * `npm run restore -- file`: into the database that the variables name, or the embedded one, which
 * must be empty. A relative name is one from where the caller is.
 */
export async function run(words: string[], from = process.cwd()): Promise<number> {
  endOnSignal(1)
  const [named, ...more] = words
  if (named === undefined || more.length > 0) throw new CannotRun('Name the backup: npm run restore -- plumbline.backup.gz')
  const file = path.resolve(from, named)
  if (!existsSync(file)) throw new CannotRun(`There is no ${file}.`)
  const { head, rows, added } = await restoreBackup(await reachDatabase(readEnvironment()), file)
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Restored ${count} rows as of ${head.at}. Patients’ links are good again with the AUTH_SECRET of that time.`)
  if (added > 0) say(`It was made by an older version; brought up to date (${added} ${added === 1 ? 'migration' : 'migrations'}).`)
  say('Whoever was erased after that moment stands in it again: erase them once more. Records whose time is over go by themselves.')
  return 0
}
