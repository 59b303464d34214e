import { db, type Db } from './client'

/** How many days somebody who never came is kept, from the last that was heard of them. */
export async function readUnattendedDays(tx: Db = db()): Promise<number> {
  return (await tx.practice.findFirst({ select: { unattendedDays: true } }))?.unattendedDays ?? 365
}

export const unattendedDays = async (tx: Db): Promise<number | null> =>
  (await tx.practice.findFirst({ select: { unattendedDays: true } }))?.unattendedDays ?? null

/** Answers false where it wasn't `was` any more. */
export async function setUnattendedDays(tx: Db, { days, was }: { days: number; was: number }): Promise<boolean> {
  return (await tx.practice.updateMany({ where: { unattendedDays: was }, data: { unattendedDays: days } })).count === 1
}
