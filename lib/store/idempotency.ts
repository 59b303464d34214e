import type { Instant } from '@/lib/core/time'
import { ask, sql, type Db } from './client'
import type { Prisma } from './generated/client'
import { deleteOver } from './old-rows'

type Hash = Uint8Array<ArrayBuffer>

/** What was made under a key, a hash of the body it was made from, and what was answered. */
export interface KnownKey {
  bodyHash: Uint8Array
  appointmentId: string
  /** Null for a key of the time before answers were kept. */
  answer: unknown
}

/** Every booking asks this first, so it goes without Prisma's layers. */
export async function findKey(keyHash: Hash): Promise<KnownKey | null> {
  const [known] = await ask<KnownKey>(sql`
    select body_hash as "bodyHash", appointment_id as "appointmentId", answer
    from idempotency_key where key_hash = ${keyHash}`)
  return known ?? null
}

/** Keeps a key with what is answered under it. False where it is there already: somebody was quicker with the same one. */
export async function keepKey(
  tx: Db, key: { keyHash: Hash; bodyHash: Hash; appointment: string; answer: Prisma.InputJsonObject }, now: Instant,
): Promise<boolean> {
  const { keyHash, bodyHash, appointment, answer } = key
  const { count } = await tx.idempotencyKey.createMany({ skipDuplicates: true,
    data: [{ keyHash, bodyHash, appointmentId: appointment, answer, createdAt: new Date(now) }] })
  return count === 1
}

/** Keys are honoured for two days. */
export const forgetKeys = (now: Instant): Promise<number> => deleteOver('idempotency_key', now)
