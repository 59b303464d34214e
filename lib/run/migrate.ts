import { CannotRun, say } from './cannot-run.mjs'
import { openDatabase, reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { migrateBeside } from './migrate-beside'

const beside = '--beside'

async function whatServersBear(): Promise<void> {
  const config = readEnvironment()
  const stoppers = await migrateBeside(config, await reachDatabase(config))
  say(stoppers.length === 0 ? 'The database is up to date.'
    : `Servers that run can't go on with ${stoppers.join(', ')}, so nothing was changed: `
      + 'the next start brings the database up to date.')
}

/**
 * `npm run migrate`: brings the database up to date and lets the serving role in; for deployments.
 * With `-- --beside` only where servers of the version before can go on, after a backup; otherwise
 * it leaves that to the next start.
 */
export async function run(words: string[]): Promise<number> {
  endOnSignal(1)
  const unknown = words.find((word) => word !== beside)
  if (unknown !== undefined) throw new CannotRun(`“${unknown}” means nothing here; ${beside} does.`)
  if (words.includes(beside)) {
    await whatServersBear()
    return 0
  }
  await openDatabase(readEnvironment())
  say('The database is up to date.')
  return 0
}
