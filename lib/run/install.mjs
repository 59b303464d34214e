import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CannotRun, say } from './cannot-run.mjs'

/** @param {string} file */
function packagesOf(file) {
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}

/** What npm noted of its last install has every package of the lock file at its version (optional ones may be absent). */
function isInstalled() {
  const there = packagesOf('node_modules/.package-lock.json')
  const wanted = Object.entries(packagesOf('package-lock.json'))
  return wanted.every(([place, entry]) => {
    if (place === '') return true
    const found = there[place]
    if (found) return found.version === entry.version
    return entry.optional === true || entry.devOptional === true || entry.peer === true
  })
}

/** npm as the program that started us, or the one on the path. */
function npm() {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js') && existsSync(cli)) return { file: process.execPath, words: [cli], shell: false }
  return { file: 'npm', words: [], shell: process.platform === 'win32' }
}

/** Installs what the lock file names, unless it is there. Development packages as well: the build needs them. */
export async function install() {
  if (isInstalled()) return
  say('Installing packages (a minute or two the first time) …')
  const { file, words, shell } = npm()
  const env = { ...process.env, NPM_CONFIG_UPDATE_NOTIFIER: 'false' }
  const done = spawnSync(file, [...words, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: path.resolve('.'),
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env,
    shell,
  })
  if (done.status === 0) return
  const reason = (done.stderr || String(done.error ?? '')).split('\n').find((line) => line.trim() !== '') ?? 'no reason given'
  throw new CannotRun(`npm ci failed (${reason.trim()}). Check the connection to the package registry and try again.`)
}
