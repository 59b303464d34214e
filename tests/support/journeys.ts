import type { FullConfig } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { seed } from '@/lib/run/demo'
import { leaveCluster, startCluster, testHome } from '@/lib/run/cluster'
import { inData } from '@/lib/run/places'
import { createTestDatabase } from './database'
import { startServer, testSecret } from './server'

/** A Wednesday morning in winter, eight weeks from any change of clocks: what the browser tests see doesn't depend on the day they run. */
const beginning = '2027-01-13T09:40:00Z'

interface World {
  variables: Record<string, string>
  end: () => Promise<void>
}

/** A seeded practice and the built server on it. */
async function makeWorld(name: string): Promise<World> {
  const [database, dataFolder] = [await createTestDatabase(), inData('test', 'journeys', name)]
  mkdirSync(dataFolder, { recursive: true })
  const clock = { PLUMBLINE_NOW: beginning }
  await seed(database, [], { PLUMBLINE_DATA_DIR: dataFolder, ...clock }, true)
  // Nobody answers there: what GOV.UK publishes must not decide a test.
  const server = await startServer({ database, dataFolder, env: { ...clock, BANK_HOLIDAYS_URL: 'http://127.0.0.1:1/' } })
  return {
    variables: {
      PLUMBLINE_TEST: '1', PLUMBLINE_NOW: beginning, PLUMBLINE_NOW_AT: String(server.startedAt),
      PLUMBLINE_URL: server.url, PLUMBLINE_DATABASE_URL: database.ownerUrl, PLUMBLINE_ACCOUNTS: `${dataFolder}/demo-accounts.json`,
      AUTH_SECRET: testSecret,
    },
    end: async () => {
      await server.stop()
      await database.drop()
    },
  }
}

/** Around all browser tests: a practice for each worker, named to it by the configuration. */
export default async function setUp({ workers }: FullConfig): Promise<() => Promise<void>> {
  await startCluster(testHome())
  const worlds = await Promise.all(Array.from({ length: workers }, (_, i) => makeWorld(String(i))))
  process.env['PLUMBLINE_WORLDS'] = JSON.stringify(worlds.map(({ variables }) => variables))
  return async () => {
    await Promise.all(worlds.map(({ end }) => end()))
    await leaveCluster(testHome())
  }
}
