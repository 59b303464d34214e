import { testHome } from '@/lib/run/cluster'
import { addressOf, readRecord } from '@/lib/run/cluster-record'
import { connected } from '@/lib/run/roles'
import { database } from './test-database'

/** Whoever may or may not leave the record in the log by which what was read becomes certain. */
async function records(statement: 'grant execute' | 'revoke execute', to: 'to' | 'from'): Promise<void> {
  const record = readRecord(testHome())
  if (!record) throw new Error('the tests have no database server')
  const name = new URL(database.url).pathname.slice(1)
  await connected(addressOf(record, 'admin', name), async (client) => {
    const { rows } = await client.query<{ is: string }>(
      `select oid::regprocedure::text as is from pg_proc where proname = 'pg_logical_emit_message'`,
    )
    for (const { is } of rows) await client.query(`${statement} on function ${is} ${to} public`)
  })
}

/** While `work` runs, the database takes writes, and nothing that was read can be made certain. */
export async function whileUncertain(work: () => Promise<void>): Promise<void> {
  await records('revoke execute', 'from')
  try {
    await work()
  } finally {
    await records('grant execute', 'to')
  }
}
