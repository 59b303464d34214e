import { randomBytes } from 'node:crypto'
import { isAlive } from '@/lib/run/alive.mjs'
import { startCluster, testHome } from '@/lib/run/cluster'
import { addressOf, roleName, type ClusterRecord } from '@/lib/run/cluster-record'
import { migrate, migrationsMark } from '@/lib/run/migrations'
import { inData } from '@/lib/run/places'
import { connected, quoted } from '@/lib/run/roles'
import { inTurn } from '@/lib/run/turns'

export interface TestDatabase {
  /** As the role that serves. */
  url: string
  /** As the role that owns the tables. */
  ownerUrl: string
  drop: () => Promise<void>
}

/** The migrated database that the others are copied from, made once for each state of the migrations. */
async function template(record: ClusterRecord): Promise<string> {
  const name = `template_${migrationsMark()}`
  const admin = addressOf(record, 'admin', 'postgres')
  const exists = () =>
    connected(admin, async (client) => (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1)
  if (await exists()) return name
  await inTurn(inData('test', 'template-turn'), 120, async () => {
    if (await exists()) return
    const unfinished = `unfinished_${name}`
    await connected(admin, async (client) => {
      await client.query(`drop database if exists ${unfinished} with (force)`)
      await client.query(`create database ${unfinished} owner ${roleName('owner')}`)
    })
    await migrate(addressOf(record, 'owner', unfinished), addressOf(record, 'app', unfinished))
    await connected(admin, (client) => client.query(`alter database ${unfinished} rename to ${name}`))
  })
  return name
}

/** Databases that a killed run left behind. */
export async function dropLeftovers(record: ClusterRecord): Promise<void> {
  await connected(addressOf(record, 'admin', 'postgres'), async (client) => {
    const found = await client.query<{ name: string }>("select datname as name from pg_database where datname like 'test\\_%'")
    for (const { name } of found.rows) {
      if (!isAlive(Number(name.split('_')[1]))) await client.query(`drop database if exists ${quoted(name)} with (force)`)
    }
  })
}

/** A migrated, empty database of one's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  // The run as a whole holds the server (cluster.ts); a worker that outlives it must not.
  const record = await startCluster(testHome(), { hold: process.env['VITEST_WORKER_ID'] === undefined })
  const from = await template(record)
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
  const admin = addressOf(record, 'admin', 'postgres')
  await connected(admin, (client) =>
    client.query(`create database ${name} template ${from} owner ${roleName('owner')}`),
  )
  return {
    url: addressOf(record, 'app', name),
    ownerUrl: addressOf(record, 'owner', name),
    drop: async () => {
      await connected(admin, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}
