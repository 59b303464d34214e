import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((file) => file && existsSync(file))
// None of what a browser does of its own accord: it would slow the tests and reach for the network.
const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run',
]

// Made by the setup below, before the first worker reads this file: each worker has a practice and a server of its own, since a
// worklist that another test writes to is no ground for a test of its order.
const worlds = JSON.parse(process.env['PLUMBLINE_WORLDS'] ?? '[]') as Record<string, string>[]
const world = worlds[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]
Object.assign(process.env, world)
if (world) {
  process.env['DATABASE_URL'] = world['PLUMBLINE_DATABASE_URL']
  // The server's clock has gone on since it started: a worker that starts later begins where it stood then.
  const since = performance.timeOrigin - Number(world['PLUMBLINE_NOW_AT'])
  process.env['PLUMBLINE_NOW'] = new Date(Date.parse(world['PLUMBLINE_NOW'] ?? '') + since).toISOString()
}

const long = ['**/story.spec.ts', '**/set-up.spec.ts', '**/questions.spec.ts', '**/morning.spec.ts', '**/main-job.spec.ts']

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.spec.ts',
  outputDir: '../.data/test/results',
  globalSetup: './support/journeys.ts',
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['PLUMBLINE_URL'] ?? 'http://127.0.0.1:3000',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Recording every test costs more than the test: PLUMBLINE_TRACE=1 where one is to be looked into.
    trace: process.env['PLUMBLINE_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { ...(installed ? { executablePath: installed } : {}), args: quiet },
  },
  // What takes longest begins first, so that no worker waits for another's last file.
  projects: [{ name: 'long', testMatch: long }, { name: 'chromium', testIgnore: long }],
})
