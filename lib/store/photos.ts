import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'

const type = 'image/webp'

export const isPractitioner = async (tx: Db, id: string): Promise<boolean> => (await tx.practitioner.findUnique({ where: { id }, select: { id: true } })) !== null

/** Whether this is their photo already; null: whether they have none. */
export async function isPhoto(tx: Db, practitioner: string, bytes: Uint8Array<ArrayBuffer> | null): Promise<boolean> {
  const row = await tx.practitionerPhoto.findUnique({ where: { practitionerId: practitioner }, select: { bytes: true } })
  return row === null || bytes === null ? row === bytes : Buffer.from(row.bytes).equals(Buffer.from(bytes))
}

/** True where there was one before. */
export async function writePhoto(tx: Db, practitioner: string, bytes: Uint8Array<ArrayBuffer>, now: Instant): Promise<boolean> {
  const had = await dropPhoto(tx, practitioner)
  await tx.practitionerPhoto.create({ data: { practitionerId: practitioner, type, bytes, changedAt: new Date(now) } })
  return had
}

export const dropPhoto = async (tx: Db, practitioner: string): Promise<boolean> =>
  (await tx.practitionerPhoto.deleteMany({ where: { practitionerId: practitioner } })).count > 0

/** Only of whoever treats here. */
export async function findPhoto(practitioner: string): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db().practitionerPhoto.findFirst({ where: { practitionerId: practitioner, practitioner: { active: true } }, select: { type: true, bytes: true } })
}
