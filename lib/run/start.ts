import path from 'node:path'
import type { Config } from '@/lib/config'
import { publicKeysOf } from './backup-seal'
import { build } from './build'
import { say } from './cannot-run.mjs'
import { assertFitToServe } from './database-access'
import { seedWhereEmpty, showAccounts } from './demo'
import { beforeEnd } from './ending'
import { addressOfServer, assertPortFree } from './environment'
import { layGround } from './ground'
import { backUpNightly } from './nightly-backup'
import { assertReady, keepRunning } from './server'
import { watchDatabase } from './watch-database'

/** What would be found out too late: at the first request, or in the night. */
async function assertFit(config: Config): Promise<void> {
  publicKeysOf(config)
  await assertPortFree(config)
}

/** `npm start`: everything that a fresh checkout needs, then the server, until it is told to stop. */
export async function run(): Promise<never> {
  const { config, access, env } = await layGround(assertFit)
  await seedWhereEmpty(access, env(), config)
  await assertFitToServe(config, access)
  const folder = await build()
  const program = () => ({ words: [path.join(folder, 'server.js')], folder, env: { ...env(), NODE_ENV: 'production' } })
  const server = keepRunning('The server', program)
  beforeEnd(() => server.stop())
  if (access.embedded) watchDatabase(() => void server.restart())
  const address = addressOfServer(config)
  await assertReady(address, 60)
  say(`\nPlumbline is at ${config.BASE_URL ?? address}`)
  if (access.embedded) showAccounts(config.BASE_URL ?? address)
  if (access.embedded && config.PLUMBLINE_BACKUP === 'yes') backUpNightly()
  say('Ctrl-C stops it.')
  return new Promise(() => undefined)
}
