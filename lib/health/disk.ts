import { statfs } from 'node:fs/promises'
import type { DiskFact } from '@/lib/core/health/facts'

/**
 * The disk that holds a folder. Null where that can't be looked at, such as one that isn't there.
 */
export async function readDisk(folder: string): Promise<DiskFact | null> {
  try {
    const { bsize, bavail, blocks } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null
  }
}
