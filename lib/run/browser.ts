import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { CannotRun, say } from './cannot-run.mjs'
import { isRoot } from './binaries'

// The one without a window first: it does the same in three quarters of the time.
const usual = [
  '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

async function present(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (existsSync(named)) return named
    throw new CannotRun(`CHROMIUM_PATH names ${named}, which does not exist; correct or unset it.`)
  }
  const { chromium } = await import('@playwright/test')
  return [...usual, chromium.executablePath()].find((file) => existsSync(file))
}

const quietly = (file: string, words: string[]) =>
  spawnSync(file, words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0

function fetchOne(): void {
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the browser tests …')
    const install = (name: string) => quietly('apt-get', ['install', '-y', '--no-install-recommends', name])
    if (quietly('apt-get', ['update']) && (install('chromium-headless-shell') || install('chromium'))) return
  }
  say('Fetching the browser of Playwright …')
  quietly(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
}

/** A Chromium to test with: named, installed, or fetched. */
export async function findBrowser(): Promise<string> {
  const found = await present()
  if (found) return found
  fetchOne()
  const fetched = await present()
  if (fetched) return fetched
  throw new CannotRun('There is no Chromium for the browser tests; install one and name it in CHROMIUM_PATH, or leave them out: npm run check')
}
