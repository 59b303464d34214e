import { readFileSync } from 'node:fs'

// Whether a process runs. Plain JavaScript, so that the install can use it before anything is there
// to read TypeScript.

/**
 * What Linux knows of a process; empty elsewhere, and for one that we may not look at.
 * @param {string | number} pid
 */
function statusOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', ...rest] = status.replace(/^.*\) /s, '').split(' ')
    return { state, started: rest[18] ?? '' }
  } catch {
    return { state: '', started: '' }
  }
}

/**
 * When a process was started, as a number of Linux's own; empty where that can't be seen. With the
 * process's number it names one process, since numbers are used again.
 * @param {string | number} pid
 */
export const startOf = (pid) => statusOf(pid).started

/**
 * Whether it has ended but wasn't collected by its parent: such a one still answers signals.
 * @param {number} pid
 */
export const isZombie = (pid) => statusOf(pid).state === 'Z'

/**
 * Looked at before it is signalled: one that has ended and is collected in between would have
 * answered the signal and not be there any more to be seen as a zombie.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (isZombie(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
