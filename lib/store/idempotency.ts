import { db, type Db } from './client'
import type { Instant } from '@/lib/core/time'

type Hash = Uint8Array<ArrayBuffer>

/** What was made under this key, and a hash of the body it was made from. */
export async function findKey(keyHash: Hash, tx: Db = db()): Promise<{ bodyHash: Uint8Array; appointmentId: string } | null> {
  return tx.idempotencyKey.findUnique({ where: { keyHash }, select: { bodyHash: true, appointmentId: true } })
}

/** Keys are honoured for two days. */
export async function forgetKeys(now: Instant): Promise<number> {
  const before = new Date(now - 48 * 60 * 60_000)
  return (await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } })).count
}
