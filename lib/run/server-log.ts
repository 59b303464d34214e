import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'

// The embedded PostgreSQL's own words. It writes at the end of the file that it was started with.

export const logOf = (home: string): string => path.join(home, 'server.log')

export const mostLogBytes = 10_000_000

/**
 * Sets the log aside once it is too large and empties it, also while the server writes it: two
 * files of about that size at the most. What is written between the two steps is lost.
 */
export function boundLog(home: string): void {
  const file = logOf(home)
  if (!existsSync(file) || statSync(file).size <= mostLogBytes) return
  const before = `${file}.old`
  // First, so that there is room for it also on a full disk.
  rmSync(before, { force: true })
  copyFileSync(file, before)
  truncateSync(file)
}
