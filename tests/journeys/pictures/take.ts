import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test'
import { findBrowser } from '@/lib/run/browser'
import { leaveCluster, startCluster, testHome } from '@/lib/run/cluster'
import { seed } from '@/lib/run/demo'
import { inData, makeFolder } from '@/lib/run/places'
import { createTestDatabase } from '@/tests/support/database'
import { startServer } from '@/tests/support/server'

// The pictures of the README, from a practice made anew: npx tsx tests/journeys/pictures/take.ts

/** A Tuesday morning, with the desk at work. */
const moment = '2026-11-24T11:20:00Z'
const folder = path.join('tests', 'journeys', 'pictures')
const [phone, wide, desk] = [{ width: 390, height: 844 }, { width: 1280, height: 900 }, { width: 1366, height: 768 }]

interface Account {
  email: string
  password: string
  role: string
}

const data = makeFolder(inData('test', 'pictures'))

function receptionist(): Account {
  const file = path.join(data, 'demo-accounts.json')
  const accounts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Account[]) : []
  const found = accounts.find(({ role }) => role === 'reception')
  if (!found) throw new Error('the demo practice has no receptionist')
  return found
}

async function signIn(page: Page): Promise<void> {
  const { email, password } = receptionist()
  await page.goto('/signin')
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('.keys-button[data-ready]').waitFor()
}

async function take(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
  process.stdout.write(`${name}.png\n`)
}

async function takeAll(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
  const open = async (viewport: BrowserContextOptions['viewport']) => {
    const page = await browser.newPage({ baseURL: url, viewport, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' })
    await page.clock.install({ time: moment })
    page.setDefaultTimeout(30_000)
    return page
  }
  await take(await open(phone), '/', 'home-phone')
  await take(await open(wide), '/book/time?clinic=hall-green&profession=osteopath&asked=yes&service=osteopathy-first', 'time-desk')
  const page = await open(desk)
  await signIn(page)
  await take(page, '/reception/calls', 'calls-desk')
  await take(page, '/reception/diary', 'diary-desk')
  await browser.close()
}

await startCluster(testHome())
const env = { PLUMBLINE_NOW: moment, PLUMBLINE_TEST: '1', PLUMBLINE_DATA_DIR: data }
const database = await createTestDatabase()
try {
  await seed(database, [], env, true)
  const server = await startServer({ database, dataFolder: data, env })
  try {
    await takeAll(server.url)
  } finally {
    await server.stop()
  }
} finally {
  await database.drop()
  await leaveCluster(testHome())
}
