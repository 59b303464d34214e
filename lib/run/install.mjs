import {
  accessSync, constants, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync,
  rmSync, rmdirSync, statSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotRun, say } from './cannot-run.mjs'
import { lockHolder, releaseLock, takeLock } from './lock.mjs'
import { explain } from './npm-failure.mjs'
import { npmCi } from './npm.mjs'
import { isInstalled, packageCounter } from './packages.mjs'
import { withProgress } from './progress.mjs'

// `npm ci` empties node_modules before it fetches anything. So it runs in a folder beside, with
// copies of what it reads, and what it made takes the old one's place only when it is whole: two
// renames, after which the old one is deleted. That costs the old one's size (about 1 GB) until
// then, and no time. Packages have no absolute links in them, so they may be moved.

const beside = '.installing'
const current = 'node_modules'
const before = path.join(beside, 'before')
const lock = path.join(beside, 'lock')

/** @param {string} place */
const isThere = (place) => lstatSync(place, { throwIfNoEntry: false }) !== undefined

/** @param {string} place */
const remove = (place) =>
  rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What an install that was interrupted left behind, between the two renames as well. */
function clearLeftovers() {
  if (!isThere(current) && isThere(before)) renameSync(before, current)
  for (const name of readdirSync(beside)) {
    if (!name.startsWith(path.basename(lock))) remove(path.join(beside, name))
  }
}

/** A volume of its own (a container's, say) can't be renamed. */
const isVolume = () => existsSync(current) && statSync(current).dev !== statSync('.').dev

/** @param {string} folder */
async function fill(folder) {
  const what = { label: 'Installing packages', unit: 'packages' }
  const failed = await withProgress(what, packageCounter(folder), () => npmCi(folder))
  if (failed) throw new CannotRun(explain(failed.code, failed.output))
  if (!isInstalled(folder)) {
    const said = 'npm ci ended well, but packages of package-lock.json are missing.'
    throw new CannotRun(explain('', said))
  }
}

/** The old packages have to go first here: nothing can be put beside them. */
async function fillVolume() {
  remove(path.join(current, '.package-lock.json'))
  await fill('.')
}

async function fillBeside() {
  const stage = path.join(beside, String(process.pid))
  mkdirSync(stage)
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    if (existsSync(file)) copyFileSync(file, path.join(stage, file))
  }
  await fill(stage)
  if (isThere(current)) renameSync(current, before)
  renameSync(path.join(stage, current), current)
}

/** Runs `work` while we hold the lock, and leaves nothing behind but `node_modules`. */
async function locked(work) {
  try {
    clearLeftovers()
    await work()
  } finally {
    clearLeftovers()
    releaseLock(lock)
    removeIfEmpty(beside)
  }
}

/** @param {string} folder */
function removeIfEmpty(folder) {
  try {
    rmdirSync(folder)
  } catch (error) {
    // Another command waits in it, or has already removed it.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error
  }
}

/** Asks for the lock every 100 ms, and after a second says whom we wait for. */
async function waitForLock() {
  for (let asked = 1; !takeLock(lock); asked += 1) {
    const holder = lockHolder(lock)
    if (asked === 10 && holder) {
      say(`Another command (process ${holder}) is installing packages; waiting for it …`)
    }
    await wait(100)
  }
}

async function installLocked() {
  await waitForLock()
  await locked(async () => {
    if (isInstalled('.')) return
    say('Installing packages (a minute or two the first time) …')
    await (isVolume() ? fillVolume() : fillBeside())
  })
}

/** An install was killed while it cleared up; where another command is at it, it is left to it. */
async function tidy() {
  if (isThere(beside) && isWritable('.') && takeLock(lock)) await locked(() => undefined)
}

/**
 * Installs what the lock file names into the working folder, unless it is there. Development
 * packages as well: the build needs them. Of two commands at once the second waits. Throws
 * CannotRun, with the packages of before left as they were.
 */
export async function install() {
  try {
    await (isInstalled('.') ? tidy() : installLocked())
  } catch (error) {
    if (error.code === undefined) throw error
    throw new CannotRun(explain(error.code, error.message))
  }
}
