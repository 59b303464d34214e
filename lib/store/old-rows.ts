import { growth, heldMs, looksMs, overBefore, type AgeingTable } from '@/lib/core/growth'
import { toIso, type Instant } from '@/lib/core/time'
import { db, raw, sql, type Sql } from './client'
import { tryAgain } from './transact'

/**
 * Deletes what is over, in pieces: each is certain before the next begins, so that nobody waits for
 * long, and what breaks off goes on where it was.
 */

const rowsAPiece = 1_000
/** As many as one round deletes of a table; the rest is for the next. */
export const mostPieces = 20

const at = (instant: Instant): Sql => sql`${toIso(instant)}::timestamptz`

/** Deletes a piece after the other, as long as they are whole. Answers how many rows went. */
async function inPieces(deletePiece: (most: number) => Promise<number>): Promise<number> {
  let gone = 0
  for (let n = 0; n < mostPieces; n += 1) {
    const count = await tryAgain(() => deletePiece(rowsAPiece))
    gone += count
    if (count < rowsAPiece) break
  }
  return gone
}

/** Whether a row is older than its table's rule. */
export const isOver = (table: AgeingTable, now: Instant): Sql =>
  sql`${raw(growth[table].since)} <= ${at(overBefore(table, now))}`

/** One that somebody has locked is left for the next time. */
export const deleteWhere = (table: AgeingTable, isGone: Sql): Promise<number> =>
  inPieces((most) => db().$executeRaw`delete from ${raw(table)} where ctid = any(array(
    select ctid from ${raw(table)} where (${isGone}) limit ${most} for update skip locked))`)

/** Deletes the rows of a table that are older than its rule in lib/core/growth.ts. */
export const deleteOver = (table: AgeingTable, now: Instant): Promise<number> =>
  deleteWhere(table, isOver(table, now))

/** Messages that are over; one that is being sent, or is due later, isn't. */
export const forgetMessages = (now: Instant): Promise<number> =>
  deleteWhere('message', sql`${isOver('message', now)} and status <> 'sending'
    and due_at < ${at(overBefore('message', now))}`)

/** By a function of the owner's: the serving role may not delete what happened. */
const forgetBy = (call: (most: number) => Sql): Promise<number> => inPieces(async (most) => {
  const [row] = await db().$queryRaw<{ gone: number }[]>`select ${call(most)} as gone`
  return row?.gone ?? 0
})

/** Who looked at what, with whom they saw. */
export async function forgetLooks(now: Instant): Promise<number> {
  const forget = (verb: string): Promise<number> =>
    forgetBy((most) => sql`forget_looks(${verb}, ${at(now - looksMs)}, ${most}::int)`)
  return (await forget('look')) + (await forget('search'))
}

export const forgetSecurityEvents = (now: Instant): Promise<number> => forgetBy((most) =>
  sql`forget_security_events(${at(overBefore('security_event', now))}, ${most}::int)`)

/** Times that were held and never asked for, with what happened to them. */
export const forgetHolds = (now: Instant): Promise<number> =>
  forgetBy((most) => sql`forget_holds(${at(now - heldMs)}, ${most}::int)`)
