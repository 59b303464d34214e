import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** Everything that running leaves behind: the database, secrets, builds. */
export function dataFolder(): string {
  return path.resolve(root, process.env['PLUMBLINE_DATA_DIR'] || '.data')
}

export const inData = (...parts: string[]) => path.join(dataFolder(), ...parts)

/** A folder that others may pass through but not list: the database's account has to reach what lies in it. */
export function makeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true })
  try {
    chmodSync(folder, 0o711)
  } catch {
    // Somebody else's folder: whether it can be passed is seen where it is used.
  }
  return folder
}
