import { spawn } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { codeIn } from './npm-failure.mjs'

const follow = pathToFileURL(path.join(import.meta.dirname, 'follow-parent.mjs')).href

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

const onPath = () =>
  (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
    .map((folder) => path.join(folder, 'npm')).find(isProgram)

/** @param {string} file */
function isNodeScript(file) {
  const start = Buffer.alloc(80)
  const opened = openSync(file, 'r')
  readSync(opened, start)
  closeSync(opened)
  return /^#!.*\bnode\b/.test(start.toString().split('\n')[0] ?? '')
}

/**
 * npm as the program that started us, or the one on the path. Where it is a script of Node's it
 * ends with us: one that outlived a kill would go on writing beside the next.
 */
function npm() {
  const started = process.env.npm_execpath
  const script = started?.endsWith('npm-cli.js') && existsSync(started) ? started : onPath()
  const isOurs = script !== undefined && isNodeScript(script)
  return isOurs ? { file: process.execPath, words: ['--import', follow, script] }
    : { file: 'npm', words: [] }
}

const ci = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * Runs `npm ci` in a folder, quietly. Answers null where it went well, otherwise its code (npm's,
 * Node's, or the signal that ended it) and what it said.
 * @param {string} folder
 * @returns {Promise<{ code: string, output: string } | null>}
 */
export function npmCi(folder) {
  const { file, words } = npm()
  const child = spawn(file, [...words, ...ci], {
    cwd: folder,
    // The other end of its standard input is ours, by which it notices that we have gone.
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
    shell: file === 'npm' && process.platform === 'win32',
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: `${error.code}-npm`, output: '' }))
    child.on('close', (code, signal) =>
      resolve(code === 0 ? null : { code: signal ?? codeIn(output), output }))
  })
}
