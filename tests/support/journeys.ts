import { mkdirSync } from 'node:fs'
import { seed } from '@/lib/run/demo'
import { leaveCluster, startCluster, testHome } from '@/lib/run/cluster'
import { inData } from '@/lib/run/places'
import { createTestDatabase } from './database'
import { startServer } from './server'

/** Around all browser tests: a seeded practice and the built server, named to the tests by variables. */
export default async function setUp(): Promise<() => Promise<void>> {
  await startCluster(testHome())
  const [database, dataFolder] = [await createTestDatabase(), inData('test', 'journeys')]
  mkdirSync(dataFolder, { recursive: true })
  await seed(database, [], { PLUMBLINE_DATA_DIR: dataFolder }, true)
  const server = await startServer({ database, dataFolder })
  Object.assign(process.env, {
    PLUMBLINE_URL: server.url,
    PLUMBLINE_DATABASE_URL: database.ownerUrl,
    PLUMBLINE_ACCOUNTS: `${dataFolder}/demo-accounts.json`,
  })
  return async () => {
    await server.stop()
    await database.drop()
    await leaveCluster(testHome())
  }
}
