import { cpSync, existsSync } from 'node:fs'
import path from 'node:path'

/** What was built before needn't be built again: `built`, where it is there, into a data folder. */
export function copyBuilds(built: string, data: string): void {
  if (!existsSync(built)) return
  const how = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true }
  cpSync(built, path.join(data, 'builds'), how)
}
