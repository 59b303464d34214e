import path from 'node:path'
import { say } from './cannot-run.mjs'
import { seedWhereEmpty, showAccounts } from './demo'
import { beforeEnd } from './ending'
import { addressOfServer, assertPortFree } from './environment'
import { layGround } from './ground'
import { root } from './places'
import { keepRunning } from './server'
import { watchDatabase } from './watch-database'

/** `npm run dev`: the same ground, then Next's own server, which shows changes as they are saved. */
export async function run(): Promise<never> {
  const { config, access, env } = await layGround(assertPortFree)
  await seedWhereEmpty(access, env(), config)
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const words = [next, 'dev', '--port', String(config.PORT), '--hostname', config.HOST]
  const server = keepRunning('The server', () => ({ words, folder: root, env: { ...env(), NODE_ENV: 'development' } }))
  beforeEnd(() => server.stop())
  if (access.embedded) watchDatabase(() => void server.restart())
  if (access.embedded) showAccounts(addressOfServer(config))
  say('Ctrl-C stops it.')
  return new Promise(() => undefined)
}
