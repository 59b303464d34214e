import type { Instant } from '@/lib/core/time'
import { toIso } from '@/lib/core/time'
import { db, sql, join } from './client'
import { tryAgain } from './transact'

export type ThrottleKey = Buffer<ArrayBuffer>

export interface Tries {
  tries: number
  since: Instant
}

/**
 * Counts one more try under each key and answers the counts, keys in the order given; a count that is older than the
 * window starts anew. One statement: tries at the same moment are counted one after the other.
 */
export async function countTries(keys: readonly ThrottleKey[], windowMs: number, now: Instant): Promise<Tries[]> {
  const rows = join(keys.map((key) => sql`(${key}::bytea, 1, ${toIso(now)}::timestamptz)`))
  const fresh = toIso(now - windowMs)
  // All three lock in one order, so that two sign-ins never wait for each other crosswise.
  const counted = await tryAgain(() => db().$queryRaw<{ key: Uint8Array; tries: number; since: Date }[]>`
    with given (key_hash, tries, since) as (values ${rows})
    insert into sign_in_throttle as kept (key_hash, tries, since)
    select key_hash, tries, since from given order by key_hash
    on conflict (key_hash) do update set
      tries = case when kept.since > ${fresh}::timestamptz then kept.tries + 1 else 1 end,
      since = case when kept.since > ${fresh}::timestamptz then kept.since else excluded.since end
    returning key_hash as key, tries, since`)
  return keys.map((key) => {
    const row = counted.find((one) => key.equals(one.key))
    return { tries: row?.tries ?? 1, since: row?.since.getTime() ?? now }
  })
}

/** The person was who they said: their account's count begins anew, and the address gets its try back. */
export async function forgiveTries(account: ThrottleKey, address: ThrottleKey): Promise<void> {
  await tryAgain(() => db().$executeRaw`
    with locked as materialized (
      select key_hash from sign_in_throttle where key_hash in (${account}::bytea, ${address}::bytea) order by key_hash for update
    )
    update sign_in_throttle as kept set tries = case when kept.key_hash = ${account}::bytea then 0 else greatest(kept.tries - 1, 0) end
    from locked where kept.key_hash = locked.key_hash`)
}

/** Forgets counts from before; one that somebody is counting on just now waits for the next time. */
export async function dropOldTries(before: Instant): Promise<void> {
  await tryAgain(() => db().$executeRaw`
    delete from sign_in_throttle where key_hash in (
      select key_hash from sign_in_throttle where since < ${toIso(before)}::timestamptz order by key_hash for update skip locked
    )`)
}
