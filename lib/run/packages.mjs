import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** @param {string} file @returns {Record<string, Record<string, unknown>>} */
function packagesOf(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch (error) {
    if (error instanceof SyntaxError) error.code = 'EJSONPARSE'
    throw error
  }
}

/** What npm noted of its last install; a note that was cut off counts for nothing. */
function noteOf(folder) {
  try {
    return packagesOf(path.join(folder, 'node_modules/.package-lock.json'))
  } catch (error) {
    if (error.code === 'EJSONPARSE') return {}
    throw error
  }
}

const mayBeAbsent = (entry) => [entry.optional, entry.devOptional, entry.peer].includes(true)

/** @param {string} folder */
const wantedIn = (folder) =>
  Object.entries(packagesOf(path.join(folder, 'package-lock.json'))).filter(([place]) => place !== '')

/**
 * Counts, each time it is asked, how many of the packages that must be there are there by now.
 * @param {string} folder
 */
export function packageCounter(folder) {
  const files = wantedIn(folder).filter(([, entry]) => !mayBeAbsent(entry))
    .map(([place]) => path.join(folder, place, 'package.json'))
  return () => ({ done: files.filter((file) => existsSync(file)).length, all: files.length })
}

/**
 * Whether a folder's `node_modules` has every package of its lock file at its version (optional
 * ones may be absent). What npm noted is not enough: an `npm ci` that was stopped while it removed
 * the old packages leaves the note, so each package is looked for as well.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const noted = noteOf(folder)
  return wantedIn(folder).every(([place, entry]) => {
    const found = noted[place]
    if (!found) return mayBeAbsent(entry)
    return found.version === entry.version && existsSync(path.join(folder, place, 'package.json'))
  })
}
