import type { Config } from '@/lib/config'
import { backUpBefore } from './backup-before'
import { mainHome } from './cluster'
import { addressOf, readRecord } from './cluster-record'
import { openDatabase, type Access, type BeforeMigrating } from './database-access'
import { endOnSignal } from './ending'
import { generate } from './generate'
import { readEnvironment, servingVariables } from './environment'
import type { Variables } from './prisma-cli'

export interface Ground {
  config: Config
  access: Access
  /** What a server or a script is started with; looked up anew, since the embedded database may move. */
  env: () => Variables
}

/** What a server on a database is started with. It never needs the owner's password. */
export function serverEnvironment(access: Access, variables: Variables): () => Variables {
  return () => {
    const record = access.embedded ? readRecord(mainHome()) : null
    const url = record ? addressOf(record, 'app') : access.url
    return { ...variables, DATABASE_URL: url, MIGRATE_DATABASE_URL: undefined }
  }
}

/** What is done before migrations run: a backup, unless none is wanted. */
export const backUpUnlessUnwanted = (config: Config): BeforeMigrating | undefined =>
  (config.PLUMBLINE_BACKUP === 'no' ? undefined
    : (ownerUrl, pending) => backUpBefore(config, ownerUrl, pending))

/** What everything stands on: checked variables, the client, a database that is reachable, safe and migrated. */
export async function layGround(check: (config: Config) => Promise<void> = () => Promise.resolve()): Promise<Ground> {
  endOnSignal()
  const config = readEnvironment()
  const variables = servingVariables(config)
  await check(config)
  await generate()
  const access = await openDatabase(config, backUpUnlessUnwanted(config))
  return { config, access, env: serverEnvironment(access, variables) }
}
