import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// A lock is a file that names its holder: the process's number and, on Linux, when it was started,
// since numbers are used again. It is linked into place so that nobody reads it half-written.

/** @param {string | number} pid */
function statusOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', ...rest] = status.replace(/^.*\) /s, '').split(' ')
    return { isZombie: state === 'Z', started: rest[18] ?? '' }
  } catch {
    // Not Linux, or somebody else's process that we may not look at.
    return { isZombie: false, started: '' }
  }
}

const ourselves = () => `${process.pid} ${statusOf(process.pid).started}`

/** @param {string} holder */
function isRunning(holder) {
  const [pid = '', started = ''] = holder.split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  const now = statusOf(pid)
  return !now.isZombie && (started === '' || now.started === '' || started === now.started)
}

/** @param {string} file */
function holderOf(file) {
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
  const guard = `${file}.${dead.replace(' ', '-')}`
  if (!takeLock(guard)) return
  try {
    if (holderOf(file) === dead) rmSync(file)
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
    writeFileSync(draft, ourselves())
    linkSync(draft, file)
    return true
  } catch (error) {
    // ENOENT: whoever has just finished removed the folder.
    if (!['EEXIST', 'ENOENT'].includes(error.code)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const holder = holderOf(file)
  if (holder !== null && !isRunning(holder)) removeLock(file, holder)
  return false
}

/** @param {string} file */
export function releaseLock(file) {
  rmSync(file, { force: true })
}

/**
 * The number of the process that holds the lock, for people; null where nobody does.
 * @param {string} file
 */
export function lockHolder(file) {
  return holderOf(file)?.split(' ')[0] ?? null
}
