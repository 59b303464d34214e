import type { Instant } from '@/lib/core/time'
import { toIso } from '@/lib/core/time'
import { db, type Db } from './client'

export interface PasskeyRow {
  id: string
  staff: string
  name: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  madeAt: Instant
  lastUsedAt: Instant | null
}

interface Found {
  id: string
  staffId: string
  name: string
  publicKey: Uint8Array
  counter: bigint
  madeAt: Date
  lastUsedAt: Date | null
}

const toPasskey = ({ staffId, publicKey, counter, madeAt, lastUsedAt, ...row }: Found): PasskeyRow => ({
  ...row, staff: staffId, publicKey: new Uint8Array(publicKey), counter: Number(counter), madeAt: madeAt.getTime(), lastUsedAt: lastUsedAt?.getTime() ?? null,
})

export async function findPasskey(id: string): Promise<PasskeyRow | null> {
  const row = await db().staffPasskey.findUnique({ where: { id } })
  return row && toPasskey(row)
}

export const findPasskeys = async (staff: string): Promise<PasskeyRow[]> =>
  (await db().staffPasskey.findMany({ where: { staffId: staff }, orderBy: { madeAt: 'asc' } })).map(toPasskey)

interface NewRow {
  id: string
  staff: string
  name: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
}

/** False where it is there already. */
export async function writePasskey(tx: Db, { id, staff, name, publicKey, counter }: NewRow, now: Instant): Promise<boolean> {
  const { count } = await tx.staffPasskey.createMany({
    data: [{ id, staffId: staff, name, publicKey, counter, madeAt: new Date(now) }], skipDuplicates: true,
  })
  return count === 1
}

export async function touchPasskey(tx: Db, id: string, counter: number, now: Instant): Promise<void> {
  await tx.staffPasskey.updateMany({ where: { id }, data: { counter, lastUsedAt: new Date(now) } })
}

export async function dropPasskey(tx: Db, staff: string, id: string): Promise<boolean> {
  return (await tx.staffPasskey.deleteMany({ where: { id, staffId: staff } })).count === 1
}

/** Takes an answer, once: false where it was given before. */
export async function spendChallenge(tx: Db, spent: { hash: Buffer<ArrayBuffer>; until: Instant }): Promise<boolean> {
  return (await tx.$executeRaw`insert into spent_challenge (challenge_hash, until) values (${spent.hash}::bytea, ${toIso(spent.until)}::timestamptz)
    on conflict do nothing`) === 1
}
