import { createRequire } from 'node:module'
import path from 'node:path'
import PgBoss from 'pg-boss'
import { messageJobs } from '@/lib/core/messages/queue'
import { CannotRun } from './cannot-run.mjs'
import { root } from './places'
import { connected, quoted } from './roles'

// Not imported: whoever loads this as a module of its own accord, as the browser tests' runner does, wants to be told that it is JSON.
const { schema: version } = createRequire(path.join(root, 'package.json'))('pg-boss/version.json') as { schema: number }
const schema = quoted(messageJobs.schema)
/** pg-boss has one of its own for its clock; making either takes the owner. */
const queues = [messageJobs.queue, '__pgboss__send-it']

/** What they are made of: another mark, another database. */
export const jobTablesMark = [messageJobs.schema, version, ...queues].join(' ')

const areThere = (ownerUrl: string): Promise<boolean> => connected(ownerUrl, async (client) => {
  const made = await client.query('select 1 where to_regclass($1) is not null', [`${messageJobs.schema}.version`])
  if (made.rowCount === 0) return false
  const known = await client.query(`select 1 from ${schema}.version, ${schema}.queue where version = $1 and name = any($2)`, [version, queues])
  return known.rowCount === queues.length
})

async function make(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: messageJobs.schema, max: 2, supervise: false, schedule: false })
  boss.on('error', () => undefined) // whoever awaits it hears of it
  await boss.start()
  for (const name of queues) {
    // One run that waits is enough, however much has happened meanwhile; the next one makes up for one that failed.
    await boss.createQueue(name, name === messageJobs.queue ? { name, policy: 'short', retryLimit: 0 } : undefined)
  }
  await boss.stop({ graceful: false, wait: true })
}

/** Makes the tables of the jobs, or brings them up to the package's version, as the role that owns the database. */
export async function makeJobTables(ownerUrl: string): Promise<void> {
  if (await areThere(ownerUrl)) return
  await connected(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('plumbline jobs'))") // until the connection ends
    if (await areThere(ownerUrl)) return
    await make(ownerUrl).catch((error: unknown) => {
      throw new CannotRun(`The tables of the jobs can't be made: ${error instanceof Error ? error.message : 'unknown'}. The role in MIGRATE_DATABASE_URL must own the database.`)
    })
  })
}
