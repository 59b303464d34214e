import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isZombie } from './alive.mjs'

const onLinux = process.platform === 'linux'

/**
 * Whether the process was started with this text among its arguments; assumed where it can't be
 * seen.
 */
export function mentions(pid: number, text: string): boolean {
  if (!onLinux || !existsSync('/proc/self/cmdline')) return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
  } catch {
    return false
  }
}

interface Place {
  dev: bigint
  ino: bigint
}

const placeOf = (path: string): Place => statSync(path, { bigint: true })
const isOne = (a: Place, b: Place) => a.dev === b.dev && a.ino === b.ino

/** Whether two paths lead to one folder, whatever it is called on the way. */
export function isSamePlace(one: string, other: string): boolean {
  try {
    return isOne(placeOf(one), placeOf(other))
  } catch {
    return false
  }
}

/**
 * Whether a process works in a folder, wherever that was moved since; null where it can't be seen.
 * A copy of the folder is another one.
 */
export function worksIn(pid: number, folder: string): boolean | null {
  if (!onLinux || !existsSync('/proc/self/cwd')) return null
  try {
    return isOne(placeOf(`/proc/${pid}/cwd`), placeOf(folder))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? null : false
  }
}

/** The account that a process belongs to; null where it can't be seen. */
export function accountOf(pid: number): number | null {
  try {
    return onLinux ? statSync(`/proc/${pid}`).uid : null
  } catch {
    return null
  }
}

/** The live processes that work in a folder (Linux only, and only those that we may look at). */
export function workingIn(folder: string): number[] {
  if (!onLinux) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, folder) === true && !isZombie(pid))
}

/** Waits until `isSo` holds, looking every 40 ms; false when it never did. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  for (let left = seconds * 25; left > 0; left -= 1) {
    if (await isSo()) return true
    await wait(40)
  }
  return false
}
