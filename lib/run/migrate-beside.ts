import type { Config } from '@/lib/config'
import { say } from './cannot-run.mjs'
import { bringUpToDate, type Access } from './database-access'
import { backUpUnlessUnwanted } from './ground'
import { pendingMigrations, stopsOldServers } from './migrations'

/**
 * Migrates while servers of the version before go on, after a backup; but only where all that is
 * new says that they can. Answers the names of the migrations that don't: then nothing was changed.
 */
export async function migrateBeside(config: Config, access: Access): Promise<string[]> {
  const pending = await pendingMigrations(access.ownerUrl)
  const stoppers = stopsOldServers(pending)
  if (stoppers.length > 0) return stoppers
  if (pending.length > 0) {
    say(`Servers that run can go on with what is new in the database: ${pending.join(', ')}.`)
    await backUpUnlessUnwanted(config)?.(access.ownerUrl, pending)
  }
  await bringUpToDate(access)
  return []
}
