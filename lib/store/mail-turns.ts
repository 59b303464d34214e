import { toIso, type Instant } from '@/lib/core/time'
import { sql, type Db } from './client'

/**
 * How much somebody who hasn't signed in can have sent to one address or number: counted by a keyed
 * hash of it, in the transaction that takes the turn, so that any number of servers count together.
 */

export interface Turn {
  /** A keyed hash of where it goes. */
  to: Buffer<ArrayBuffer>
  /** So many within `windowMs`. */
  most: number
  windowMs: number
}

/**
 * When there is room; null where there is now. What is being sent at this moment counts as sent.
 */
async function roomAt(
  tx: Db, { to, most, windowMs }: Turn, except: string | null, now: Instant,
): Promise<Instant | null> {
  const name = `mail to ${to.toString('hex')}`
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`
  const since = sql`${toIso(now - windowMs)}::timestamptz`
  const [last] = await tx.$queryRaw<{ at: Date }[]>`
    select coalesce(sent_at, ${toIso(now)}::timestamptz) as at from message
      where sent_to_hash = ${to}::bytea and id is distinct from ${except}::uuid and (status = 'sending' or sent_at > ${since})
    union all select at from public_ask where from_hash = ${to}::bytea and at > ${since}
    order by at desc offset ${most - 1} limit 1`
  return last ? last.at.getTime() + windowMs : null
}

/** Takes the turn for a message that is about to be sent; else answers when there is room. */
export async function takeTurn(
  tx: Db, message: string, turn: Turn, now: Instant,
): Promise<Instant | null> {
  const room = await roomAt(tx, turn, message, now)
  if (room === null) {
    await tx.message.update({ where: { id: message }, data: { sentToHash: turn.to } })
  }
  return room
}

/** The same for an answer that no message is kept of: false where there is no room. */
export async function takeAnswerTurn(tx: Db, turn: Turn, now: Instant): Promise<boolean> {
  if (await roomAt(tx, turn, null, now) !== null) return false
  await tx.publicAsk.create({ data: { fromHash: turn.to, at: new Date(now) } })
  return true
}

/**
 * Takes a turn of each for something that no message is kept of, or none where one has no room:
 * then it answers when there is. Turns are taken in the order given, everywhere the same.
 */
export async function takeTurns(
  tx: Db, turns: readonly Turn[], now: Instant,
): Promise<Instant | null> {
  for (const turn of turns) {
    const room = await roomAt(tx, turn, null, now)
    if (room !== null) return room
  }
  await tx.publicAsk.createMany({ data: turns.map(({ to }) => ({ fromHash: to, at: new Date(now) })) })
  return null
}

/** One turn is given back: nothing came of it. */
export async function giveTurnBack(tx: Db, { to }: Turn, at: Instant): Promise<void> {
  await tx.$executeRaw`delete from public_ask where id =
    (select id from public_ask where from_hash = ${to}::bytea and at = ${toIso(at)}::timestamptz limit 1)`
}
