import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import type { Prisma } from './generated/client'

type Hash = Uint8Array<ArrayBuffer>

/** What was made under a key, a hash of the body it was made from, and what was answered. */
export interface KnownKey {
  bodyHash: Uint8Array
  appointmentId: string
  /** Null for a key of the time before answers were kept. */
  answer: unknown
}

export async function findKey(keyHash: Hash, tx: Db = db()): Promise<KnownKey | null> {
  return tx.idempotencyKey.findUnique({ where: { keyHash }, select: { bodyHash: true, appointmentId: true, answer: true } })
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
export async function forgetKeys(now: Instant): Promise<number> {
  const before = new Date(now - 48 * 60 * 60_000)
  return (await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } })).count
}
