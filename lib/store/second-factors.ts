import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'

/** Authenticator apps and recovery codes. */

export async function findTotp(tx: Db, staff: string): Promise<Uint8Array | null> {
  return (await tx.staffTotp.findUnique({ where: { staffId: staff }, select: { secretSealed: true } }))?.secretSealed ?? null
}

/** Set up, or anew in place of the one before. `step`: whose code proved it, which isn't taken again. */
export async function writeTotp(tx: Db, totp: { staff: string; sealed: Buffer<ArrayBuffer>; step: number }, now: Instant): Promise<void> {
  const data = { secretSealed: totp.sealed, lastStep: totp.step, setUpAt: new Date(now) }
  await tx.staffTotp.upsert({ where: { staffId: totp.staff }, create: { staffId: totp.staff, ...data }, update: data })
}

/** Takes the code of these thirty seconds, once: of several at the same time one has it. */
export async function takeStep(tx: Db, staff: string, step: number): Promise<boolean> {
  const { count } = await tx.staffTotp.updateMany({ where: { staffId: staff, lastStep: { lt: step } }, data: { lastStep: step } })
  return count === 1
}

export async function takeRecoveryCode(tx: Db, staff: string, codeHash: Buffer<ArrayBuffer>, now: Instant): Promise<boolean> {
  const { count } = await tx.staffRecoveryCode.updateMany({ where: { staffId: staff, codeHash, usedAt: null }, data: { usedAt: new Date(now) } })
  return count === 1
}

/** In place of all that there were. */
export async function writeRecoveryCodes(tx: Db, staff: string, hashes: readonly Buffer<ArrayBuffer>[], now: Instant): Promise<void> {
  await tx.staffRecoveryCode.deleteMany({ where: { staffId: staff } })
  await tx.staffRecoveryCode.createMany({ data: hashes.map((codeHash) => ({ codeHash, staffId: staff, madeAt: new Date(now) })) })
}

/** Every second factor that they have. */
export async function dropFactors(tx: Db, staff: string): Promise<number> {
  const where = { staffId: staff }
  const [apps, codes, keys] = [await tx.staffTotp.deleteMany({ where }), await tx.staffRecoveryCode.deleteMany({ where }),
    await tx.staffPasskey.deleteMany({ where })]
  return apps.count + codes.count + keys.count
}

export interface FactorsRow {
  totpSince: Instant | null
  codesLeft: number
}

export async function readFactors(staff: string): Promise<FactorsRow> {
  const [totp, codesLeft] = await Promise.all([
    db().staffTotp.findUnique({ where: { staffId: staff }, select: { setUpAt: true } }), db().staffRecoveryCode.count({ where: { staffId: staff, usedAt: null } }),
  ])
  return { totpSince: totp?.setUpAt.getTime() ?? null, codesLeft }
}
