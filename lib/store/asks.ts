import { overBefore } from '@/lib/core/growth'
import type { Caps } from '@/lib/core/policies'
import type { Capped } from '@/lib/core/refusal'
import { toIso, type Instant } from '@/lib/core/time'
import { db, sql, type Db, type Sql } from './client'
import { deleteOver } from './old-rows'
import { sqlState } from './transact'

/**
 * What people who haven't signed in may have at once, counted by the database as it is written, so
 * that any number of servers count together and nobody passes the number by asking at the same
 * moment.
 */

/** Who asks: a keyed hash of where they come from, and what the practice lets them have. */
export interface Asker {
  from: Buffer<ArrayBuffer> | null
  caps: Caps
}

export interface ContactGiven {
  phone: string
  email: string | null
}

/** Whom it is for, where that is said: a hold says nothing of it. */
type Contact = ContactGiven | null
type Who = Asker | null | undefined
export type Asked = 'hold' | 'request' | 'wait' | 'ring-back'

const nobody: ContactGiven | { phone: null; email: null } = { phone: null, email: null }

function within(what: Asked, { from, caps }: Asker, contact: Contact, now: Instant): Sql {
  const { phone, email } = contact ?? nobody
  return sql`assert_within_caps(${what}, ${from}::bytea, ${phone}::text, ${email}::text,
    ${toIso(now)}::timestamptz, ${caps.requestsPerContact}::int, ${caps.requestsPerAddress}::int, ${caps.holdsPerAddress}::int)`
}

/**
 * Parts of a statement that writes: a common table expression, and what goes after its `from`.
 * Nothing where nobody is counted.
 */
export function capsKept(
  what: Asked, asker: Who, contact: Contact, now: Instant,
): { kept: Sql; within: Sql } {
  if (!asker) return { kept: sql``, within: sql`` }
  const ok = within(what, asker, contact, now)
  return { kept: sql`, caps as materialized (select ${ok} as ok)`, within: sql`join caps on caps.ok` }
}

/** The ask itself, where `source` says that it was written. */
export const askCounted = (asker: Who, now: Instant, source: Sql): Sql => asker?.from
  ? sql`, counted as (insert into public_ask (from_hash, at)
      select ${asker.from}::bytea, ${toIso(now)}::timestamptz from ${source})`
  : sql``

/**
 * Within a transaction that has more to lock: whoever is counted together comes one after the
 * other, before anything else is waited for.
 */
export async function lockAsks(tx: Db, asker: Who, contact: Contact): Promise<void> {
  if (!asker) return
  const { phone, email } = contact ?? nobody
  await tx.$queryRaw`select lock_asks(${asker.from}::bytea, ${phone}::text, ${email}::text)`
}

/**
 * Within a transaction that writes something else than an appointment: counts it, or throws where
 * it would be one too many.
 */
export async function countAsked(
  tx: Db, what: 'wait' | 'ring-back', asker: Who, contact: ContactGiven, now: Instant,
): Promise<void> {
  if (!asker) return
  await tx.$queryRaw`select ${within(what, asker, contact, now)}`
  if (asker.from) await tx.publicAsk.create({ data: { fromHash: asker.from, at: new Date(now) } })
}

const states: Readonly<Record<string, Capped>> = {
  PLC01: 'contact', PLC02: 'address', PLC03: 'holds',
}

/** Which cap a write was refused for; null for any other error. */
export const whyCapped = (error: unknown): Capped | null => states[sqlState(error) ?? ''] ?? null

/** When there is room again: where time alone helps. */
export async function roomAt(
  of: Capped, { from, caps }: Asker, now: Instant,
): Promise<Instant | null> {
  if (from === null || of === 'contact') return null
  const [row] = of === 'holds'
    ? await db().$queryRaw<{ at: Date | null }[]>`select min(hold_expires_at) as at from appointment
        where held_from = ${from}::bytea and status = 'held'
          and hold_expires_at > ${toIso(now)}::timestamptz`
    : await db().$queryRaw<{ at: Date | null }[]>`select at + interval '1 hour' as at from public_ask
        where from_hash = ${from}::bytea 
        order by public_ask.at desc offset ${caps.requestsPerAddress - 1} limit 1`
  return row?.at?.getTime() ?? null
}

/** They count for an hour; so does where a message went. */
export async function forgetAsks(now: Instant): Promise<void> {
  const before = new Date(overBefore('public_ask', now))
  await deleteOver('public_ask', now)
  await db().message.updateMany({
    where: {
      sentToHash: { not: null }, status: { not: 'sending' },
      OR: [{ sentAt: null }, { sentAt: { lt: before } }],
    },
    data: { sentToHash: null },
  })
}
