import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const onLinux = process.platform === 'linux'

/** A process that has ended but has not been collected by its parent still answers signals. */
function isZombie(pid: number): boolean {
  if (!onLinux) return false
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').startsWith('Z')
  } catch {
    return false
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

/** Whether the process was started with this text among its arguments; assumed where it can't be seen. */
export function mentions(pid: number, text: string): boolean {
  if (!onLinux || !existsSync('/proc/self/cmdline')) return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
  } catch {
    return false
  }
}

/** The live processes that work in a folder (Linux only, and only those that we may look at). */
export function workingIn(folder: string): number[] {
  if (!onLinux) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === folder && !isZombie(pid)
      } catch {
        return false
      }
    })
}

/** Waits until `isSo` holds, looking every 40 ms; false when it never did. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  for (let left = seconds * 25; left > 0; left -= 1) {
    if (await isSo()) return true
    await wait(40)
  }
  return false
}
