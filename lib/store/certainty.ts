import { ask, sql, type Db } from './client'
import { OutcomeUnknown } from './outcome-unknown'

/**
 * What stands in the database needn't stand for sure. Where the wait of a COMMIT for the standby is
 * cut off, everybody sees what it wrote, and the standby, once it is promoted, may know nothing of
 * it. Whoever answers "it is so" from what was read first commits a record of the log, which waits
 * for the standby as a booking does, and whatever came before it with it.
 */
const record = sql`select pg_logical_emit_message(true, 'plumbline', '')::text`

/** Transactions that write something anyhow. */
const writing = new WeakSet<Db>()

/** Told of every event: what it tells of is written with it. */
export const noteWriting = (tx: Db): void => void writing.add(tx)

/** So that a transaction which found everything written already commits as one that writes. */
export async function recordIn(tx: Db): Promise<void> {
  if (!writing.has(tx)) await tx.$queryRaw(record)
}

/** Waits until everything that was read before is certain. Throws `OutcomeUnknown` where it isn't. */
export async function makeCertain(): Promise<void> {
  try {
    await ask(record)
  } catch (error) {
    throw new OutcomeUnknown(error)
  }
}
