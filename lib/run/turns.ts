import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './alive.mjs'
import { CannotRun } from './cannot-run.mjs'
import { lockHolder, markOf, releaseLock, takeLock } from './lock.mjs'
import { mentions, until } from './processes'

/** Takes the lock and says whether it did. Throws CannotRun where it can't be written at all. */
export function take(file: string): boolean {
  try {
    return takeLock(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new CannotRun(`${file} can't be written (${message}); make room on its disk, or start `
      + `as the account that owns ${path.dirname(file)}.`)
  }
}

/**
 * Runs `work` while no other process does the same; a lock whose process has died counts for
 * nothing. Throws CannotRun where another is at it for longer than `seconds`.
 */
export async function inTurn<T>(file: string, seconds: number, work: () => Promise<T>): Promise<T> {
  if (!(await until(() => take(file), seconds))) {
    const holder = lockHolder(file) ?? 'unknown'
    throw new CannotRun(`Another process (${holder}) is busy with the same for ${seconds} s; `
      + `stop it, or remove ${file}.`)
  }
  try {
    return await work()
  } finally {
    releaseLock(file)
  }
}

/**
 * Who needs a shared thing: one file a process, in the form that earlier versions read. The last to
 * leave may switch it off.
 */
export function enter(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, String(process.pid)), markOf(folder))
}

/** Leaves, and tells whether nobody else is left. */
export function leave(folder: string): boolean {
  rmSync(path.join(folder, String(process.pid)), { force: true })
  return holding(folder).every((pid) => pid === process.pid)
}

function isHeld(folder: string, pid: number): boolean {
  if (!(pid > 0) || !isAlive(pid) || !mentions(pid, 'node')) return false
  try {
    // The first versions wrote no mark.
    return ['', markOf(folder)].includes(readFileSync(path.join(folder, String(pid)), 'utf8'))
  } catch {
    return false
  }
}

/** The running processes that need the thing; what others left behind is removed. */
export function holding(folder: string): number[] {
  const noted = existsSync(folder) ? readdirSync(folder) : []
  const held = noted.filter((name) => isHeld(folder, Number(name)))
  for (const name of noted) {
    if (!held.includes(name)) rmSync(path.join(folder, name), { force: true })
  }
  return held.map(Number)
}
