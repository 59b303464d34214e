import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive, startOf } from './alive.mjs'

// A lock is a file that names its holder: the process's number, the folder that it lies in and, on
// Linux, when the process was started. It is linked into place so that nobody reads it half-written.
// One whose holder has died counts for nothing, and neither does one that was copied with its
// folder.

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/**
 * What a folder is as long as the machine runs, also after it was moved. A copy is another one.
 * @param {string} folder
 */
export function markOf(folder) {
  const { dev, ino } = statSync(folder, { bigint: true })
  return `${bootId()}:${dev}:${ino}`
}

/** @param {string} file */
const ourselves = (file) =>
  `${process.pid} ${markOf(path.dirname(file))} ${startOf(process.pid)}`

/**
 * Earlier versions left out the folder or the start, and so may a system that doesn't tell.
 * @param {string} text
 */
function parsed(text) {
  const [pid = '', ...rest] = text.split(' ')
  return {
    pid: Number(pid),
    mark: rest.find((word) => word.includes(':')) ?? '',
    started: rest.find((word) => /^\d+$/.test(word)) ?? '',
  }
}

/**
 * @param {string} folder
 * @returns {string | null} null where it is gone
 */
function markNow(folder) {
  try {
    return markOf(folder)
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** @param {string} file @param {string} text */
function isRunning(file, text) {
  const { pid, mark, started } = parsed(text)
  if (!(pid > 0) || !isAlive(pid)) return false
  const now = startOf(pid)
  const isSame = started === '' || now === '' || started === now
  return isSame && (mark === '' || mark === markNow(path.dirname(file)))
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/**
 * Removes a dead holder's lock. Of several who saw it dead, one at a time gets here and looks
 * again: without that, the second would remove the lock that the first has taken since.
 * @param {string} file @param {string} dead
 */
function removeLock(file, dead) {
  const { pid, started } = parsed(dead)
  const guard = `${file}.${pid}-${started}`
  if (!takeLock(guard)) return
  try {
    if (textOf(file) === dead) rmSync(file)
  } finally {
    releaseLock(guard)
  }
}

/**
 * Takes the lock and says whether it did. A dead holder's is removed; ask again then.
 * @param {string} file
 */
export function takeLock(file) {
  const draft = `${file}.${process.pid}.draft`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(draft, ourselves(file))
    linkSync(draft, file)
    return true
  } catch (error) {
    // ENOENT: whoever has just finished removed the folder.
    if (!['EEXIST', 'ENOENT'].includes(error.code)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const holder = textOf(file)
  if (holder === null || isRunning(file, holder)) return false
  // Read again: where the folder is gone by now, so is the lock.
  if (textOf(file) === holder) removeLock(file, holder)
  return false
}

/**
 * Whether this process holds the lock.
 * @param {string} file
 */
export const holdsLock = (file) => lockHolder(file) === process.pid

/**
 * Gives the lock back; another's is left alone.
 * @param {string} file
 */
export function releaseLock(file) {
  if (holdsLock(file)) rmSync(file, { force: true })
}

/**
 * The number of the running process that holds the lock; null where none does.
 * @param {string} file
 * @returns {number | null}
 */
export function lockHolder(file) {
  const text = textOf(file)
  return text !== null && isRunning(file, text) ? parsed(text).pid : null
}
