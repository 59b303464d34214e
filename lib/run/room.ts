import { statfs } from 'node:fs/promises'
import { CannotRun } from './cannot-run.mjs'

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`

/** Kept free in any case: a database whose disk is full takes no bookings. */
const reserveBytes = 100_000_000

/**
 * Throws CannotRun where a folder's disk has less room than `work` will take. Disks that don't say
 * how much there is are taken at their word later.
 */
export async function assertRoom(folder: string, bytes: number, work: string): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(folder)
  const [free, needed] = [bavail * bsize, bytes + reserveBytes]
  if (blocks === 0 || free >= needed) return
  throw new CannotRun(`There is too little room on the disk of ${folder} ${work}: `
    + `${megabytes(free)} are free, and ${megabytes(needed)} are needed. `
    + 'Delete what you don’t need there.')
}
