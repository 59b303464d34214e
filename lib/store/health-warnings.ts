import { toIso, type Instant } from '@/lib/core/time'
import type { Db } from './client'

/**
 * Whether nobody has warned managers since then. Whoever asks is alone with the answer until its
 * transaction is over: of several servers one warns.
 */
export async function isWarningDue(tx: Db, since: Instant): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('plumbline health warning'))`
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from event where verb = 'health.warn' and at > ${toIso(since)}::timestamptz limit 1`
  return rows.length === 0
}
