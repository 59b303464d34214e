import pLimit, { type LimitFunction } from 'p-limit'
import { countOne, giveBackOne, waitOf, type GuessCount, type GuessRule } from '@/lib/core/guessing'
import { toIso, type Instant } from '@/lib/core/time'
import { db, inTransaction, sql, join, type Db } from './client'
import { tryAgain } from './transact'

/** Wrong tries, in the database, so that all servers count together. */

export interface Guarded {
  /** A keyed hash: what it is of can't be told from it. */
  key: Buffer<ArrayBuffer>
  rule: GuessRule
}

interface Row {
  key: Uint8Array
  level: number
  at: Date
  freeAt: Date
}

const toCount = ({ level, at, freeAt }: Row): GuessCount => ({
  level,
  at: at.getTime(),
  freeAt: freeAt.getTime(),
})
const columns = sql`key_hash as key, level, at, free_at as "freeAt"`
const keysOf = (guards: readonly Guarded[]) =>
  sql`(${join(guards.map(({ key }) => sql`${key}::bytea`))})`

const longest = (guards: readonly Guarded[], rows: readonly Row[], now: Instant): number =>
  Math.max(
    0,
    ...guards.map(({ key, rule }) => {
      const row = rows.find((one) => key.equals(one.key))
      return waitOf(row ? toCount(row) : null, rule, now)
    }),
  )

/** How long until these may be tried at, without counting anything. */
export const readWait = async (guards: readonly Guarded[], now: Instant): Promise<number> =>
  longest(
    guards,
    await db().$queryRaw<
      Row[]
    >`select ${columns} from guess_count where key_hash in ${keysOf(guards)}`,
    now,
  )

/** The rows of these, locked in one order, so that two never wait for each other crosswise. */
const lock = (tx: Db, guards: readonly Guarded[]): Promise<Row[]> =>
  tx.$queryRaw<
    Row[]
  >`select ${columns} from guess_count where key_hash in ${keysOf(guards)}
    order by key_hash for update`

async function write(
  tx: Db,
  counts: readonly { key: Buffer<ArrayBuffer>; count: GuessCount }[],
): Promise<void> {
  const rows = join(
    counts.map(
      ({ key, count }) =>
        sql`(${key}::bytea, ${count.level}::float8, ${toIso(count.at)}::timestamptz,
          ${toIso(Math.round(count.freeAt))}::timestamptz)`,
    ),
  )
  await tx.$executeRaw`update guess_count as kept
    set level = new.level, at = new.at, free_at = new.free_at
    from (values ${rows}) as new (key_hash, level, at, free_at) where kept.key_hash = new.key_hash`
}

async function take(guards: readonly Guarded[], now: Instant): Promise<number> {
  // Whoever has to wait is told so without a lock.
  const early = await readWait(guards, now)
  if (early > 0) return early
  const fresh = join(
    guards.map(
      ({ key }) => sql`(${key}::bytea, 0, ${toIso(now)}::timestamptz, ${toIso(now)}::timestamptz)`,
    ),
  )
  return tryAgain(() =>
    inTransaction(async (tx) => {
      await tx.$executeRaw`insert into guess_count (key_hash, level, at, free_at)
      select * from (values ${fresh}) as new (key_hash, level, at, free_at) order by key_hash
      on conflict do nothing`
      const rows = await lock(tx, guards)
      const wait = longest(guards, rows, now)
      if (wait > 0) return wait
      await write(
        tx,
        guards.map(({ key, rule }) => {
          const row = rows.find((one) => key.equals(one.key))
          return { key, count: countOne(row ? toCount(row) : null, rule, now) }
        }),
      )
      return 0
    }),
  )
}

export type Lane = 'known' | 'stranger'

/**
 * A flood of tries holds two connections, not all of them; those who are known here have two of
 * their own.
 */
const mostAtOnce = 2
const mostQueued = 200
const queueFullMs = 2_000
const kept = globalThis as unknown as { plumblineLooks?: Record<Lane, LimitFunction> }
const lanes = (): Record<Lane, LimitFunction> =>
  (kept.plumblineLooks ??= { known: pLimit(mostAtOnce), stranger: pLimit(mostAtOnce) })

/**
 * Takes one look at all of these, or none where one of them has to wait: answers the milliseconds
 * to wait, 0 where it was taken. It is counted as wrong before anything is looked at, so that a
 * hundred at once get no further than one after the other.
 */
export async function takeLook(
  guards: readonly Guarded[],
  lane: Lane,
  now: Instant,
): Promise<number> {
  const turn = lanes()[lane]
  return turn.pendingCount >= mostQueued ? queueFullMs : turn(() => take(guards, now))
}

/** The look was right, or came to nothing: it isn't counted. */
export async function giveLookBack(guards: readonly Guarded[], now: Instant): Promise<void> {
  await tryAgain(() =>
    inTransaction(async (tx) => {
      const rows = await lock(tx, guards)
      const back = guards.flatMap(({ key, rule }) => {
        const row = rows.find((one) => key.equals(one.key))
        return row ? [{ key, count: giveBackOne(toCount(row), rule, now) }] : []
      })
      if (back.length > 0) await write(tx, back)
    }),
  )
}

/** These are tried no more: what they guarded was used. */
export async function shutGuards(guards: readonly Guarded[], until: Instant): Promise<void> {
  await tryAgain(
    () =>
      db()
        .$executeRaw`update guess_count set free_at = ${toIso(until)}::timestamptz
          where key_hash in ${keysOf(guards)}`,
  )
}
